import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { Igsn } from '../../domain/identifier/igsn.ts';
import { registryIgsn } from '../../domain/identifier/registry-code.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { Work } from '../ports.ts';

/** An IGSN that nobody has, and its place in the counter it was taken from. */
export interface MadeUp {
  readonly igsn: Igsn;
  readonly minted: { readonly prefix: string; readonly key: number };
}

/**
 * Takes unused IGSNs in a namespace, for callers who bring none: numbers of the store's counter, never the same twice, and
 * kept for ever in the same unit of work even if nothing is registered under them. Throws `not-found` for a namespace that
 * nobody holds, `not-allowed` for one that is not the caller's.
 */
export async function makeUpIgsns(work: Work, namespace: string, count: number, caller: Caller): Promise<Igsn[]> {
  const [holder] = await work.parties.holdersAmong([namespace]);
  if (holder === undefined) throw unheld(namespace);
  ensureMay(caller, 'deposit', holder.client);
  const made = await takeUnusedIgsns(work, namespace, count);
  const rows = made.map(({ igsn, minted }) => ({
    igsn,
    namespace,
    ...minted,
    objectId: null,
    origin: 'minted' as const,
  }));
  await work.identifiers.insert(rows, work.now());
  return made.map((one) => one.igsn);
}

function unheld(namespace: string): CorestoneError {
  const message = `Nobody holds namespace ${namespace}.`;
  const about = { field: 'namespace', value: namespace, rule: 'a namespace in which you may register' };
  return new CorestoneError('not-found', message, { findings: [finding('namespace-unheld', message, about)] });
}

/**
 * Takes unused IGSNs from a namespace's counter, without keeping them and without asking whose it is. The counter stands still
 * until the unit of work ends.
 */
export async function takeUnusedIgsns(work: Work, namespace: string, count: number): Promise<MadeUp[]> {
  // No IGSN has a tilde, so this counter is nobody else's.
  const prefix = `${namespace}~`;
  const made: MadeUp[] = [];
  while (made.length < count) {
    const keys = await work.identifiers.takeKeys(prefix, count - made.length);
    const some = keys.map((key) => ({ igsn: registryIgsn(namespace, key), minted: { prefix, key } }));
    const taken = new Set((await work.identifiers.find(some.map((one) => one.igsn))).map((one) => one.igsn));
    made.push(...some.filter((one) => !taken.has(one.igsn)));
  }
  return made;
}
