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

/** Records that one unit of work gives on: short enough that nobody who writes waits, and that no harvester asks past it meanwhile. */
const BATCH = 1000;

/**
 * Moves a held namespace to another client, with everything registered in it: the namespace at once, so that what is registered from now on is
 * the other's, then its records in batches, each a change that harvesters of either client are told of. Where that is broken off, the same
 * call again moves the rest. Throws `invalid-input` when it would then nest with another agent's namespace, `not-found` for an unknown
 * namespace or client, `conflict` where somebody gives it to a third client meanwhile.
 */
export async function transferNamespace(
  unitOfWork: UnitOfWork,
  name: string,
  client: string,
  actor: Caller,
): Promise<NamespaceRow> {
  const row = await moveHolder(unitOfWork, name, client, actor);
  let records = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after;
    const batch = await unitOfWork((work) => moveRecords(work, row, from, actor));
    records += batch.moved;
    after = batch.last;
  }
  if (records > 0)
    await unitOfWork((work) =>
      work.audit(
        actor,
        [{ action: 'transfer-records', subject: row.namespace, after: { client: row.client, records } }],
        work.now(),
      ),
    );
  return row;
}

async function moveRecords(work: Work, row: NamespaceRow, after: string, actor: Caller) {
  await holdParties(work, actor);
  const holder = await work.parties.holderOf(row.namespace);
  if (holder?.client !== row.client)
    throw new CorestoneError('conflict', `Namespace ${row.namespace} was given to another client meanwhile.`);
  const igsns = await work.register.igsnsOfOthers(row, after, BATCH);
  // Asked once more, since that holds them, and before the clock, as everywhere.
  const states = await work.register.states(igsns);
  const moving = igsns.filter((igsn) => states.get(igsn)?.client !== row.client);
  await work.register.giveRecords(moving, { agent: row.agent, client: row.client });
  return { moved: moving.length, last: igsns.length < BATCH ? undefined : igsns.at(-1) };
}

function moveHolder(unitOfWork: UnitOfWork, name: string, client: string, actor: Caller): Promise<NamespaceRow> {
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
    const entry = { action: 'transfer-namespace', subject: row.namespace, before, after: row };
    await work.audit(actor, [entry], work.now());
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
