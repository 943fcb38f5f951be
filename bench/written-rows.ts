import { type RawBuilder, sql } from 'kysely';
import { OBJECT_TYPES } from '../src/domain/drilling/object-type.ts';
import type { Database } from '../src/store/schema.generated.ts';
import type { Queries } from '../src/store/store.ts';

type Value = string | number | null;

/** Rows of one table, each with its values in the order of the columns. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** What is inserted in one transaction. */
export type Batch = readonly TableRows[];

const MINTED_AT_ONCE = 1000;
const REGISTERED_AT_ONCE = 500;

/**
 * Every row that importing, minting and registering wrote, in transactions of the sizes these use: the import is one, then
 * 1,000 identifiers, then 500 records each with its version and outbox row, and always the audit rows beside them. Parents
 * come before children, so that the same constraints hold.
 */
export async function writtenBatches(db: Queries): Promise<Batch[]> {
  const audit = (which: RawBuilder<boolean>) => readTable(db, 'audit', 'id', which);
  const details = await Promise.all(OBJECT_TYPES.map((type) => readTable(db, type, 'id')));
  const imported = [
    await readTable(db, 'agent', 'symbol'),
    await readTable(db, 'client', 'symbol'),
    await readTable(db, 'namespace', 'namespace'),
    await readTable(db, 'job_lease', 'name'),
    await readTable(db, 'tree_object', 'id'),
    ...details,
    await audit(sql`action not in ('mint-igsn', 'register')`),
  ];
  const minted = [await readTable(db, 'identifier', 'igsn'), await audit(sql`action = 'mint-igsn'`)];
  const registered = [
    await readTable(db, 'record', 'changed_seq'),
    await readTable(db, 'record_version', 'igsn'),
    await readTable(db, 'outbox', 'id'),
  ];
  const counters = [await readTable(db, 'igsn_counter', 'prefix'), await audit(sql`action = 'register'`)];
  return [
    imported,
    ...inBatches(minted, MINTED_AT_ONCE),
    ...inBatches(aligned(registered), REGISTERED_AT_ONCE),
    counters,
  ];
}

/** What minting one by one wrote, so many records in a transaction; `parties` must be there before. */
export async function mintedBatches(db: Queries, recordsAtOnce: number) {
  const parties = await Promise.all(
    (['agent', 'client', 'namespace'] as const).map((table) =>
      readTable(db, table, table === 'namespace' ? table : 'symbol'),
    ),
  );
  const tables = await Promise.all([
    readTable(db, 'identifier', 'igsn'),
    readTable(db, 'record', 'igsn'),
    readTable(db, 'record_version', 'igsn'),
    readTable(db, 'outbox', 'igsn'),
    readTable(db, 'audit', 'subject', sql`action = 'create-record'`),
    readTable(db, 'given_answer', 'key'),
  ]);
  return { parties, batches: inBatches(tables, recordsAtOnce), records: tables[1]!.rows.length };
}

async function readTable(
  db: Queries,
  table: keyof Database & string,
  order: string,
  where: RawBuilder<boolean> = sql`1 = 1`,
): Promise<TableRows> {
  const { rows } = await sql<Record<string, Value>>`
    select * from ${sql.table(table)} where ${where} order by ${sql.ref(order)}`.execute(db);
  const columns = Object.keys(rows[0] ?? {});
  return { table, columns, rows: rows.map((row) => columns.map((column) => row[column]!)) };
}

/** Tables with one row an IGSN each, brought into the order of the first, so that a record stands before its version. */
function aligned(tables: readonly TableRows[]): TableRows[] {
  const order = new Map(tables[0]!.rows.map((row, at) => [valueIn(tables[0]!, row, 'igsn'), at]));
  return tables.map((one) => {
    const placeOf = (row: readonly Value[]) => order.get(valueIn(one, row, 'igsn'))!;
    return { ...one, rows: one.rows.toSorted((a, b) => placeOf(a) - placeOf(b)) };
  });
}

const valueIn = (table: TableRows, row: readonly Value[], column: string): Value => row[table.columns.indexOf(column)]!;

function inBatches(tables: readonly TableRows[], size: number): Batch[] {
  const count = Math.ceil(Math.max(...tables.map((one) => one.rows.length)) / size);
  return Array.from({ length: count }, (_, at) =>
    tables.map((one) => ({ ...one, rows: one.rows.slice(at * size, (at + 1) * size) })),
  );
}
