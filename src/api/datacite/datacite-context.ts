import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import type { PublicFace } from '../../dissemination/public-face.ts';
import { isWithin, partiesGranted } from '../../domain/party/permission.ts';
import type { InstalledFormats } from '../../formats/community/installed-formats.ts';
import type { WriteContext } from '../../formats/format.ts';
import type { Caller } from '../../operations/caller.ts';
import type { HttpSignInMeans } from '../sign-in/sign-in-from.ts';
import { refusal } from './json-api.ts';

/** What every route of the DataCite API needs. */
export interface DataciteContext {
  readonly house: House;
  readonly face: PublicFace;
  readonly means: HttpSignInMeans;
  readonly write: WriteContext;
  readonly formats: Pick<InstalledFormats, 'readable' | 'served'>;
}

const CALLERS = new WeakMap<FastifyRequest, Caller>();

/** Notes who sent a request. */
export function noteCaller(request: FastifyRequest, caller: Caller): void {
  CALLERS.set(request, caller);
}

/** Who sent a request; undefined for nobody in particular. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return CALLERS.get(request);
}

/** Who sent a request; throws 401 for nobody in particular. */
export function ensureCaller(request: FastifyRequest): Caller {
  const caller = callerOf(request);
  if (caller === undefined) throw refusal(401);
  return caller;
}

/** The parties of which a caller may see what others may not: `''` stands for all. */
export function readableParties(caller: Caller | undefined): readonly string[] {
  if (caller === undefined) return [];
  const granted = partiesGranted(caller.grants, 'read');
  const { within } = caller;
  if (within === undefined) return granted;
  // Of two parties of a tree one lies in the other, or they have nothing in common.
  return granted.flatMap((party) => (isWithin(within, party) ? [within] : isWithin(party, within) ? [party] : []));
}
