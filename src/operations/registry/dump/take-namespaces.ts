import { type Finding, type FindingDetails, finding } from '../../../domain/finding.ts';
import { splitAtSlash } from '../../../domain/identifier/handle.ts';
import { namespaceConflict, parseNamespace } from '../../../domain/identifier/namespace.ts';
import type { NamespaceRow } from '../../party-ports.ts';
import { conflictFinding } from '../../take-namespace.ts';
import { isAgentSymbol, type PartyTaking, type TakenCount } from './party-taking.ts';
import type { DumpClient, DumpNamespace } from './registry-dump.ts';

const TEST_NAMESPACE = 'TEST';

/**
 * Makes the taker of namespaces: what became of each. `10273/GFABC` becomes the namespace GFABC of the first client that may use
 * it; where only an agent may, of a client `AGENT.AGENT` that is made for that. Findings: `prefix-without-namespace` (info),
 * `foreign-prefix` (info), `namespace-syntax`, `namespace-unused` (info), `namespace-shared` (warning),
 * `namespace-conflict` for one that nests with another agent's.
 */
export async function namespaceTaker(taking: PartyTaking, handlePrefix: string) {
  const { work, tell } = taking;
  const held = new Map((await work.parties.namespaces()).map((one) => [one.namespace, one]));
  const clients = new Set((await work.parties.clients()).map((one) => one.symbol));
  return async (wanted: DumpNamespace): Promise<keyof TakenCount> => {
    const name = namespaceIn(wanted, handlePrefix);
    if ('code' in name) {
      tell(name);
      return name.severity === 'info' ? 'unchanged' : 'refused';
    }
    const client = holderOf(wanted, clients);
    if (client === undefined) {
      tell(say(wanted, 'namespace-unused', 'Nobody may use this namespace; it is left out.', { severity: 'info' }));
      return 'unchanged';
    }
    const row = { namespace: name.namespace, agent: agentOf(client), client };
    const problem = refusal(row, held, wanted);
    if (problem !== undefined) tell(problem);
    if (problem !== undefined || held.has(row.namespace)) return problem === undefined ? 'unchanged' : 'refused';
    tellShared(wanted, client, tell);
    if (!clients.has(client)) await makeHolder(taking, row);
    clients.add(client);
    await keep(taking, row, wanted);
    held.set(row.namespace, row);
    return 'new';
  };
}

async function makeHolder({ work, at }: PartyTaking, { agent, client }: NamespaceRow): Promise<void> {
  await work.dumps.addAgent(partyOf(agent, agent), at);
  await work.dumps.addClient(restOf(agent, client), at);
}

async function keep({ work, at, entries }: PartyTaking, row: NamespaceRow, wanted: DumpNamespace): Promise<void> {
  const kept = row.namespace === TEST_NAMESPACE ? { ...row, isTest: true } : row;
  await work.parties.addNamespace(kept, wanted.createdAt ?? at);
  entries.push({ action: 'import-namespace', subject: row.namespace, after: kept });
}

function namespaceIn(wanted: DumpNamespace, handlePrefix: string): { readonly namespace: string } | Finding {
  const { prefix, suffix } = splitAtSlash(wanted.prefix.trim());
  if (prefix !== handlePrefix)
    return say(wanted, 'foreign-prefix', 'A prefix that is not ours is left out.', {
      severity: 'info',
      rule: handlePrefix,
    });
  if (suffix === '') {
    const message = 'A prefix without namespace stands for all of them and is left out.';
    return say(wanted, 'prefix-without-namespace', message, { severity: 'info', rule: `${handlePrefix}/NAMESPACE` });
  }
  const read = parseNamespace(suffix);
  if (read.ok) return { namespace: read.value };
  const rule = read.findings[0]?.rule;
  return say(wanted, 'namespace-syntax', 'This is not a namespace.', rule === undefined ? {} : { rule });
}

/** Who is to hold it; where only an agent may use it, a client of that agent for all such. */
function holderOf({ clients, agents }: DumpNamespace, known: ReadonlySet<string>): string | undefined {
  const first = clients.find((one) => known.has(one));
  const [agent] = agents;
  return first ?? (agent !== undefined && isAgentSymbol(agent) ? `${agent}.${agent}` : undefined);
}

/** The client for what an agent holds and none of its clients does. */
function restOf(agent: string, symbol: string): DumpClient {
  const more = { agent, comments: '', experiments: '', domains: ['*'], quota: -1, updatedAt: null };
  return { ...partyOf(symbol, `Namespaces of ${agent}`), ...more };
}

function partyOf(symbol: string, name: string) {
  return { symbol, name, contactName: '', contactEmail: '', isActive: true, createdAt: null };
}

function refusal(
  row: NamespaceRow,
  held: ReadonlyMap<string, NamespaceRow>,
  wanted: DumpNamespace,
): Finding | undefined {
  const conflict = namespaceConflict(row, held.values());
  if (conflict === undefined) return undefined;
  const found = conflictFinding(row, conflict.held.namespace, conflict.held.agent);
  return wanted.at === undefined ? found : { ...found, at: wanted.at };
}

function tellShared(wanted: DumpNamespace, client: string, tell: PartyTaking['tell']): void {
  const others = wanted.clients.filter((one) => one !== client);
  if (others.length === 0) return;
  const message = `The namespace was shared; ${client} holds it now. What the others registered stays theirs.`;
  const rule = 'one client holds a namespace; `namespace transfer` gives it to another';
  tell(say(wanted, 'namespace-shared', message, { severity: 'warning', value: others.join(', '), rule }));
}

function say({ prefix, at }: DumpNamespace, code: string, message: string, details: FindingDetails): Finding {
  return finding(code, message, { field: 'prefix', value: prefix, ...(at !== undefined && { at }), ...details });
}

const agentOf = (client: string): string => client.slice(0, client.indexOf('.'));
