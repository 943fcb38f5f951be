import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { readIdentifier } from '../reading/read-identifier.ts';
import type { LogEvent, ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';

/** DataCite's spelling of the identifier types of the kernel; any case is read, since registries hold `IGSN` and `DOI` too. */
const TYPES: Readonly<Record<string, string>> = {
  doi: 'DOI',
  handle: 'Handle',
  igsn: 'IGSN',
  lsid: 'LSID',
  url: 'URL',
  urn: 'URN',
};

/**
 * Reads a registration record of any version: number, registrant, family, works and log, in any order. A `handle` or `igsn`
 * of the relation IsPartOf is the parent, one of HasPart a child, further parents are kept as such.
 */
export function fromRegistration(source: SourceDocument): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, 'igsn'));
  const number = root.child('sampleNumber');
  number?.attribute('identifierType');
  const identifier = readIdentifier(number?.own());
  checkIdentified(identifier, root);
  const related = root
    .children('relatedResourceIdentifiers')
    .flatMap((wrapper) => [...wrapper.children('relatedIdentifier'), ...wrapper.children('relatedResourceIdentifier')])
    .flatMap(relatedOf);
  const parents = related.filter(isFamily('IsPartOf')).map(memberOf);
  const description = {
    parent: parents[0],
    furtherParents: parents.slice(1),
    children: related.filter(isFamily('HasPart')).map(memberOf),
    relatedWorks: related.filter((work) => !isFamily('IsPartOf')(work) && !isFamily('HasPart')(work)),
  };
  const facts = factsOf(root);
  return [
    {
      description: readDescription(identifier, { ...description, foreign: leftovers(root) }),
      facts,
      findings: root.reading.findings,
    },
  ];
}

function relatedOf(element: ElementReader): readonly RelatedWork[] {
  const identifier = element.own();
  const type = element.attribute('relatedIdentifierType') ?? element.attribute('relatedResourceIdentifierType') ?? '';
  const relation = element.attribute('relationType') ?? 'References';
  if (identifier === undefined) return [];
  return [
    { identifier, identifierType: TYPES[type.toLowerCase()] ?? type, relationType: relationTypeOf(relation).label },
  ];
}

function isFamily(relation: string): (work: RelatedWork) => boolean {
  return ({ relationType, identifierType }) =>
    relationType === relation && (identifierType === 'Handle' || identifierType === 'IGSN');
}

function memberOf({ identifier }: RelatedWork): FamilyMember {
  const code = readIdentifier(identifier)?.code ?? identifier;
  return { igsn: code, name: code };
}

function factsOf(root: ElementReader): ReadFacts {
  const registrant = root.child('registrant');
  const name = registrant?.text('registrantName');
  const identifier = registrant?.child('nameIdentifier');
  const value = identifier?.own();
  const type = identifier?.attribute('nameIdentifierScheme') ?? '';
  const log = root.list('log', 'logElement').flatMap(eventOf);
  return {
    ...(name !== undefined && { registrant: name }),
    ...(value !== undefined && { registrantIdentifier: { type, value } }),
    ...(log.length > 0 && { log }),
  };
}

function eventOf(element: ElementReader): readonly LogEvent[] {
  const event = element.attribute('event');
  const at = element.attribute('timeStamp');
  const comment = element.attribute('comment');
  return event === undefined || at === undefined ? [] : [{ event, at, ...(comment !== undefined && { comment }) }];
}
