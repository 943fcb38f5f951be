import { CorestoneError } from '../domain/error.ts';
import { bad, type Checked, type Finding, finding, good } from '../domain/finding.ts';
import { namespaceConflict, parseNamespace } from '../domain/identifier/namespace.ts';
import { type Caller, ensureMay } from './caller.ts';
import { holdParties } from './hold-jobs.ts';
import type { ClientRow, NamespaceRow } from './party-ports.ts';
import type { Actor, UnitOfWork, Work } from './ports.ts';
import { conflictFinding } from './take-namespace.ts';

/** What a client is made from. `quota` -1 means no limit; `passwordHash` is made by the caller, never the password itself. */
export interface NewClient {
  readonly symbol: string;
  readonly name?: string;
  readonly namespaces: readonly string[];
  readonly domains: readonly string[];
  readonly quota: number;
  readonly passwordHash: string | null;
}

/** What was made. */
export interface CreatedClient {
  readonly client: ClientRow;
  readonly agentIsNew: boolean;
  readonly namespaces: readonly string[];
}

// igsn-registry-protocols 1.4: allocator [A-Z][A-Z0-9-]{0,6}[A-Z0-9], data centre ALLOC.NAME, no double hyphen. Agents of
// this installation may be longer than GFZ's eight characters.
const SYMBOL = /^[A-Z][A-Z0-9-]{0,18}[A-Z0-9]\.[A-Z][A-Z0-9-]{0,30}[A-Z0-9]$/;

/** Whether a text is a client's symbol, `AGENT.CLIENT`. */
export function isClientSymbol(text: string): boolean {
  return SYMBOL.test(text) && !text.includes('--');
}

/**
 * Makes a client `AGENT.CLIENT`, its agent where that is new, and gives it free namespaces. All or nothing. Findings:
 * `symbol-syntax`, `namespace-syntax`, `namespace-held`, `namespace-conflict`. Throws `already-exists` for a known symbol, `not-allowed`.
 */
export async function createClient(
  unitOfWork: UnitOfWork,
  wanted: NewClient,
  actor: Caller,
): Promise<Checked<CreatedClient>> {
  const symbol = wanted.symbol.toUpperCase();
  if (!isClientSymbol(symbol)) return bad(symbolFinding(wanted.symbol));
  return unitOfWork(async (work) => {
    await holdParties(work, actor);
    await ensureMayMake(work, symbol, actor);
    if ((await work.parties.clients()).some((one) => one.symbol === symbol)) {
      throw new CorestoneError('already-exists', `There is a client ${symbol} already.`);
    }
    const agent = symbol.slice(0, symbol.indexOf('.'));
    const checked = await freeNamespaces(work, wanted.namespaces, agent, symbol);
    if (!checked.ok) return checked;
    return good(await make(work, { ...wanted, symbol }, agent, checked.value, actor));
  });
}

/** An agent's manager makes its clients; a new agent comes with an administrator's word. */
async function ensureMayMake(work: Work, symbol: string, caller: Caller): Promise<void> {
  const agent = symbol.slice(0, symbol.indexOf('.'));
  ensureMay(caller, 'manage-agent', agent);
  if ((await work.parties.partySymbols([agent])).length === 0) ensureMay(caller, 'administer', '');
}

async function freeNamespaces(
  work: Work,
  names: readonly string[],
  agent: string,
  client: string,
): Promise<Checked<NamespaceRow[]>> {
  const existing = await work.parties.namespaces();
  const findings: Finding[] = [];
  const rows: NamespaceRow[] = [];
  for (const name of new Set(names)) {
    const read = parseNamespace(name);
    if (!read.ok) {
      findings.push(...read.findings);
      continue;
    }
    if (rows.some((one) => one.namespace === read.value)) continue;
    const row = { namespace: read.value, agent, client };
    const held = existing.find((one) => one.namespace === read.value);
    const conflict = namespaceConflict(row, existing);
    if (held !== undefined) findings.push(heldFinding(row, held.client));
    else if (conflict !== undefined) findings.push(conflictFinding(row, conflict.held.namespace, conflict.held.agent));
    else rows.push(row);
  }
  return findings.length > 0 ? bad(...findings) : good(rows);
}

async function make(
  work: Work,
  wanted: NewClient,
  agent: string,
  namespaces: readonly NamespaceRow[],
  actor: Actor,
): Promise<CreatedClient> {
  const at = work.now();
  const agentIsNew = await work.parties.addAgent(agent, agent, at);
  const client = {
    symbol: wanted.symbol,
    agent,
    name: wanted.name ?? wanted.symbol,
    domains: wanted.domains,
    quota: wanted.quota,
  };
  await work.parties.addClient(client, wanted.passwordHash, at);
  for (const row of namespaces) await work.parties.addNamespace(row, at);
  const names = namespaces.map((row) => row.namespace);
  await work.audit(
    actor,
    [{ action: 'create-client', subject: client.symbol, after: { ...client, namespaces: names } }],
    at,
  );
  return { client, agentIsNew, namespaces: names };
}

function symbolFinding(symbol: string): Finding {
  return finding('symbol-syntax', 'A client’s symbol is AGENT.CLIENT.', {
    field: 'symbol',
    value: symbol,
    rule: 'two parts of A-Z, 0-9 and single hyphens, each beginning with a letter, joined by one dot',
  });
}

function heldFinding(row: NamespaceRow, heldBy: string): Finding {
  return finding('namespace-held', `Namespace ${row.namespace} belongs to ${heldBy}.`, {
    field: 'namespace',
    value: row.namespace,
    rule: 'a free namespace; `namespace transfer` moves one',
  });
}
