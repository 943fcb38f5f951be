import { CorestoneError } from '../domain/error.ts';
import { namespaceConflict, parseNamespace } from '../domain/identifier/namespace.ts';
import { type Caller, ensureMay } from './caller.ts';
import { holdParties } from './hold-jobs.ts';
import type { ClientRow, NamespaceRow } from './party-ports.ts';
import type { UnitOfWork, Work } from './ports.ts';
import { conflictFinding } from './take-namespace.ts';

/**
 * Gives a client a namespace that nobody holds; `isTest` marks it as one for trying. Throws `invalid-input` (findings `namespace-syntax`, `namespace-conflict`),
 * `not-found` for an unknown client, `already-exists` when somebody holds it.
 */
export function addNamespace(
  unitOfWork: UnitOfWork,
  name: string,
  client: string,
  actor: Caller,
  isTest = false,
): Promise<NamespaceRow> {
  return unitOfWork(async (work) => {
    await holdParties(work, actor);
    const row = { ...(await wantedRow(work, name, client)), ...(isTest && { isTest }) };
    ensureMay(actor, 'manage-agent', row.agent);
    const existing = await work.parties.namespaces();
    const held = existing.find((one) => one.namespace === row.namespace);
    if (held !== undefined)
      throw new CorestoneError('already-exists', `Namespace ${row.namespace} belongs to ${held.client}.`);
    refuseNesting(row, existing);
    await work.parties.addNamespace(row, work.now());
    await work.audit(actor, [{ action: 'add-namespace', subject: row.namespace, after: row }], work.now());
    return row;
  });
}

/**
 * Moves a held namespace to another client, with everything registered in it. Throws `invalid-input` when it would then
 * nest with another agent's namespace, `not-found` for an unknown namespace or client.
 */
export function transferNamespace(
  unitOfWork: UnitOfWork,
  name: string,
  client: string,
  actor: Caller,
): Promise<NamespaceRow> {
  return unitOfWork(async (work) => {
    await holdParties(work, actor);
    const row = await wantedRow(work, name, client);
    const existing = await work.parties.namespaces();
    const before = existing.find((one) => one.namespace === row.namespace);
    if (before === undefined) throw new CorestoneError('not-found', `Nobody holds namespace ${row.namespace}.`);
    for (const agent of new Set([before.agent, row.agent])) ensureMay(actor, 'manage-agent', agent);
    refuseNesting(
      row,
      existing.filter((one) => one !== before),
    );
    await work.parties.moveNamespace(row);
    const records = await work.register.moveNamespace(row);
    const after = { ...row, records };
    await work.audit(actor, [{ action: 'transfer-namespace', subject: row.namespace, before, after }], work.now());
    return row;
  });
}

async function wantedRow(work: Work, name: string, symbol: string): Promise<NamespaceRow> {
  const read = parseNamespace(name);
  if (!read.ok) throw new CorestoneError('invalid-input', `${name} is not a namespace.`, { findings: read.findings });
  const client: ClientRow | undefined = (await work.parties.clients()).find((one) => one.symbol === symbol);
  if (client === undefined) throw new CorestoneError('not-found', `There is no client ${symbol}.`);
  return { namespace: read.value, agent: client.agent, client: client.symbol };
}

function refuseNesting(row: NamespaceRow, existing: readonly NamespaceRow[]): void {
  const conflict = namespaceConflict(row, existing);
  if (conflict === undefined) return;
  const found = conflictFinding(row, conflict.held.namespace, conflict.held.agent);
  throw new CorestoneError('invalid-input', found.message, { findings: [found] });
}
