import { bad, type Checked, finding, good } from '../domain/finding.ts';
import { namespaceConflict, parseNamespace } from '../domain/identifier/namespace.ts';
import { holdParties } from './hold-jobs.ts';
import type { NamespaceRow } from './party-ports.ts';
import type { Actor, Work } from './ports.ts';

/** The namespace with its holder; `isNew` when this call took it. */
export interface TakenNamespace extends NamespaceRow {
  readonly isNew: boolean;
}

/** Symbol of the installation's own agent where `init` was given none. */
export const DEFAULT_AGENT = 'CORESTONE';

/**
 * The namespace a program's acronym names: as held already, or taken for this installation's own agent with a client
 * `AGENT.ACRONYM` where nobody holds it. Findings: `namespace-syntax`, and `namespace-conflict` when it equals, extends or
 * begins a namespace of another agent (an IGSN would not tell whose it is).
 */
export async function takeNamespace(work: Work, acronym: string, actor: Actor): Promise<Checked<TakenNamespace>> {
  const read = parseNamespace(acronym);
  if (!read.ok) return read;
  const find = (rows: readonly NamespaceRow[]) => rows.find((one) => one.namespace === read.value);
  const heldBefore = find(await work.parties.namespaces());
  if (heldBefore !== undefined) return good({ ...heldBefore, isNew: false });
  await holdParties(work, actor);
  const existing = await work.parties.namespaces();
  const held = find(existing);
  if (held !== undefined) return good({ ...held, isNew: false });
  const agent = (await work.parties.installation()).get('agent.symbol') ?? DEFAULT_AGENT;
  const row: NamespaceRow = { namespace: read.value, agent, client: `${agent}.${read.value}` };
  const conflict = namespaceConflict(row, existing);
  if (conflict !== undefined) return bad(conflictFinding(row, conflict.held.namespace, conflict.held.agent));
  await give(work, row, actor);
  return good({ ...row, isNew: true });
}

/** The finding that two agents' namespaces would nest. */
export function conflictFinding(row: NamespaceRow, heldNamespace: string, heldBy: string) {
  return finding(
    'namespace-conflict',
    `Namespace ${row.namespace} collides with ${heldNamespace} of agent ${heldBy}.`,
    {
      field: 'namespace',
      value: row.namespace,
      rule: 'no agent’s namespace equals, extends or begins that of another agent',
    },
  );
}

async function give(work: Work, row: NamespaceRow, actor: Actor): Promise<void> {
  const at = work.now();
  await work.parties.addAgent(row.agent, row.agent, at);
  const known = (await work.parties.clients()).some((one) => one.symbol === row.client);
  const client = { symbol: row.client, agent: row.agent, name: row.namespace, domains: ['*'], quota: -1 };
  if (!known) await work.parties.addClient(client, null, at);
  await work.parties.addNamespace(row, at);
  await work.audit(actor, [{ action: 'take-namespace', subject: row.namespace, after: row }], at);
}
