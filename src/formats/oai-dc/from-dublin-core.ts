import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import { MATERIALS } from '../../domain/vocabulary/materials.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';

/**
 * Reads simple Dublin Core as well as its plain words let it: the first title, description and rights are the main ones; a
 * relation is a reference, since nobody says of what kind. What fits no member is kept as foreign.
 */
export function fromDublinCore(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, 'oai_dc'));
  const identifiers = root.texts('identifier');
  const identifier = identifierOf(identifiers);
  checkIdentified(identifier, root);
  const [title, ...titles] = root.texts('title');
  const [abstract, ...texts] = root.texts('description');
  const publisher = root.text('publisher');
  const description = readDescription(identifier, {
    title,
    furtherTitles: titles.map((text) => ({ text })),
    abstract,
    furtherDescriptions: texts.map((text) => ({ text })),
    alternateIdentifiers: othersOf(identifiers, identifier),
    keywords: root.texts('subject'),
    agents: [
      ...root.texts('creator').map((name) => ({ name, isCreator: true })),
      ...root.texts('contributor').map((name) => ({ name, isCreator: false, role: 'Other' })),
    ],
    publisher: publisher === undefined ? undefined : { name: publisher },
    language: root.text('language'),
    relatedWorks: root.texts('relation').flatMap(workOf),
    ...typesOf(root.texts('type')),
    ...formatsOf(root.texts('format')),
    ...datesOf(root.texts('date')),
    ...coverageOf(root.texts('coverage')),
    ...rightsOf(root.texts('rights')),
    foreign: leftovers(root),
  });
  const facts = publisher === undefined ? {} : { registrant: publisher };
  return [{ description, facts, findings: root.reading.findings }];
}

/** The DOI, else the handle or IGSN, else the first that is no other address. */
function identifierOf(texts: readonly string[]): ReadIdentifier | undefined {
  const doi = texts.find((one) => /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:|10\.)/i.test(one));
  const handle = texts.find((one) => /^(?:https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|hdl:|igsn:)/i.test(one));
  return readIdentifier(doi ?? handle ?? texts.find((one) => !/^https?:/i.test(one)) ?? texts[0]);
}

function othersOf(texts: readonly string[], identifier: ReadIdentifier | undefined) {
  // An address that had to do for an identifier leads somewhere only as it was written.
  const isAddress = identifier?.code.includes('://') === true;
  return texts
    .filter((one) => isAddress || readIdentifier(one)?.code !== identifier?.code)
    .map((value) => ({ type: /^https?:/i.test(value) ? 'URL' : 'Other', value }));
}

const WORK = /^(?:(doi|handle|hdl|igsn|urn|url|isbn|issn|pmid|arxiv|ark):\s*)?(.+)$/is;
const TYPES: Readonly<Record<string, string>> = {
  doi: 'DOI',
  handle: 'Handle',
  hdl: 'Handle',
  igsn: 'IGSN',
  url: 'URL',
  isbn: 'ISBN',
  issn: 'ISSN',
  pmid: 'PMID',
  arxiv: 'arXiv',
  ark: 'ARK',
};

function workOf(text: string): readonly RelatedWork[] {
  const [, scheme = '', rest = ''] = WORK.exec(text) ?? [];
  const relationType = 'References';
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/i.exec(text)?.[1];
  if (doi !== undefined) return [{ identifier: doi, identifierType: 'DOI', relationType }];
  if (/^urn:/i.test(text)) return [{ identifier: text, identifierType: 'URN', relationType }];
  const known = TYPES[scheme.toLowerCase()];
  if (known !== undefined) return [{ identifier: rest, identifierType: known, relationType }];
  return [{ identifier: text, identifierType: /^https?:/i.test(text) ? 'URL' : 'Other', relationType }];
}

function typesOf(texts: readonly string[]) {
  const [first, ...more] = texts;
  const kinds = first === 'PhysicalObject' ? more : texts;
  const [label, ...further] = kinds;
  return {
    resourceType: label === undefined ? undefined : { label },
    furtherResourceTypes: further.map((one) => ({ label: one })),
  };
}

const MATERIAL_WORDS = new Map(MATERIALS.map(({ label, uri }) => [label.toLowerCase(), { label, uri }]));

function formatsOf(texts: readonly string[]) {
  const material = MATERIAL_WORDS.get(texts[0]?.toLowerCase() ?? '');
  const rest = material === undefined ? texts : texts.slice(1);
  const isMedia = (text: string) => /^[a-z]+\/[\w.+-]+$/i.test(text);
  const [size, ...furtherSizes] = rest.filter((text) => !isMedia(text)).map((value) => ({ value }));
  return { material, size, furtherSizes, mediaFormats: rest.filter(isMedia) };
}

/** A range, or the first of several, is when it was collected; the last of several when it was published. */
function datesOf(texts: readonly string[]) {
  const range = texts.find((one) => one.includes('/'));
  const [from, ...more] = texts.filter((one) => one !== range);
  const [collectedFrom, collectedTo] = range?.split('/') ?? (more.length > 0 ? [from] : []);
  const rest = range === undefined && more.length > 0 ? more : [from, ...more].filter((one) => one !== undefined);
  const [published, ...dates] = rest;
  const isYear = /^\d{4}$/.test(published ?? '');
  return {
    collectedFrom,
    collectedTo,
    publishedOn: isYear ? undefined : published,
    publicationYear: isYear ? Number(published) : undefined,
    dates: dates.map((date) => ({ date, type: 'Other' })),
  };
}

const POINT = /^latitude (-?[\d.]+), longitude (-?[\d.]+)/i;
const DEPTH = /^-?[\d.]+–-?[\d.]+ m /;

function coverageOf(texts: readonly string[]) {
  const point = texts.map((one) => POINT.exec(one)).find((one) => one !== null);
  const [locality, ...places] = texts.filter((one) => !POINT.test(one) && !DEPTH.test(one));
  return {
    latitudeDeg: point ? Number(point[1]) : undefined,
    longitudeDeg: point ? Number(point[2]) : undefined,
    locality,
    places: places.map((name) => ({ name })),
  };
}

function rightsOf(texts: readonly string[]) {
  const moratoriumUntil = texts
    .map((one) => /^Under moratorium until (\S+)$/.exec(one)?.[1])
    .find((one) => one !== undefined);
  const isPublic = moratoriumUntil === undefined && !texts.includes('Restricted access');
  const isAccess = (text: string) => text.startsWith('Under moratorium until ') || text === 'Restricted access';
  const licences = texts.filter((one) => !isAccess(one));
  return {
    isPublic,
    moratoriumUntil,
    licences: licences.map((one) => present(/^https?:/i.test(one) ? { uri: one } : { name: one })),
  };
}
