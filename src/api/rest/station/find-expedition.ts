import type { FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { CorestoneError } from '../../../domain/error.ts';
import type { TreeRights } from '../../../domain/party/tree-right.ts';
import { theExpedition } from '../../../operations/station/station-access.ts';
import { type EnteredExpedition, findEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import { callerOf } from '../caller-of.ts';

/** An expedition with what the caller may see and enter of it. */
export type FoundExpedition = EnteredExpedition & { readonly rights: TreeRights };

/** The expedition a request names, where the caller may read it; throws `not-found`, `conflict`. */
export async function readExpedition(
  { store }: House,
  request: FastifyRequest,
  code: string,
): Promise<FoundExpedition> {
  return theExpedition(await findEnteredExpeditions(store.read, code), code, callerOf(request));
}

/** The expedition a request names, where the caller may change it; throws `not-allowed` for a reader too. */
export async function enterExpedition(house: House, request: FastifyRequest, code: string): Promise<FoundExpedition> {
  const expedition = await readExpedition(house, request, code);
  if (expedition.rights.enters.length > 0) return expedition;
  throw new CorestoneError('not-allowed', `${callerOf(request).account} may only read expedition ${expedition.code}.`);
}
