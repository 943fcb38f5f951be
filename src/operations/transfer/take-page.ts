import type { MovedFields } from '../../domain/transfer/merge-row.ts';
import { isTypeTable, type MovedTable } from '../../domain/transfer/moved-tables.ts';
import type { MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import { withOurIds, withOurKey } from './find-same.ts';
import { takeAdded } from './take-added.ts';
import { takeDeletions } from './take-deletions.ts';
import { takeMerged } from './take-merged.ts';
import { NOTHING, type PageOutcome, rowName, type TransferRun } from './transfer-run.ts';

/**
 * Takes a page of rows of one table inside the caller's unit of work: what is new here, what only the other side changed, and what it
 * deleted; what both changed is told. Doing it again changes nothing. Tables come in the order of `MOVED_TABLES`.
 */
export function takePage(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<PageOutcome> {
  const mapped = rows.flatMap((row) => mappedRow(run, table, withOurIds(run, table, row)));
  switch (table.way) {
    case 'merged':
    case 'whole':
      return takeMerged(work, run, table, mapped);
    case 'added':
      return takeAdded(work, run, table, mapped);
    case 'deletions':
      return takeDeletions(work, run, table, mapped);
    case 'counted':
      return takeCounted(work, run, table, mapped);
    case 'bases':
      return takeBases(work, run, mapped);
    case 'known':
      return Promise.resolve(NOTHING);
  }
}

/** A row as it would stand here: below our program, of who holds the namespace here. None for a program that is here. */
function mappedRow(run: TransferRun, table: MovedTable, row: MovedRow): MovedRow[] {
  const { expedition, above } = run.facts;
  const isProgram = (table.name === 'tree_object' || isTypeTable(table.name)) && row.id === above.id;
  if (isProgram && run.isProgramHere) return [];
  if (table.name === 'tree_object' && row.id === expedition.id) {
    const registered = row.registered_parent_id === above.id ? run.programId : row.registered_parent_id!;
    return [{ ...row, parent_id: run.programId, registered_parent_id: registered }];
  }
  if (table.name === 'publication' || table.name === 'label_layout')
    return [{ ...row, party: partyHere(run, String(row.party)) }];
  const holder = table.name === 'record' ? run.holders.get(String(row.namespace)) : undefined;
  if (holder !== undefined) return [{ ...row, agent_symbol: holder.agent, client_symbol: holder.client }];
  return [row];
}

/** Whose something is here: of who holds the namespace here instead of them, else the installation's. */
function partyHere({ facts, holders }: TransferRun, party: string): string {
  const there = facts.namespaces.find(({ agent, client }) => party === client || party === agent);
  const here = there && holders.get(there.namespace);
  if (here === undefined) return '';
  return party === there!.client ? here.client : here.agent;
}

async function takeCounted(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<PageOutcome> {
  // Where stations know the expedition already its clock goes on as it does here.
  const isOurs = table.name === 'tree_clock' && !run.isFirst;
  if (!run.choices.isDry && !isOurs)
    await work.transfer.raise(table, table.name === 'tree_clock' ? 'seq' : 'next_key', rows);
  return NOTHING;
}

async function takeBases(work: Work, run: TransferRun, rows: readonly MovedRow[]): Promise<PageOutcome> {
  if (run.isFirst) return NOTHING;
  const said = rows.map((row) => {
    const table = String(row.table_name);
    return { table, key: withOurKey(run, table, String(row.row_key)), fields: String(row.fields) };
  });
  if (run.choices.isDry) {
    for (const { table, key, fields } of said) run.there.set(rowName(table, key), fields);
    return NOTHING;
  }
  const bases = said.map((one) => ({ ...one, side: 'there' as const, fields: JSON.parse(one.fields) as MovedFields }));
  await work.transfer.keepBases(run.facts.expedition.id, run.facts.id, bases);
  return NOTHING;
}
