import { CorestoneError } from '../../domain/error.ts';
import type { Action } from '../../domain/party/permission.ts';
import { type Caller, may } from '../caller.ts';

/** An expedition, and the client that answers for it; empty where its program holds no namespace. */
export interface OwnedExpedition {
  readonly code: string;
  readonly program: string;
  readonly client: string;
}

/** Those of some expeditions in which a caller may do something. */
export function expeditionsFor<T extends OwnedExpedition>(
  expeditions: readonly T[],
  caller: Caller,
  action: Action,
): readonly T[] {
  return expeditions.filter((one) => may(caller, action, one.client));
}

/**
 * The one of the expeditions that a code means which the caller may read. Throws `not-found` where there is none, which is
 * also said of one that the caller may not read, and `conflict` where the code means several.
 */
export function theExpedition<T extends OwnedExpedition>(found: readonly T[], code: string, caller: Caller): T {
  const [one, ...more] = expeditionsFor(found, caller, 'read');
  if (one === undefined) throw new CorestoneError('not-found', `There is no expedition ${code} that you may read.`);
  if (more.length === 0) return one;
  const programs = [one, ...more].map(({ program }) => program).join(', ');
  throw new CorestoneError('conflict', `Several programs have an expedition ${code} (${programs}); name it by its id.`);
}
