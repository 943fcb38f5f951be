import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { ObjectReader } from '../datacite-json/json-reader.ts';
import { CENTRAL_PREFIX } from '../identifier-forms.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';

/**
 * Family and works. What is part of the object or has it as part is family where it is under the same prefix or an IGSN by its
 * address; anything else under another prefix may be a book, so that it is a related work, as is what it cites or is about.
 */
export function readRelated(root: ObjectReader, own: ReadIdentifier | undefined) {
  const above = root.objects('isPartOf', '@id');
  const below = root.objects('hasPart', '@id');
  const memberIn = (one: ObjectReader) => readMember(addressOf(one), own, one.text('name')) ?? [];
  const isFamily = (one: ObjectReader) => isRelative(addressOf(one), own);
  const others = (list: readonly ObjectReader[], relation: string) =>
    list.filter((one) => !isFamily(one)).flatMap((one) => workOf(one, relation));
  const [parent, ...furtherParents] = above.filter(isFamily).flatMap(memberIn);
  return {
    parent,
    furtherParents,
    children: below.filter(isFamily).flatMap(memberIn),
    relatedWorks: [
      ...others(above, 'IsPartOf'),
      ...others(below, 'HasPart'),
      ...root.objects('citation', 'name').flatMap((one) => workOf(one, 'References')),
      ...root.objects('sameAs', '@id').flatMap((one) => workOf(one, 'IsIdenticalTo')),
      ...root.objects('isBasedOn', '@id').flatMap((one) => workOf(one, 'IsDerivedFrom')),
    ],
  };
}

function addressOf(one: ObjectReader): string | undefined {
  return one.text('@id', 'identifier') ?? one.text('url');
}

function isRelative(address: string | undefined, own: ReadIdentifier | undefined): boolean {
  const prefix = readIdentifier(address)?.prefix;
  if (prefix === undefined)
    return /^(?:https?:\/\/igsn\.org\/|igsn:)/i.test(address ?? '') && own?.prefix === undefined;
  return prefix === own?.prefix || prefix === CENTRAL_PREFIX;
}

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d+\/.+)$/i, 'DOI'],
  [/^(?:https?:\/\/hdl\.handle\.net\/|hdl:)(.+)$/i, 'Handle'],
  [/^(urn:.+)$/i, 'URN'],
  [/^((?:https?|ftp):.+)$/i, 'URL'],
];

/** A work by its address; one without any that has a title cannot be related and is left out. */
function workOf(one: ObjectReader, relationType: string): readonly RelatedWork[] {
  const address = addressOf(one) ?? one.text('name');
  const known = KNOWN.find(([pattern]) => pattern.test(address ?? ''));
  if (address === undefined || known === undefined) return [];
  const identifier = known[0].exec(address)?.[1] ?? address;
  const named = one.text('name');
  const title = named === address ? undefined : named;
  return [present({ identifier, identifierType: known[1], relationType, title, citation: one.text('citation') })];
}
