import { CorestoneError } from '../../../domain/error.ts';
import { liesInParts, type TreePart } from '../../../domain/party/tree-right.ts';
import { type Caller, notAllowed } from '../../caller.ts';
import type { Work } from '../../ports.ts';
import { type AccessedExpedition, rightsIn } from '../../tree-access.ts';
import type { TreeObject } from '../../tree-ports.ts';
import type { CurationRequest } from './request-ports.ts';

/** What may be done about the requests of an expedition. */
export interface RequestRights {
  readonly mayRead: boolean;
  readonly mayAnswer: boolean;
}

/**
 * Who reads for the client of the expedition's program, or sees its sample requests by a role on the core tree, reads; who deposits
 * for it, or is curator of the expedition, answers. A role for a single hole opens no request: they are of the expedition.
 */
export function requestRights(caller: Caller, expedition: AccessedExpedition): RequestRights {
  const { reads, enters } = rightsIn(caller, expedition);
  const place = { type: 'sample_request', path: `${expedition.path}/` } as const;
  const isWhole = ({ path }: TreePart) => path === '' || path === expedition.path;
  return {
    mayRead: liesInParts(reads.filter(isWhole), place),
    mayAnswer: liesInParts(enters.filter(isWhole), place),
  };
}

/** The expedition of a request with the client that answers for it. Throws `not-found`. */
export async function expeditionOf(
  work: Pick<Work, 'tree' | 'parties'>,
  id: string,
): Promise<TreeObject & AccessedExpedition> {
  const [expedition] = await work.tree.findByIds([id]);
  if (expedition?.type !== 'expedition') throw new CorestoneError('not-found', 'There is no such expedition.');
  const [program] = await work.tree.findByIds([expedition.parentId!]);
  const holder = await work.parties.holderOf(program!.name.toUpperCase());
  return { ...expedition, client: holder?.client ?? '' };
}

/** The request with an id. Throws `not-found`. */
export async function theRequest(work: Pick<Work, 'requests'>, id: string): Promise<CurationRequest> {
  const [request] = await work.requests.find([id]);
  if (request === undefined) throw noRequest();
  return request;
}

/** A request that the caller answers for. Throws `not-found`, also for one that the caller may not read, and `not-allowed`. */
export async function answeredRequest(work: Work, id: string, caller: Caller): Promise<CurationRequest> {
  const request = await theRequest(work, id);
  const expedition = await expeditionOf(work, request.expeditionId);
  const { mayRead, mayAnswer } = requestRights(caller, expedition);
  if (!mayRead && !mayAnswer) throw noRequest();
  if (!mayAnswer) throw notAllowed(caller, 'deposit', expedition.client);
  return request;
}

/** Throws `not-allowed` where a caller does not answer for the requests of an expedition. */
export async function ensureAnswers(work: Work, expeditionId: string, caller: Caller): Promise<void> {
  const expedition = await expeditionOf(work, expeditionId);
  if (!requestRights(caller, expedition).mayAnswer) throw notAllowed(caller, 'deposit', expedition.client);
}

const noRequest = () => new CorestoneError('not-found', 'There is no such request, or it is not yours to see.');
