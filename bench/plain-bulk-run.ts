import { sql } from 'kysely';
import { paceOf } from '../src/api/jobs/batches.ts';
import type { Database } from '../src/store/schema.generated.ts';
import type { Queries } from '../src/store/store.ts';
import { benchHouse } from './bench-house.ts';
import type { BenchPlace } from './bench-stores.ts';
import { plainTarget } from './plain-target.ts';
import type { TableRows } from './written-rows.ts';

/** How long the plain inserts took in seconds, and how many rows they were. */
export interface PlainBulkRun {
  readonly seconds: number;
  readonly rows: number;
}

/** Inserts what a bulk request left at `from` into a prepared store at `to`, so many records at once as it did itself. */
async function run(from: BenchPlace, to: BenchPlace): Promise<PlainBulkRun> {
  const source = await benchHouse(from);
  const { read } = source.store;
  const tables = [
    await readTable(read, 'identifier', 'igsn'),
    await readTable(read, 'record', 'igsn'),
    await readTable(read, 'record_version', 'igsn'),
    await readTable(read, 'outbox', 'igsn'),
    await readTable(read, 'audit', 'subject', sql`action = 'create-record'`),
  ];
  await source.close();
  const target = await plainTarget(to);
  const { size } = paceOf({ engine: from.engine });
  const started = performance.now();
  for (let at = 0; at < tables[0]!.rows.length; at += size)
    await target.insert(tables.map((one) => ({ ...one, rows: one.rows.slice(at, at + size) })));
  const seconds = (performance.now() - started) / 1000;
  await target.close();
  return { seconds, rows: tables.reduce((sum, one) => sum + one.rows.length, 0) };
}

async function readTable(
  db: Queries,
  table: keyof Database & string,
  order: string,
  where = sql<boolean>`1 = 1`,
): Promise<TableRows> {
  const { rows } = await sql<Record<string, string | number | null>>`
    select * from ${sql.table(table)} where ${where} order by ${sql.ref(order)}`.execute(db);
  const columns = Object.keys(rows[0] ?? {});
  return { table, columns, rows: rows.map((row) => columns.map((column) => row[column]!)) };
}

const { from, to } = JSON.parse(process.argv[2]!) as { from: BenchPlace; to: BenchPlace };
process.stdout.write(JSON.stringify(await run(from, to)));
