import { CorestoneError } from '../../domain/error.ts';
import type { TreeRights } from '../../domain/party/tree-right.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { rightsIn } from '../tree-access.ts';

/** What is asked about an expedition: its code, its path, and the client that holds its namespace, null where nobody does. */
export interface HeldExpedition {
  readonly code: string;
  readonly path: string;
  readonly holder: string | null;
}

/**
 * Lets through who may read any of an expedition, and says what of it they may see and enter. Throws `not-found` for others:
 * whoever may not see an expedition does not learn from this that it is there.
 */
export function ensureReads(caller: Caller, { code, path, holder }: HeldExpedition): TreeRights {
  const rights = rightsIn(caller, { path, client: holder ?? '' });
  if (rights.reads.length > 0) return rights;
  throw new CorestoneError('not-found', `There is no expedition ${code} that you may read.`);
}

/** Lets through who may enter any of an expedition. Throws `not-found` for who may not even read, `not-allowed` for other readers. */
export function ensureEnters(caller: Caller, expedition: HeldExpedition): void {
  const { enters } = ensureReads(caller, expedition);
  if (enters.length === 0) ensureMay(caller, 'deposit', expedition.holder ?? '');
}
