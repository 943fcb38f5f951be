import { createHash } from 'node:crypto';
import { findListMark } from '../../store/read/find-list-mark.ts';
import { programMark } from '../prepared/program-mark.ts';
import { todayOf } from '../public-face.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { OaiRequest } from './read-request.ts';

/** The weak entity tag of a text; answers differ in their response date alone while it is the same. */
export function tagOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\n');
  return `W/"${hash.digest('base64url').slice(0, 22)}"`;
}

/**
 * The entity tag of the first page of a list, without reading the page: another one after every change of the register, on another day,
 * and before half the life of the token in it is over. Undefined for later pages, and for other verbs.
 */
export async function tagOfList(repository: OaiRepository, { verb, values }: OaiRequest): Promise<string | undefined> {
  if (values.resumptionToken !== undefined || (verb !== 'ListRecords' && verb !== 'ListIdentifiers')) return undefined;
  const { face, tokenLifeS, keepsIds, reexports, formats } = repository;
  const { recordsPerPage, preparedPerPage, bytesPerPage, headersPerPage } = repository;
  const sizes = [recordsPerPage, preparedPerPage, bytesPerPage, headersPerPage];
  const halfLife = Math.floor(face.now().getTime() / 500 / tokenLifeS);
  const asked = JSON.stringify([verb, values, face.baseUrl, face.agent, sizes]);
  const offered = JSON.stringify([keepsIds, reexports, [...formats.keys()], programMark()]);
  return tagOf(asked, offered, todayOf(face), String(halfLife), await findListMark(face.store.read));
}

/** Whether a client that names these tags (`If-None-Match`) has what the tag stands for. Source: RFC 9110, 13.1.2. */
export function hasTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = tag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === bare);
}
