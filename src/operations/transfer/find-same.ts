import { type MovedTable, movedTable } from '../../domain/transfer/moved-tables.ts';
import { keyParts, type MovedRow } from '../../domain/transfer/row-fields.ts';
import type { Work } from '../ports.ts';
import type { TransferRun } from './transfer-run.ts';

/**
 * Notes which rows of a package are here under another id: works of the same identifier, places of the same code. Places that are not
 * here, or are closed, are noted too. Read before anything is taken, since others point at these ids.
 */
export async function findSame(
  work: Work,
  run: TransferRun,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<void> {
  if (table.called === undefined) return;
  const asked = { ...table, key: [table.called] };
  const known = await work.transfer.rows(
    asked,
    rows.map((row) => String(row[table.called!])),
  );
  for (const row of rows) {
    const here = known.get(String(row[table.called]));
    if (here !== undefined && here.is_closed !== 1) run.sameAs.set(String(row.id), String(here.id));
    else if (table.way === 'known') run.placesMissing.push(String(row[table.called]));
  }
}

/** A row with the ids that it has here. */
export function withOurIds({ sameAs }: TransferRun, { means = [] }: MovedTable, row: MovedRow): MovedRow {
  const ours = means.flatMap((column) => {
    const id = sameAs.get(String(row[column]));
    return id === undefined ? [] : [[column, id] as const];
  });
  return ours.length === 0 ? row : { ...row, ...Object.fromEntries(ours) };
}

/** The key of a base with the ids that its row has here. */
export function withOurKey({ sameAs }: TransferRun, name: string, key: string): string {
  const table = movedTable(name);
  if (table?.means === undefined || sameAs.size === 0) return key;
  const parts = keyParts(table, key).map((part) => sameAs.get(String(part)) ?? part);
  return parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);
}
