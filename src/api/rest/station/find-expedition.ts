import type { FastifyRequest } from 'fastify';
import type { House } from '../../../context.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { theExpedition } from '../../../operations/station/station-access.ts';
import { type EnteredExpedition, findEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import { callerOf } from '../caller-of.ts';

/** The expedition a request names, where the caller may read it; throws `not-found`, `conflict`. */
export async function readExpedition(
  { store }: House,
  request: FastifyRequest,
  code: string,
): Promise<EnteredExpedition> {
  return theExpedition(await findEnteredExpeditions(store.read, code), code, callerOf(request));
}

/** The expedition a request names, where the caller may change it; throws `not-allowed` for a reader too. */
export async function enterExpedition(house: House, request: FastifyRequest, code: string): Promise<EnteredExpedition> {
  const expedition = await readExpedition(house, request, code);
  ensureMay(callerOf(request), 'deposit', expedition.client);
  return expedition;
}
