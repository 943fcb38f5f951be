import { present } from '../../domain/description/present.ts';
import type { RelatedWork, TypedIdentifier } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';
import type { ReadFacts } from '../reading/record-read.ts';
import { readClasses } from './read-classes.ts';
import { readParties, readRegistrant } from './read-parties.ts';
import { readPlaces } from './read-places.ts';

/** What a resource says: its identifier, the members it states, and who registered it. */
export interface ResourceRead {
  readonly identifier: ReadIdentifier | undefined;
  readonly said: Partial<SampleDescription>;
  readonly facts: ReadFacts;
}

/**
 * Reads the children of a name-shaped `resource` (IGSN description 1.0 and 1.1, GFZ description) in any order, all but
 * `supplementalMetadata`, which stays untaken. Lists may be empty: `readDescription` drops them.
 */
export function readResource(root: ElementReader): ResourceRead {
  const { identifier, ...names } = readNames(root);
  const parents = root.children('parentIdentifier').flatMap((one) => memberIn(one, identifier));
  const classes = readClasses(root);
  readKind(root, classes);
  const said = present({
    ...names,
    name: root.text('name'),
    parent: parents[0],
    furtherParents: parents.slice(1),
    collection: root.children('collectionIdentifier').flatMap((one) => memberIn(one, identifier))[0]?.igsn,
    relatedWorks: root.list('relatedIdentifiers', 'relatedIdentifier').flatMap(workOf),
    abstract: root.text('description'),
    ...readParties(root.children('collector'), root.list('contributors', 'contributor')),
    ...readPlaces(root.list('geoLocations', 'geoLocation')),
    ...classes,
    ...(root.node.attributes.type === 'Collection' && { generalType: 'Collection' }),
    collectedFrom: instantOf(root.text('collectionTime')),
    isPublic: isPublic(root.text('sampleAccess')),
  });
  return { identifier, said, facts: readRegistrant(root.child('registrant')) };
}

/** An instant of xs:dateTime; midnight to the second is how these schemas force a day to be written, and is read as the day. */
export function instantOf(text: string | undefined): string | undefined {
  return text?.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?(?:Z|[+-]00:00)?$/, '$1');
}

/** `Public` or `Private` in any case; undefined for any other word. */
export function isPublic(access: string | undefined): boolean | undefined {
  return /^(?:public|private)$/i.test(access ?? '') ? /^public$/i.test(access ?? '') : undefined;
}

/** Names of the object: without type plain names, own handles and DOIs give the prefix, the rest stay typed. */
export function readNames(
  root: ElementReader,
): { readonly identifier: ReadIdentifier | undefined } & Pick<
  SampleDescription,
  'otherNames' | 'alternateIdentifiers'
> {
  const stated = root.child('identifier');
  stated?.attribute('type');
  const own = readIdentifier(stated?.own());
  const typed: TypedIdentifier[] = [];
  const otherNames: string[] = [];
  for (const element of root.list('alternateIdentifiers', 'alternateIdentifier')) {
    const type = element.attribute('type');
    const value = element.own();
    if (value === undefined) continue;
    if (type === undefined) otherNames.push(value);
    else typed.push({ type, value });
  }
  const self = own && selfAmong(typed, own);
  const identifier = self === undefined ? own : readIdentifier(self.value);
  return { identifier, otherNames, alternateIdentifiers: typed.filter((one) => one !== self) };
}

/** The DOI, else the handle, that names the object itself; where the identifier has a prefix, the one with that prefix. */
function selfAmong(typed: readonly TypedIdentifier[], own: ReadIdentifier): TypedIdentifier | undefined {
  const named = ['doi', 'handle'].flatMap((type) => typed.filter((one) => one.type.toLowerCase() === type));
  return named.find(({ value }) => {
    const read = readIdentifier(value);
    return read?.code === own.code && read.prefix !== undefined && (own.prefix ?? read.prefix) === read.prefix;
  });
}

/** The kind of the resource counts as read where its type says the same. */
function readKind(root: ElementReader, { resourceType }: Partial<SampleDescription>): void {
  const kind = root.node.attributes.type?.trim();
  const isFeature = resourceType?.uri?.includes('/samplingfeaturetype/') ?? false;
  if (kind !== 'Feature' || isFeature) root.attribute('type');
}

function memberIn(element: ElementReader, own: ReadIdentifier | undefined): readonly FamilyMember[] {
  element.attribute('type');
  const member = readMember(element.own(), own);
  return member === undefined ? [] : [member];
}

function workOf(element: ElementReader): readonly RelatedWork[] {
  const identifier = element.own();
  const identifierType = element.attribute('type') ?? '';
  const relation = element.attribute('relationType') ?? 'hasDocument';
  if (identifier === undefined) return [];
  return [{ identifier, identifierType, ...relationOf(relation) }];
}

/** `hasEvent` is the event that collected the object, an expedition for one (DataCite IsCollectedBy). */
function relationOf(relation: string): Pick<RelatedWork, 'relationType' | 'generalType'> {
  if (/^hasEvent$/i.test(relation)) return { relationType: 'IsCollectedBy', generalType: 'Event' };
  return { relationType: /^hasDocument$/i.test(relation) ? 'IsDocumentedBy' : relationTypeOf(relation).label };
}
