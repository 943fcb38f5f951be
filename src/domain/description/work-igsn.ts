import { parseIgsn } from '../identifier/igsn.ts';
import type { RelatedWork } from './related-work.ts';

/**
 * The IGSN (upper case) of a related work that is said to be one, bare, as handle, DOI or address; undefined for any other work and for
 * what cannot be an IGSN.
 */
export function workIgsn({ identifier, identifierType }: Pick<RelatedWork, 'identifier' | 'identifierType'>) {
  if (!/^igsn$/i.test(identifierType)) return undefined;
  const parsed = parseIgsn(identifier.slice(identifier.lastIndexOf('/') + 1).replace(/^igsn:/i, ''));
  return parsed.ok ? (parsed.value as string) : undefined;
}
