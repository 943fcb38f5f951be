import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember } from '../../domain/description/sample-description.ts';
import { relationTypeOf } from '../../domain/vocabulary/relation-types.ts';
import { asHandle, asRead, bareIdentifier, memberOf, webAddress } from '../identifier-forms.ts';
import { type FlatCell, type FlatElement, type FlatSource, type FlatValue, type Said, stated } from './flat-element.ts';
import { memberIn } from './identity-elements.ts';

/** The identifier types of description-ext 1.3. */
const TYPES = [
  'ARK',
  'arXiv',
  'bibcode',
  'DOI',
  'EAN13',
  'EISSN',
  'Handle',
  'ISBN',
  'ISSN',
  'ISTC',
  'LISSN',
  'LSID',
  'PMID',
  'PURL',
  'UPC',
  'URL',
  'URN',
];

const LISTED = new Map(TYPES.map((one) => [one.toLowerCase(), one]));

/**
 * Family as handles and works with the 25 relations; a relation outside them becomes the nearest (`gfz` in the relation
 * types), an address of an unlisted type becomes `URL`, any other unlisted type is left out.
 */
export const RELATED_IDENTIFIERS: FlatElement = {
  name: 'relatedIdentifiers',
  members: ['parent', 'furtherParents', 'children', 'relatedWorks'],
  isGfz: true,
  write: writeRelated,
  read: (list) =>
    sortFamily(list.values('relatedIdentifiers').flatMap(workIn), memberIn(list.value('parent_igsn')?.text)),
};

/** The family and the works of a list of relations. A handle or IGSN that is part of it or of which it is one is family. */
export function sortFamily(works: readonly RelatedWork[], parent: FamilyMember | undefined): Said {
  const parents = works.filter(isFamily('IsPartOf')).flatMap(toMember);
  const others = parents.filter((one) => one.igsn !== parent?.igsn);
  const [first, ...rest] = parent === undefined ? others : [parent, ...others];
  const further = works.filter((one) => !isFamily('IsPartOf')(one) && !isFamily('HasPart')(one));
  return {
    parent: first,
    furtherParents: rest.length === 0 ? undefined : rest,
    children: works.filter(isFamily('HasPart')).flatMap(toMember),
    relatedWorks: further,
  };
}

function writeRelated({ description, facts, context }: FlatSource): readonly FlatValue[] {
  const { parent, furtherParents = [], children, relatedWorks } = description;
  const known = asRead(description, facts);
  const family = (one: FamilyMember, relationType: string) =>
    stated(asHandle(memberOf(one, known), context), { relatedIdentifierType: 'Handle', relationType });
  return [
    ...(parent === undefined ? [] : family(parent, 'IsPartOf')),
    ...furtherParents.flatMap((one) => family(one, 'IsPartOf')),
    ...children.flatMap((one) => family(one, 'HasPart')),
    ...relatedWorks.flatMap((work) => writeWork(work, context)),
  ];
}

function writeWork(work: RelatedWork, context: FlatSource['context']): readonly FlatValue[] {
  const { type, value } = bareIdentifier(work, context);
  const listed = LISTED.get(type.toLowerCase()) ?? (webAddress(value, 2000) && 'URL');
  if (listed === undefined) return [];
  return stated(value, {
    relatedIdentifierType: listed,
    relationType: relationTypeOf(work.relationType).gfz,
    relatedMetadataScheme: work.metadataScheme,
    schemeURI: work.schemeUri && webAddress(work.schemeUri, 2000),
    schemeType: work.schemeType,
  });
}

function workIn(cell: FlatCell): readonly RelatedWork[] {
  const stated = cell.more('relatedIdentifierType') ?? '';
  const metadataScheme = cell.more('relatedMetadataScheme');
  const schemeUri = cell.more('schemeURI');
  const schemeType = cell.more('schemeType');
  return [
    {
      identifier: cell.text,
      identifierType: stated.toLowerCase() === 'igsn' ? 'IGSN' : (LISTED.get(stated.toLowerCase()) ?? stated),
      relationType: relationTypeOf(cell.more('relationType') ?? '').label,
      ...(metadataScheme !== undefined && { metadataScheme }),
      ...(schemeUri !== undefined && { schemeUri }),
      ...(schemeType !== undefined && { schemeType }),
    },
  ];
}

function isFamily(relation: string): (work: RelatedWork) => boolean {
  return ({ relationType, identifierType }) => relationType === relation && /^(?:handle|igsn)$/i.test(identifierType);
}

function toMember({ identifier }: RelatedWork): readonly FamilyMember[] {
  const member = memberIn(identifier);
  return member === undefined ? [] : [member];
}
