import { present } from '../../domain/description/present.ts';
import type { RelatedItem, RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { RELATION_TYPES } from '../../domain/vocabulary/relation-types.ts';
import { type ReadIdentifier, readIdentifier } from '../reading/read-identifier.ts';
import type { DataciteItem, DataciteRecord, DataciteRelated } from './datacite-record.ts';
import { shortAgentOf } from './description-agents.ts';
import { titleOf } from './description-texts.ts';
import { GENERAL_TYPES, IDENTIFIER_TYPES, listed, NUMBER_TYPES } from './kernel-lists.ts';

/**
 * Family and works. Physical objects under the DOI prefix of the record itself are parents and children, a collection there is
 * its collection; everything else, such as parents named by a bare IGSN, is a related work.
 */
export function relatedOf(
  { relatedIdentifiers = [], relatedItems = [] }: DataciteRecord,
  own: ReadIdentifier | undefined,
) {
  const family = (relation: string, general: string) =>
    relatedIdentifiers.filter(
      (one) => isFamily(one, own) && one.relationType === relation && one.resourceTypeGeneral === general,
    );
  const parents = family('IsPartOf', 'PhysicalObject');
  const children = family('HasPart', 'PhysicalObject');
  const collections = family('IsPartOf', 'Collection').slice(0, 1);
  const used = new Set([...parents, ...children, ...collections]);
  const [parent, ...furtherParents] = parents.map(memberOf);
  return {
    parent,
    furtherParents,
    children: children.map(memberOf),
    collection: collections.map(memberOf)[0]?.igsn,
    relatedWorks: relatedIdentifiers.filter((one) => !used.has(one)).map(workOf),
    relatedItems: relatedItems.map(itemOf),
  };
}

const FAMILY_MEMBERS = ['relatedIdentifier', 'relatedIdentifierType', 'relationType', 'resourceTypeGeneral'];

function isFamily(one: DataciteRelated, own: ReadIdentifier | undefined): boolean {
  const isPlain = Object.keys(one).every((key) => FAMILY_MEMBERS.includes(key));
  if (!isPlain || one.relatedIdentifierType !== 'DOI' || !own?.prefix?.startsWith('10.')) return false;
  return one.relatedIdentifier.startsWith(`${own.prefix}/`);
}

function memberOf({ relatedIdentifier }: DataciteRelated): FamilyMember {
  const igsn = readIdentifier(relatedIdentifier)?.code ?? relatedIdentifier;
  return { igsn, name: igsn };
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
