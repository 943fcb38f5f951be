import { present } from '../../domain/description/present.ts';
import type { RelatedItem, RelatedWork } from '../../domain/description/related-work.ts';
import { RELATION_TYPES } from '../../domain/vocabulary/relation-types.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';
import type { DataciteItem, DataciteRecord, DataciteRelated } from './datacite-record.ts';
import { shortAgentOf } from './description-agents.ts';
import { titleOf } from './description-texts.ts';
import { GENERAL_TYPES, IDENTIFIER_TYPES, listed, NUMBER_TYPES } from './kernel-lists.ts';

/**
 * Family and works. Physical objects by DOI or handle are parents and children, a collection under the prefix of the record
 * itself is its collection; everything else, such as parents of a DOI that are named by a bare IGSN, is a related work.
 */
export function relatedOf(
  { relatedIdentifiers = [], relatedItems = [] }: DataciteRecord,
  own: ReadIdentifier | undefined,
) {
  const memberOf = (one: DataciteRelated) => readMember(one.relatedIdentifier, own) ?? [];
  const relatives = relatedIdentifiers.filter((one) => FAMILY_RELATIONS.has(one.relationType) && isFamily(one, own));
  const family = (relation: string, general: string) =>
    relatives.filter((one) => one.relationType === relation && one.resourceTypeGeneral === general);
  const parents = family('IsPartOf', 'PhysicalObject');
  const children = family('HasPart', 'PhysicalObject');
  const collections = family('IsPartOf', 'Collection')
    .filter((one) => readIdentifier(one.relatedIdentifier)?.prefix === own?.prefix)
    .slice(0, 1);
  const used = new Set([...parents, ...children, ...collections]);
  const [parent, ...furtherParents] = parents.flatMap(memberOf);
  return {
    parent,
    furtherParents,
    children: children.flatMap(memberOf),
    collection: collections.flatMap(memberOf)[0]?.igsn,
    relatedWorks: relatedIdentifiers.filter((one) => !used.has(one)).map(workOf),
    relatedItems: relatedItems.map(itemOf),
  };
}

const FAMILY_RELATIONS: ReadonlySet<string> = new Set(['IsPartOf', 'HasPart']);
const FAMILY_MEMBERS = ['relatedIdentifier', 'relatedIdentifierType', 'relationType', 'resourceTypeGeneral'];

/** By DOI or handle under any prefix; a bare code only where the record itself names itself by one, since else whose it is is not known. */
function isFamily(one: DataciteRelated, own: ReadIdentifier | undefined): boolean {
  const isPlain = Object.keys(one).every((key) => FAMILY_MEMBERS.includes(key));
  const read = readIdentifier(one.relatedIdentifier);
  if (!isPlain || own === undefined || read === undefined) return false;
  const { code, prefix } = read;
  if (prefix === undefined && own.prefix !== undefined) return false;
  const type = prefix === undefined ? 'IGSN' : prefix.startsWith('10.') ? 'DOI' : 'Handle';
  const value = prefix === undefined ? code : `${prefix}/${code}`;
  return one.relatedIdentifierType === type && one.relatedIdentifier.toUpperCase() === value;
}

const RELATION_BY_WORD = new Map(RELATION_TYPES.map(({ label }) => [label.toLowerCase(), label]));

function relationOf(word: string): string {
  return RELATION_BY_WORD.get(word.toLowerCase()) ?? word;
}

function workOf(one: DataciteRelated): RelatedWork {
  return present({
    identifier: one.relatedIdentifier,
    identifierType: listed(IDENTIFIER_TYPES, one.relatedIdentifierType) ?? one.relatedIdentifierType,
    relationType: relationOf(one.relationType),
    generalType: listed(GENERAL_TYPES, one.resourceTypeGeneral) ?? one.resourceTypeGeneral,
    relationNote: one.relationTypeInformation,
    metadataScheme: one.relatedMetadataScheme,
    schemeUri: one.schemeUri,
    schemeType: one.schemeType,
  });
}

function itemOf(item: DataciteItem): RelatedItem {
  const identifier = item.relatedItemIdentifier;
  const { publicationYear, volume, issue, number, firstPage, lastPage, edition } = item;
  return present({
    generalType: listed(GENERAL_TYPES, item.relatedItemType) ?? item.relatedItemType,
    relationType: relationOf(item.relationType),
    relationNote: item.relationTypeInformation,
    identifier: identifier?.relatedItemIdentifier,
    identifierType:
      listed(IDENTIFIER_TYPES, identifier?.relatedItemIdentifierType) ?? identifier?.relatedItemIdentifierType,
    metadataScheme: identifier?.relatedMetadataScheme,
    schemeUri: identifier?.schemeUri,
    schemeType: identifier?.schemeType,
    creators: item.creators?.map((one) => shortAgentOf(one, true)),
    titles: item.titles?.map(titleOf),
    publicationYear,
    volume,
    issue,
    number,
    numberType: listed(NUMBER_TYPES, item.numberType) ?? item.numberType,
    firstPage,
    lastPage,
    publisher: item.publisher === undefined ? undefined : { name: item.publisher },
    edition,
    contributors: item.contributors?.map((one) => shortAgentOf(one, false)),
  });
}
