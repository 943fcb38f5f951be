import { type VerbResult, writeAnswer } from './answer.ts';
import { getRecord } from './get-record.ts';
import { identify } from './identify.ts';
import { listMetadataFormats } from './list-metadata-formats.ts';
import { listPage } from './list-page.ts';
import { listSets } from './list-sets.ts';
import type { OaiRepository } from './oai-repository.ts';
import type { Part } from './parts.ts';
import { type OaiRequest, readRequest } from './read-request.ts';
import { hasTag, tagOf, tagOfList } from './validator.ts';

/**
 * A change carries the time at which its transaction took its number, and is seen a little later, when that commits. The
 * response date says as of when an answer is complete: a harvester that begins there next time gets such changes, too.
 */
const SETTLING_MS = 5000;

/** A document in parts, to be sent as they are made; none when the one who asked has it already. */
export interface OaiAnswer {
  readonly parts: AsyncIterable<Part> | undefined;
  /** Present where an answer can be asked for again under a condition. */
  readonly tag?: string;
}

/**
 * Answers one request. Every error of the protocol is part of a regular answer; what is thrown here is a failure of the store, before
 * anything was sent; what the parts throw is one in the middle of a long page. `ifNoneMatch` are the tags of answers that the asking one has.
 */
export async function answerRequest(
  repository: OaiRepository,
  query: URLSearchParams,
  ifNoneMatch?: string,
): Promise<OaiAnswer> {
  const at = new Date(repository.face.now().getTime() - SETTLING_MS);
  const read = readRequest(query);
  if ('problems' in read) return { parts: writeAnswer(repository.baseUrl, undefined, at, read) };
  const { request } = read;
  // Before the page is read: what changes meanwhile makes the tag an old one, never the page.
  const listTag = await tagOfList(repository, request);
  if (listTag !== undefined && hasTag(ifNoneMatch, listTag)) return { parts: undefined, tag: listTag };
  const result = await perform(repository, request);
  const tag = listTag ?? tagOfResult(result);
  if (tag === undefined || 'problems' in result) return { parts: writeAnswer(repository.baseUrl, request, at, result) };
  if (hasTag(ifNoneMatch, tag)) return { parts: undefined, tag };
  return { parts: writeAnswer(repository.baseUrl, request, at, result), tag };
}

function tagOfResult(result: VerbResult): string | undefined {
  return 'xml' in result && typeof result.xml === 'string' ? tagOf(result.xml) : undefined;
}

function perform(repository: OaiRepository, request: OaiRequest): Promise<VerbResult> {
  const { identifier, metadataPrefix = '', resumptionToken } = request.values;
  switch (request.verb) {
    case 'Identify':
      return identify(repository);
    case 'ListMetadataFormats':
      return listMetadataFormats(repository, identifier);
    case 'ListSets':
      return listSets(repository, resumptionToken);
    case 'GetRecord':
      return getRecord(repository, identifier ?? '', metadataPrefix);
    case 'ListIdentifiers':
    case 'ListRecords':
      return listPage(repository, request);
  }
}
