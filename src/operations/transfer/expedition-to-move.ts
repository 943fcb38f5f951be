import { CorestoneError } from '../../domain/error.ts';
import { fixedPrefix } from '../../domain/identifier/suggest-convention.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { Work } from '../ports.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { NamespaceThere } from './package-facts.ts';

/** What goes into the package of an expedition. */
export interface ExpeditionToMove {
  readonly expedition: TreeObject;
  readonly program: TreeObject;
  readonly namespaces: readonly NamespaceThere[];
  /** Beginnings of the counters that only it uses. */
  readonly prefixes: readonly string[];
}

/**
 * Finds an expedition by its code and what goes with it. `own` is the namespace of the repository, if it has one. Throws `not-found`,
 * `wrong-call` where two programs have an expedition of that code, `not-allowed` for who does not administer its client.
 */
export async function expeditionToMove(
  work: Work,
  code: string,
  own: string,
  caller: Caller,
): Promise<ExpeditionToMove> {
  const found = await work.tree.findExpeditions(code);
  if (found.length > 1)
    throw new CorestoneError('wrong-call', `Several programs have an expedition ${code}; none is chosen.`);
  const [expedition] = found;
  if (expedition === undefined) throw new CorestoneError('not-found', `There is no expedition ${code}.`);
  const [program] = await work.tree.findByIds([expedition.parentId!]);
  const names = [program!.name.toUpperCase(), own].filter((one) => one !== '');
  const held = (await work.parties.namespaces()).filter(({ namespace }) => names.includes(namespace));
  const holder = held.find(({ namespace }) => namespace === names[0]);
  ensureMay(caller, 'administer', holder?.client ?? '');
  const clients = new Map((await work.parties.clients()).map((one) => [one.symbol, one]));
  const namespaces = held.map(({ namespace, agent, client, isTest = false }) => {
    const { name = client, domains = ['*'] } = clients.get(client) ?? {};
    return { namespace, agent, client, clientName: name, domains, isTest };
  });
  return {
    expedition,
    program: program!,
    namespaces,
    prefixes: names.flatMap((name) => prefixesOf(name, expedition.name)),
  };
}

function prefixesOf(namespace: string, code: string): string[] {
  const starts = [...new Set([`${namespace}${code.padStart(4, '0')}`, `${namespace}${code}`])];
  const fixed = fixedPrefix(namespace, code);
  // A namespace alone is no beginning of ours.
  const own = fixed.length > namespace.length ? [fixed] : [];
  return [...new Set([...starts.flatMap((start) => [`${start}E`, `${start}R`]), ...own])];
}
