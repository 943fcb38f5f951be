import { present } from '../../domain/description/present.ts';
import type { RelatedItem, RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { Instrument } from '../../domain/description/statements.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import type { WriteContext } from '../format.ts';
import { GFZ_LOCATION, GFZ_NAMESPACE } from '../gfz-description-1.3/namespaces.ts';
import { bareIdentifier, memberOf, objectName, webAddress } from '../identifier-forms.ts';
import type { DataciteItem, DataciteRelated } from './datacite-record.ts';
import { GENERAL_TYPES, IDENTIFIER_TYPES, listed, NUMBER_TYPES } from './kernel-lists.ts';
import { legalAddress } from './legal-address.ts';
import { isOurs } from './our-own.ts';
import { shortName } from './record-people.ts';
import { titleOf } from './record-texts.ts';

/**
 * Family by DOI (the only relations that make DataCite events are `IsPartOf` and `HasPart`), works as given, instruments,
 * images and other records by their address, and for our own objects the full description as `HasMetadata`.
 */
export function relatedIn(description: SampleDescription, context: WriteContext): readonly DataciteRelated[] {
  const { parent, furtherParents = [], children, collection, relatedWorks } = description;
  const parents = parent === undefined ? furtherParents : [parent, ...furtherParents];
  return [
    ...parents.map((one) => familyMember(description, one, 'IsPartOf', context)),
    ...(collection === undefined
      ? []
      : [
          {
            ...familyMember(description, { igsn: collection, name: collection }, 'IsPartOf', context),
            resourceTypeGeneral: 'Collection',
          },
        ]),
    ...children.map((one) => familyMember(description, one, 'HasPart', context)),
    ...relatedWorks.flatMap((work) => relatedWork(work, description, context)),
    ...elsewhere(description),
    ...(isOurs(description) ? [fullRecord(description, context)] : []),
  ];
}

/** Items described within the record. */
export function itemsIn({ relatedItems = [] }: SampleDescription): readonly DataciteItem[] {
  return relatedItems.map(itemOf);
}

/** A relative by its DOI, by another identifier where it has none. */
function familyMember(
  description: SampleDescription,
  member: FamilyMember,
  relationType: string,
  context: WriteContext,
): DataciteRelated {
  const { type, value } = objectName(memberOf(member, description), context);
  return {
    relatedIdentifier: value,
    relatedIdentifierType: type,
    relationType,
    resourceTypeGeneral: 'PhysicalObject',
  };
}

/**
 * What a DataCite record says stays as it says it. Otherwise DOIs and handles lose the address of their resolver; an unlisted
 * identifier type becomes `URL` where it is an address and is left out otherwise.
 */
function relatedWork(
  work: RelatedWork,
  description: SampleDescription,
  context: WriteContext,
): readonly DataciteRelated[] {
  const isIgsn = work.identifierType.toUpperCase() === 'IGSN';
  const staysAsIs = description.prefix?.startsWith('10.') || (isIgsn && !isOurs(description));
  const stated = { type: work.identifierType, value: work.identifier };
  const { type, value } = staysAsIs ? stated : bareIdentifier(work, context);
  const relatedIdentifierType = listed(IDENTIFIER_TYPES, type) ?? (webAddress(value, 2000) && 'URL');
  if (relatedIdentifierType === undefined || value.trim() === '') return [];
  return [
    present({
      relatedIdentifier: value,
      relatedIdentifierType,
      relationType: relationTypeOf(work.relationType).label,
      resourceTypeGeneral: listed(GENERAL_TYPES, work.generalType),
      relatedMetadataScheme: work.metadataScheme,
      schemeUri: legalAddress(work.schemeUri),
      schemeType: work.schemeType,
      relationTypeInformation: work.relationNote,
    }),
  ];
}

function elsewhere({ instruments = [], images = [], supplementalRecords = [] }: SampleDescription) {
  const address = (url: string, relationType: string, resourceTypeGeneral?: string): readonly DataciteRelated[] => {
    const relatedIdentifier = webAddress(url, 2000);
    if (relatedIdentifier === undefined) return [];
    return [present({ relatedIdentifier, relatedIdentifierType: 'URL', relationType, resourceTypeGeneral })];
  };
  return [
    ...instruments.flatMap(instrumentOf),
    ...images.flatMap(({ url }) => address(url, 'IsDocumentedBy', 'Image')),
    ...supplementalRecords.flatMap(({ url }) => address(url, 'HasMetadata')),
  ];
}

function instrumentOf({ identifier, identifierType }: Instrument): readonly DataciteRelated[] {
  const type = listed(IDENTIFIER_TYPES, identifierType);
  if (identifier === undefined || type === undefined) return [];
  return [
    {
      relatedIdentifier: identifier,
      relatedIdentifierType: type,
      relationType: 'IsCollectedBy',
      resourceTypeGeneral: 'Instrument',
    },
  ];
}

function fullRecord({ igsn }: SampleDescription, { landingUrl }: WriteContext): DataciteRelated {
  return {
    relatedIdentifier: `${landingUrl(igsn)}?format=igsngfz`,
    relatedIdentifierType: 'URL',
    relationType: 'HasMetadata',
    relatedMetadataScheme: GFZ_NAMESPACE,
    schemeUri: GFZ_LOCATION,
    schemeType: 'XSD',
  };
}

function itemOf(item: RelatedItem): DataciteItem {
  const { creators, titles, contributors, volume, issue, number, firstPage, lastPage, edition } = item;
  return present({
    relatedItemType: listed(GENERAL_TYPES, item.generalType) ?? 'Other',
    relationType: relationTypeOf(item.relationType).label,
    relationTypeInformation: item.relationNote,
    relatedItemIdentifier: itemIdentifier(item),
    creators: creators?.map(shortName),
    titles: titles?.map(titleOf),
    publicationYear: /^\d{4}$/.test(item.publicationYear ?? '') ? item.publicationYear : undefined,
    volume,
    issue,
    number,
    numberType: number === undefined ? undefined : listed(NUMBER_TYPES, item.numberType),
    firstPage,
    lastPage,
    publisher: item.publisher?.name,
    edition,
    contributors: contributors?.map((one) => shortName({ ...one, role: one.role ?? 'Other' })),
  });
}

function itemIdentifier(item: RelatedItem): DataciteItem['relatedItemIdentifier'] {
  if (item.identifier === undefined) return undefined;
  return present({
    relatedItemIdentifier: item.identifier,
    relatedItemIdentifierType: listed(IDENTIFIER_TYPES, item.identifierType),
    relatedMetadataScheme: item.metadataScheme,
    schemeUri: legalAddress(item.schemeUri),
    schemeType: item.schemeType,
  });
}
