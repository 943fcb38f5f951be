import { type VerbResult, writeAnswer } from './answer.ts';
import { getRecord } from './get-record.ts';
import { identify } from './identify.ts';
import { listMetadataFormats } from './list-metadata-formats.ts';
import { listPage } from './list-page.ts';
import { listSets } from './list-sets.ts';
import type { OaiRepository } from './oai-repository.ts';
import { type OaiRequest, readRequest } from './read-request.ts';

/**
 * A change carries the time at which its transaction took its number, and is seen a little later, when that commits. The
 * response date says as of when an answer is complete: a harvester that begins there next time gets such changes, too.
 */
const SETTLING_MS = 5000;

/**
 * Answers one request as a document in parts, to be sent as they are made. Every error of the protocol is part of a regular
 * answer; what is thrown here is a failure of the store, before anything was sent.
 */
export async function answerRequest(repository: OaiRepository, query: URLSearchParams): Promise<Iterable<string>> {
  const at = new Date(repository.face.now().getTime() - SETTLING_MS);
  const read = readRequest(query);
  if ('problems' in read) return writeAnswer(repository.baseUrl, undefined, at, read);
  return writeAnswer(repository.baseUrl, read.request, at, await perform(repository, read.request));
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
