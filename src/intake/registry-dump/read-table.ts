import { join } from 'node:path';
import type { Finding } from '../../domain/finding.ts';
import { openInput } from '../open-input.ts';
import { isRecord, placeIn, type Table } from '../table.ts';
import { openTextTable } from '../text/open-text-table.ts';
import { type DumpFolder, type DumpTable, readOctets } from './dump-folder.ts';
import { DumpRow } from './dump-row.ts';
import { readSql } from './read-sql.ts';

/**
 * The rows of one table of a dump: those of its own files, which have a heading, and those in files of SQL. Column names are
 * compared in lower case. `\N` and `NULL` mean nothing. Findings are those of reading the files.
 */
export async function* readTable(folder: DumpFolder, table: DumpTable): AsyncGenerator<DumpRow | Finding> {
  for (const name of folder.tableFiles.get(table) ?? []) {
    const { tables, findings } = await openTextTable(await openInput(join(folder.path, name), name));
    yield* findings;
    for (const one of tables) yield* rowsOf(one);
  }
  for (const name of folder.sqlFiles) {
    for await (const one of readSql(readOctets(folder, name), table, name)) {
      if ('code' in one) yield one;
      else yield new DumpRow({ file: name, sheet: table, row: one.row }, cellsOf(one.columns, one.values));
    }
  }
}

async function* rowsOf(table: Table): AsyncGenerator<DumpRow | Finding> {
  for await (const one of table.read()) {
    if (isRecord(one)) yield new DumpRow(placeIn(table, one.row), cellsOf(table.heading, one.cells.map(octetsOf)));
    else yield one;
  }
}

function cellsOf(columns: readonly string[], values: readonly (Buffer | null)[]): Map<string, Buffer | null> {
  return new Map(columns.map((column, index) => [column.trim().toLowerCase(), values[index] ?? null]));
}

function octetsOf(cell: unknown): Buffer | null {
  const text = String(cell ?? '');
  return text === '' || text === '\\N' || text === 'NULL' ? null : Buffer.from(text, 'utf8');
}

/** True for a row, false for a finding. */
export function isRow(one: DumpRow | Finding): one is DumpRow {
  return one instanceof DumpRow;
}
