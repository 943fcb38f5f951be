import { CorestoneError } from '../../domain/error.ts';
import type { Action } from '../../domain/party/permission.ts';
import { type Caller, ensureMay, may } from '../caller.ts';

/** What is asked about an expedition: its code, and the client that holds its namespace, null where nobody does. */
export interface HeldExpedition {
  readonly code: string;
  readonly holder: string | null;
}

/**
 * Lets through who may read everything of the holder of an expedition's namespace. Throws `not-found` for others: whoever may not
 * see an expedition does not learn from this that it is there.
 */
export function ensureReads(caller: Caller, { code, holder }: HeldExpedition): void {
  if (may(caller, 'read', holder ?? '')) return;
  throw new CorestoneError('not-found', `There is no expedition ${code} that you may read.`);
}

/** Lets through who may do something for the holder. Throws `not-found` for who may not even read, `not-allowed` for other readers. */
export function ensureMayFor(caller: Caller, action: Action, expedition: HeldExpedition): void {
  ensureReads(caller, expedition);
  ensureMay(caller, action, expedition.holder ?? '');
}
