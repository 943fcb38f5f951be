import { CorestoneError } from '../domain/error.ts';
import { type Action, isGranted, isWithin, reaches } from '../domain/party/permission.ts';
import type { Grant } from '../domain/party/role.ts';
import type { Actor } from './ports.ts';

/**
 * Who calls an operation, and what they may do: made at the border (sign-in, command line), checked in every operation.
 * `account` is what signed in, a user's name or a party's symbol: limits, repeated requests and jobs belong to it. `name` goes
 * into the audit trail and says for whom somebody acts.
 */
export interface Caller extends Actor {
  readonly account: string;
  readonly grants: readonly Grant[];
  /** What a token allows at most; absent allows all that the grants do. */
  readonly scope?: Action;
  /** The part of the tree a token or acting for somebody narrows the caller to; absent does not. */
  readonly within?: string;
  /** The id of the token that was signed in with, for work that goes on longer than the token may. */
  readonly token?: string;
}

/** Whether a caller may do something for a party: what the grants allow, within the scope and the part of the tree. */
export function may(caller: Caller, action: Action, party: string): boolean {
  if (caller.scope !== undefined && !reaches(caller.scope, action)) return false;
  if (caller.within !== undefined && !isWithin(party, caller.within)) return false;
  return isGranted(caller.grants, action, party);
}

/** Throws `not-allowed` when a caller may not do something for a party. */
export function ensureMay(caller: Caller, action: Action, party: string): void {
  if (!may(caller, action, party)) throw notAllowed(caller, action, party);
}

/** The error that says what a caller may not do for a party. */
export function notAllowed(caller: Caller, action: Action, party: string): CorestoneError {
  const place = party === '' ? 'the whole installation' : party;
  return new CorestoneError('not-allowed', `${caller.account} may not ${action} for ${place}.`);
}

/**
 * The caller acting for a client or agent: from now on nothing beyond it is allowed, and the audit trail names both. Throws
 * `not-allowed` for one who may not even deposit there.
 */
export function actFor(caller: Caller, party: string): Caller {
  if (caller.account === party) return caller;
  ensureMay(caller, 'deposit', party);
  return { ...caller, within: party, name: `${caller.account} for ${party}` };
}

/** The operator at the machine itself, who may do everything. */
export function localCaller(actor: Actor): Caller {
  return { ...actor, account: actor.name, grants: [{ role: 'administrator', party: '' }] };
}
