import { CorestoneError } from '../../domain/error.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { isClientSymbol } from '../create-client.ts';
import { holdParties } from '../hold-jobs.ts';
import { checkChanges } from '../parties/change-client.ts';
import { plannedContacts } from '../parties/planned-contacts.ts';
import type { ClientDetails, KeptPartyChanges, PartyChanges } from '../party-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** A client as its agent wants it. What is left out stays as it is; a new one without domains may register no address. */
export interface WantedClient {
  readonly symbol: string;
  readonly changes: PartyChanges;
  /** Namespaces it must hold already. */
  readonly namespaces: readonly string[];
}

/**
 * Makes or changes a client of an agent whom the caller may manage. Namespaces are not given away here, since all that is
 * registered in one would go with it. `isNew` says which it was. With `isTry` it is only checked. Throws `not-allowed`;
 * `invalid-input` with findings `symbol-syntax`, `namespace-unheld`, `namespace-of-another` and those of a client's changes.
 */
export async function keepClient(
  unitOfWork: UnitOfWork,
  wanted: WantedClient,
  caller: Caller,
  isTry = false,
): Promise<{ readonly isNew: boolean }> {
  const { symbol } = wanted;
  ensureMay(caller, 'manage-agent', agentOf(symbol));
  return unitOfWork(async (work) => {
    await holdParties(work, caller);
    const [before] = await work.parties.clientDetails([symbol]);
    const changes = before === undefined ? { name: '', ...wanted.changes } : wanted.changes;
    const planned = plannedContacts(before?.contacts ?? [], changes);
    const refused = planned.ok ? [] : planned.findings;
    const findings = [...checkChanges(changes), ...refused, ...(await namespaceFindings(work, wanted))];
    if (findings.length > 0 || !planned.ok)
      throw new CorestoneError('invalid-input', `${symbol} cannot be kept.`, { findings });
    if (!isTry) await keep(work, symbol, planned.value, before, caller);
    return { isNew: before === undefined };
  });
}

/** The agent part of a client's symbol. Throws `invalid-input` with `symbol-syntax`. */
export function agentOf(symbol: string): string {
  if (isClientSymbol(symbol)) return symbol.slice(0, symbol.indexOf('.'));
  const rule = 'AGENT.CLIENT of A-Z, 0-9 and single hyphens';
  const findings = [finding('symbol-syntax', 'malformed symbol', { field: 'symbol', value: symbol, rule })];
  throw new CorestoneError('invalid-input', 'A client’s symbol is AGENT.CLIENT.', { findings });
}

async function namespaceFindings(work: Work, { symbol, namespaces }: WantedClient): Promise<Finding[]> {
  const held = new Map((await work.parties.holdersAmong(namespaces)).map((row) => [row.namespace, row.client]));
  return namespaces.flatMap((name) => {
    const holder = held.get(name);
    if (holder === symbol) return [];
    const code = holder === undefined ? 'namespace-unheld' : 'namespace-of-another';
    return [finding(code, `${name} is not a namespace of ${symbol}.`, { field: 'prefixes', value: name })];
  });
}

async function keep(
  work: Work,
  symbol: string,
  changes: KeptPartyChanges,
  before: ClientDetails | undefined,
  caller: Caller,
): Promise<void> {
  const at = work.now();
  if (before === undefined) {
    const agent = agentOf(symbol);
    await work.parties.addAgent(agent, agent, at);
    await work.parties.addClient({ symbol, agent, name: changes.name ?? '', domains: [], quota: -1 }, null, at);
  }
  await work.parties.changeClient(symbol, changes, at);
  const action = before === undefined ? 'create-client' : 'change-client';
  await work.audit(caller, [{ action, subject: symbol, ...(before && { before }), after: changes }], at);
}
