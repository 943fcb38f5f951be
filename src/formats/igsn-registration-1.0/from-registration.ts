import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';
import type { LogEvent, ReadFacts, RecordRead } from '../reading/record-read.ts';
import type { SourceDocument } from '../reading/source-document.ts';

/** DataCite's spelling of the identifier types of the kernel; any case is read, since registries hold `IGSN` and `DOI` too. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    doi: 'DOI',
    handle: 'Handle',
    igsn: 'IGSN',
    lsid: 'LSID',
    url: 'URL',
    urn: 'URN',
  }),
);

const EVENTS = new Set(['submitted', 'registered', 'updated', 'deprecated', 'destroyed']);

/**
 * Reads a registration record of any version: number, registrant, family, works and log, in any order. A handle or IGSN of
 * the relation IsPartOf is the parent, one of HasPart a child, further parents are kept as such, each with its prefix where that
 * is another than the record's own. An event outside the five is kept as a foreign element.
 */
export function fromRegistration(source: SourceDocument, format = 'igsn'): readonly RecordRead[] {
  if (source.syntax !== 'xml') return [];
  const root = new ElementReader(source.root, newReading(source.file, format));
  const number = root.child('sampleNumber');
  number?.attribute('identifierType');
  const identifier = readIdentifier(number?.own());
  checkIdentified(identifier, root);
  checkLocation(root);
  const family = familyOf(root, identifier);
  const facts = readFacts(root);
  return [
    {
      description: readDescription(identifier, { ...family, foreign: leftovers(root) }),
      facts,
      findings: root.reading.findings,
    },
  ];
}

/** A registry takes the version from the location, readers take it from the namespace: a finding where they differ. */
function checkLocation(root: ElementReader): void {
  const { namespace, attributes } = root.node;
  const location = attributes['xsi:schemaLocation'] ?? '';
  const stated = /\/(\d\.\d)\/igsn\.xsd\s*$/.exec(location)?.[1];
  if (stated === undefined || namespace.endsWith(stated)) return;
  root.find('wrong-schema-location', 'Namespace and schema location name different versions.', {
    value: location,
    rule: `a location that belongs to ${namespace}`,
  });
}

function familyOf(root: ElementReader, own: ReadIdentifier | undefined) {
  const related = root
    .children('relatedResourceIdentifiers')
    .flatMap((wrapper) => [...wrapper.children('relatedIdentifier'), ...wrapper.children('relatedResourceIdentifier')])
    .flatMap(relatedOf);
  const parents = related.filter((work) => isFamily(work, 'IsPartOf'));
  const children = related.filter((work) => isFamily(work, 'HasPart'));
  const members = (works: readonly RelatedWork[]) =>
    works.flatMap(({ identifier }) => readMember(identifier, own) ?? []);
  return {
    parent: members(parents)[0],
    furtherParents: members(parents).slice(1),
    children: members(children),
    relatedWorks: related.filter((work) => !parents.includes(work) && !children.includes(work)),
  };
}

function relatedOf(element: ElementReader): readonly RelatedWork[] {
  const identifier = element.own();
  const type = element.attribute('relatedIdentifierType') ?? element.attribute('relatedResourceIdentifierType');
  const relation = element.attribute('relationType') ?? 'References';
  if (identifier === undefined) return [];
  const identifierType = type === undefined ? typeByLooks(identifier) : (TYPES.get(type.toLowerCase()) ?? type);
  return [{ identifier, identifierType, relationType: relationTypeOf(relation).label }];
}

/** The schema lets the type be absent. */
function typeByLooks(identifier: string): string {
  if (/^urn:/i.test(identifier)) return 'URN';
  if (/^(?:https?|ftp):/i.test(identifier)) return 'URL';
  return /^10\.\d/.test(identifier) ? 'DOI' : 'Handle';
}

function isFamily({ relationType, identifierType }: RelatedWork, word: string): boolean {
  return relationType === word && (identifierType === 'Handle' || identifierType === 'IGSN');
}

function readFacts(root: ElementReader): ReadFacts {
  const registrant = root.child('registrant');
  const identifier = registrant?.child('nameIdentifier');
  const value = identifier?.own();
  const type = identifier?.attribute('nameIdentifierScheme') ?? '';
  const log = root.list('log', 'logElement').flatMap(eventOf);
  return present({
    registrant: registrant?.text('registrantName'),
    registrantIdentifier: value === undefined ? undefined : { type, value },
    log: log.length > 0 ? log : undefined,
  });
}

/** An event with one of the five names, in any case, and a time. What is none keeps its attributes as foreign. */
function eventOf(element: ElementReader): readonly LogEvent[] {
  const { event: stated = '', timeStamp = '' } = element.node.attributes;
  const event = stated.trim().toLowerCase();
  if (!EVENTS.has(event) || timeStamp.trim() === '') {
    element.find('unknown-event', 'The event of the log is not known or has no time.', {
      value: `${stated} ${timeStamp}`.trim(),
      rule: 'submitted, registered, updated, deprecated or destroyed, with its time',
    });
    return [];
  }
  element.attribute('event');
  const at = element.attribute('timeStamp') ?? timeStamp;
  return [present({ event, at, comment: element.attribute('comment'), text: element.own() })];
}
