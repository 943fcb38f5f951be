import { CorestoneError } from '../../domain/error.ts';
import type { TreeRights } from '../../domain/party/tree-right.ts';
import type { Caller } from '../caller.ts';
import { rightsIn } from '../tree-access.ts';

/** An expedition, and the client that answers for it; empty where its program holds no namespace. */
export interface OwnedExpedition {
  readonly code: string;
  readonly path: string;
  readonly program: string;
  readonly client: string;
}

/** Those of some expeditions in which a caller may see anything, with what that is. */
export function expeditionsFor<T extends OwnedExpedition>(
  expeditions: readonly T[],
  caller: Caller,
): readonly (T & { readonly rights: TreeRights })[] {
  return expeditions
    .map((one) => ({ ...one, rights: rightsIn(caller, one) }))
    .filter(({ rights }) => rights.reads.length > 0);
}

/**
 * The one of the expeditions that a code means which the caller may read. Throws `not-found` where there is none, which is
 * also said of one that the caller may not read, and `conflict` where the code means several.
 */
export function theExpedition<T extends OwnedExpedition>(
  found: readonly T[],
  code: string,
  caller: Caller,
): T & { readonly rights: TreeRights } {
  const [one, ...more] = expeditionsFor(found, caller);
  if (one === undefined) throw new CorestoneError('not-found', `There is no expedition ${code} that you may read.`);
  if (more.length === 0) return one;
  const programs = [one, ...more].map(({ program }) => program).join(', ');
  throw new CorestoneError('conflict', `Several programs have an expedition ${code} (${programs}); name it by its id.`);
}
