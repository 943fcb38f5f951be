import { present } from '../../domain/description/present.ts';
import type { RelatedWork, TypedIdentifier } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import { identifierOf, recordsIn } from '../igsn-json/from-json.ts';
import { momentOf, readLog, readRegistrant } from '../igsn-json/read-registration.ts';
import { newReading } from '../reading/element-reader.ts';
import { leftoverMembers, MemberReader } from '../reading/member-reader.ts';
import { readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';
import { readMaterials, readMethod } from './read-classes.ts';
import { readPeople } from './read-people.ts';
import { readPlace } from './read-place.ts';

/**
 * Reads the JSON of SESAR's landing pages: the shape of the IGSN JSON prototype with SESAR's list inside. Siblings, which the
 * parent tells, and what has no member are kept as foreign.
 */
export function fromSesarLanding(source: SourceDocument): readonly RecordRead[] {
  return recordsIn(source).map((value, n) => {
    const isOne = source.syntax === 'json' && !Array.isArray(source.value);
    const root = new MemberReader(value, newReading(source.file, 'sesar-landing'), isOne ? '' : `[${n + 1}]`);
    const identifier = identifierOf(root);
    root.take('@context');
    const text = root.object('description') ?? new MemberReader({}, root.reading, `${root.path}/description`);
    const more =
      text.object('supplementMetadata') ?? new MemberReader({}, root.reading, `${text.path}/supplementMetadata`);
    const log = readLog(text);
    const publishedOn = publicationIn(text);
    const said: Partial<SampleDescription> = {
      ...readIdentity(root, text, more),
      ...readSubstance(more),
      ...readMaterials(text),
      ...readMethod(text, more),
      ...readPeople(text, more),
      ...readPlace(text, more),
      ...(publishedOn !== undefined && { publishedOn }),
    };
    const facts = { ...readRegistrant(root), ...(log.length > 0 && { log }) };
    const description = readDescription(identifier, { ...said, foreign: leftoverMembers(root) });
    return { description, facts, findings: root.reading.findings };
  });
}

function readIdentity(root: MemberReader, text: MemberReader, more: MemberReader): Partial<SampleDescription> {
  const name = text.text('sampleName');
  const field = more.text('externalSampleId');
  const sampleId = more.text('sampleId');
  const alternateIdentifiers: readonly TypedIdentifier[] =
    sampleId === undefined ? [] : [{ type: 'SESAR sample id', value: sampleId }];
  return present({
    name,
    namespace: text.text('igsnPrefix'),
    landingPage: root.text('@id'),
    sampleType: text.text('sampleType'),
    otherNames: [...new Set([...(field === undefined ? [] : [field]), ...more.texts('otherName')])].filter(
      (one) => one !== name,
    ),
    alternateIdentifiers,
    parent: memberIn(text.text('parentIdentifier')),
    children: more.texts('childIGSN').flatMap((one) => memberIn(one) ?? []),
    abstract: text.text('description'),
    relatedWorks: more.objects('publicationUrl').flatMap(workIn),
  });
}

function readSubstance(more: MemberReader): Partial<SampleDescription> {
  const value = more.text('size');
  const age = more.text('geologicalAge');
  return present({
    rock: more.text('fieldName'),
    geologicalUnit: more.text('geologicalUnit'),
    geologicalAges: age === undefined ? [] : [age],
    size: value === undefined ? undefined : present({ value, unit: more.text('sizeUnit') }),
    purpose: more.text('purpose'),
    comment: more.text('sampleComment'),
    currentArchive: more.text('currentArchive'),
    currentArchiveContact: more.text('currentArchiveContact'),
    originalArchive: more.text('originalArchive'),
    originalArchiveContact: more.text('originalArchiveContact'),
  });
}

/** The day of publication is an event of the log that no registration knows. */
function publicationIn(text: MemberReader): string | undefined {
  const event = text.objects('log').find((one) => /^published$/i.test(String(one.members.type ?? '')));
  event?.take('type');
  return momentOf(event?.text('timestamp'));
}

function memberIn(text: string | undefined): FamilyMember | undefined {
  const code = readIdentifier(text)?.code;
  return code === undefined ? undefined : { igsn: code, name: code };
}

function workIn(element: MemberReader): readonly RelatedWork[] {
  const identifier = element.text('url');
  const isDoi = element.text('urlType')?.toUpperCase() === 'DOI';
  if (identifier === undefined) return [];
  const title = element.text('description');
  return [present({ identifier, identifierType: isDoi ? 'DOI' : 'URL', relationType: 'References', title })];
}
