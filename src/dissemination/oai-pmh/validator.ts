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
  const { face, tokenLifeS } = repository;
  const halfLife = Math.floor(face.now().getTime() / 500 / tokenLifeS);
  return tagOf(JSON.stringify([verb, values]), String(halfLife), await listState(repository));
}

/**
 * A text that is another one after everything that may change what a page of a list shows: a change of the register, of harvested
 * records, of clients or of sources, of what the agent says of itself, of the settings, and the day. Costs one question to the store.
 */
export async function listState(repository: OaiRepository): Promise<string> {
  const { face, keepsIds, reexports, formats } = repository;
  const { recordsPerPage, preparedPerPage, bytesPerPage, headersPerPage } = repository;
  const sizes = [recordsPerPage, preparedPerPage, bytesPerPage, headersPerPage];
  const offered = [face.baseUrl, face.agent, sizes, keepsIds, reexports, [...formats.keys()], programMark()];
  return `${JSON.stringify(offered)}\n${todayOf(face)}\n${await findListMark(face.store.read)}`;
}

/** Whether a client that names these tags (`If-None-Match`) has what the tag stands for. Source: RFC 9110, 13.1.2. */
export function hasTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = tag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === bare);
}
