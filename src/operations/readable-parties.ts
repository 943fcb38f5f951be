import { isWithin, partiesGranted } from '../domain/party/permission.ts';
import type { Caller } from './caller.ts';

/** The parties of which a caller may see everything: the symbols of agents and clients, `''` for all; nobody sees of none. */
export function readableParties(caller: Caller | undefined): readonly string[] {
  if (caller === undefined) return [];
  const granted = partiesGranted(caller.grants, 'read');
  const { within } = caller;
  if (within === undefined) return granted;
  return granted.flatMap((party) => (isWithin(within, party) ? [within] : isWithin(party, within) ? [party] : []));
}
