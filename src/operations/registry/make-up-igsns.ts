import { CorestoneError } from '../../domain/error.ts';
import type { Igsn } from '../../domain/identifier/igsn.ts';
import { registryIgsn } from '../../domain/identifier/registry-code.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { Work } from '../ports.ts';

/**
 * Takes unused IGSNs in a namespace, for callers who bring none: numbers of the store's counter, never the same twice, and
 * kept for ever in the same unit of work even if nothing is registered under them. Throws `not-found` for a namespace that
 * nobody holds, `not-allowed` for one that is not the caller's.
 */
export async function makeUpIgsns(work: Work, namespace: string, count: number, caller: Caller): Promise<Igsn[]> {
  const [holder] = await work.parties.holdersAmong([namespace]);
  if (holder === undefined) throw new CorestoneError('not-found', `Nobody holds namespace ${namespace}.`);
  ensureMay(caller, 'deposit', holder.client);
  // No IGSN has a tilde, so this counter is nobody else's.
  const prefix = `${namespace}~`;
  const made: { igsn: Igsn; key: number }[] = [];
  while (made.length < count) {
    const keys = await work.identifiers.takeKeys(prefix, count - made.length);
    const some = keys.map((key) => ({ key, igsn: registryIgsn(namespace, key) }));
    const taken = new Set((await work.identifiers.find(some.map((one) => one.igsn))).map((one) => one.igsn));
    made.push(...some.filter((one) => !taken.has(one.igsn)));
  }
  const rows = made.map(({ igsn, key }) => ({
    igsn,
    namespace,
    prefix,
    key,
    objectId: null,
    origin: 'minted' as const,
  }));
  await work.identifiers.insert(rows, work.now());
  return made.map((one) => one.igsn);
}
