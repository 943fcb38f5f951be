import type { TypedIdentifier } from '../../domain/description/related-work.ts';
import { webAddress } from '../identifier-forms.ts';

/** The words for kinds of identifiers that a schema lists, by their lower-case spelling. */
export type IdentifierTypes = ReadonlyMap<string, string>;

/** The 13 of the name-shaped description and of GFZ description 1.3. */
export const NAME_SHAPED_TYPES = typesOf(
  ...['ARK', 'DOI', 'Handle', 'IGSN', 'ISBN', 'ISNI', 'ISSN', 'LSID', 'ORCID', 'PURL', 'URL', 'URN', 'VIAF'],
);

/** Words as a table that is asked in any case. */
export function typesOf(...words: readonly string[]): IdentifierTypes {
  return new Map(words.map((word) => [word.toLowerCase(), word]));
}

/**
 * An identifier with a listed type: as it is, a web address or arXiv paper as address, book and serial numbers as they are.
 * Undefined for what no listed type can carry.
 */
export function listedIdentifier(
  { type, value }: TypedIdentifier,
  types: IdentifierTypes,
): TypedIdentifier | undefined {
  const lower = type.toLowerCase();
  const listed = types.get(lower);
  if (listed !== undefined) return { type: listed, value };
  const address = types.get('url') ?? types.get('uri');
  if (address === undefined) return undefined;
  if (lower === 'url' || lower === 'uri' || lower === 'urn') return { type: address, value };
  if (lower === 'arxiv') return { type: address, value: `https://arxiv.org/abs/${value.replace(/^arxiv:/i, '')}` };
  return webAddress(value, 2000) === undefined ? undefined : { type: address, value };
}
