import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { FieldValue } from '../domain/drilling/object-row.ts';
import { DEMO_TABLES, type DemoRow, type DemoTableName, type DemoTables, tableColumns } from './demo-tables.ts';

/**
 * Writes one CSV file per table into the folder, which is made where missing, and returns the paths in the order in which
 * they can be imported. A table without rows gets no file. The same tables give the same bytes.
 */
export async function writeDemoFiles(folder: string, tables: DemoTables): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const table of Object.keys(DEMO_TABLES) as DemoTableName[]) {
    if (tables[table].length === 0) continue;
    const path = join(folder, `${table}.csv`);
    await writeFile(path, toCsv(table, tables[table]), 'utf8');
    paths.push(path);
  }
  return paths;
}

/**
 * A table as CSV (RFC 4180, UTF-8 without mark, line ends CR LF): the columns that at least one row has, in the order of
 * {@link tableColumns}. Lists are joined by `; `, truth values are `true` and `false`, what is not stated is empty.
 */
export function toCsv(table: DemoTableName, rows: readonly DemoRow[]): string {
  const columns = tableColumns(table).filter((column) => rows.some((row) => row[column] !== undefined));
  const records = rows.map((row) => columns.map((column) => toCell(row[column])));
  return stringify([[...columns], ...records], { record_delimiter: '\r\n' });
}

function toCell(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.join('; ') : String(value);
}
