import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import type { ElementReader } from '../reading/element-reader.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';
import { type Dialect, lastPart } from './dialect.ts';
import { relationRead } from './relations.ts';

/** DataCite's spelling of identifier types that the lists spell otherwise. */
const SPELLED: Readonly<Record<string, string>> = { local: 'Local', bibcode: 'bibcode' };

/** What a resource says of others: its family by IGSN, and works. */
export interface Related {
  readonly parents: readonly FamilyMember[];
  readonly children: readonly FamilyMember[];
  readonly collection: string | undefined;
  readonly works: readonly RelatedWork[];
}

/** Reads `relatedResources` of both shapes: plain text, or title and identifier. */
export function readRelated(resource: ElementReader, dialect: Dialect, own: ReadIdentifier | undefined): Related {
  const members = (list: readonly RelatedWork[]) =>
    list.flatMap(({ identifier, title }) => readMember(identifier, own, title) ?? []);
  const works = resource
    .list('relatedResources', 'relatedResource')
    .map((element) => workOf(element, dialect))
    .filter((one) => one !== undefined);
  const isKin = (relation: string) => (work: RelatedWork) =>
    work.identifierType === 'IGSN' && work.relationType === relation && work.relationNote === undefined;
  const collection = works.find(isKin('IsPartOf'));
  return {
    parents: members(works.filter(isKin('IsDerivedFrom'))),
    children: members(works.filter(isKin('IsSourceOf'))),
    collection: collection && readIdentifier(collection.identifier)?.code,
    works: works.filter((work) => work !== collection && !isKin('IsDerivedFrom')(work) && !isKin('IsSourceOf')(work)),
  };
}

function workOf(element: ElementReader, dialect: Dialect): RelatedWork | undefined {
  const inner = element.child('relatedResourceIdentifier');
  const identifier = inner === undefined ? element.own() : inner.own();
  const type = (inner ?? element).attribute('relatedResourceIdentifierType') ?? 'URL';
  const relation = lastPart(element.attribute('relationType') ?? '');
  if (identifier === undefined) return undefined;
  return present({
    identifier,
    identifierType: SPELLED[lastPart(type)] ?? lastPart(type),
    ...relationRead(relation, dialect),
    title: element.text('relatedResourceTitle'),
  });
}
