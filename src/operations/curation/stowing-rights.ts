import { isWithin } from '../../domain/party/permission.ts';
import { type Caller, may, notAllowed } from '../caller.ts';
import type { Work } from '../ports.ts';
import { expeditionOf, requestRights } from './requests/request-access.ts';
import type { StoredThing } from './storage-ports.ts';

/**
 * Throws `not-allowed` unless a caller may bring these things to places of a party, or take them out of there: as its depositor, or as
 * curator of their expeditions, where the places belong to the client of the expedition, to who stands above it, or to the installation.
 */
export async function ensureMayStow(
  work: Pick<Work, 'tree' | 'parties'>,
  party: string,
  things: readonly StoredThing[],
  caller: Caller,
): Promise<void> {
  if (may(caller, 'deposit', party)) return;
  const isAtHome = (one: StoredThing) => one.kind === 'object' && (party === '' || isWithin(one.client, party));
  if (things.length > 0 && things.every(isAtHome) && (await areCurated(work, things, caller))) return;
  throw notAllowed(caller, 'deposit', party);
}

/** Whether a caller answers for the expeditions of all these objects; never for a program or an expedition itself. */
async function areCurated(
  work: Pick<Work, 'tree' | 'parties'>,
  things: readonly StoredThing[],
  caller: Caller,
): Promise<boolean> {
  const objects = await work.tree.findByIds(things.map((one) => one.id));
  for (const id of new Set(objects.map((one) => one.expeditionId)))
    if (id === null || !requestRights(caller, await expeditionOf(work, id)).mayAnswer) return false;
  return objects.length === things.length;
}
