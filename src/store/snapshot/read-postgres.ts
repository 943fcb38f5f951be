import { Kysely, type RawBuilder, sql } from 'kysely';
import { explainFailure } from '../engine/explain-failure.ts';
import { makePool, RowLockPostgresDialect } from '../engine/postgres-dialect.ts';
import type { Database } from '../schema.generated.ts';
import type { Queries } from '../store.ts';
import {
  isKept,
  keptRows,
  PAGE_BYTES,
  PAGE_ROWS,
  type RowFilter,
  type Snapshot,
  sizeOf,
  type TableShape,
  type Value,
} from './snapshot.ts';

/** How large rows are is not known before some were read. */
const FIRST_ROWS = 5;

/** One moment of a PostgreSQL: one read-only transaction that repeats what it read, on a connection of its own. */
export async function readPostgres<T>(databaseUrl: string, body: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const db = new Kysely<Database>({ dialect: new RowLockPostgresDialect({ pool: makePool(databaseUrl) }) });
  try {
    const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    return await reading.execute(async (transaction) => body(await postgresSnapshot(transaction)));
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await db.destroy();
  }
}

/** What a transaction sees; the caller says how it is isolated. */
export async function postgresSnapshot(db: Queries): Promise<Snapshot> {
  const { rows } = await sql<{ name: string; column: string }>`select c.table_name as name, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`.execute(
    db,
  );
  const byName = Map.groupBy(
    rows.filter((one) => isKept(one.name)),
    (one) => one.name,
  );
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return {
    engine: 'postgres',
    migrations: ran.rows.map((one) => one.name),
    tables: [...byName].map(([name, columns]) => ({ name, columns: columns.map((one) => one.column) })),
    aboutRows: async (table) => {
      const counted = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(table)} ${sql.raw(keptRows(table))}`.execute(db);
      return Number(counted.rows[0]!.n);
    },
    rows: (table) => rowsOf(db, table),
    some: (table, filter) => someRows(db, table, filter),
  };
}

async function* rowsOf(db: Queries, table: TableShape): AsyncGenerator<readonly Value[][]> {
  const key = await keyOf(db, table.name);
  yield* paged(db, table, sql.raw(keptRows(table.name)), key.length === 0 ? table.columns : key);
}

/** The parameters of a cursor are given when it is declared. */
function someRows(db: Queries, table: TableShape, { where, values, order }: RowFilter) {
  const parts = where
    .split('?')
    .map((part, nth) => (nth === 0 ? sql.raw(part) : sql`${values[nth - 1]}${sql.raw(part)}`));
  return paged(db, table, sql`where ${sql.join(parts, sql``)}`, order);
}

async function* paged(
  db: Queries,
  { name, columns }: TableShape,
  where: RawBuilder<unknown>,
  order: readonly string[],
): AsyncGenerator<readonly Value[][]> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  // Names of cursors are no parameters; a table is read once at a time.
  const cursor = sql.id(`backup_${name}`.slice(0, 63));
  await sql`declare ${cursor} no scroll cursor for select ${list} from ${sql.table(name)} ${where}
    order by ${sql.join(order.map((column) => sql.ref(column)))}`.execute(db);
  for (let count = FIRST_ROWS; ; ) {
    const { rows } = await sql<Record<string, Value>>`fetch ${sql.raw(String(count))} from ${cursor}`.execute(db);
    const page = rows.map((row) => columns.map((column) => row[column]!));
    if (page.length > 0) yield page;
    if (page.length < count) break;
    const size = page.reduce((sum, row) => sum + sizeOf(row), 0) / page.length;
    count = Math.max(1, Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / Math.max(1, size))));
  }
  await sql`close ${cursor}`.execute(db);
}

async function keyOf(db: Queries, table: string): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`select a.attname as column from pg_index i
    cross join lateral unnest(i.indkey::int[]) with ordinality as k(attnum, n)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisprimary and i.indrelid = to_regclass(quote_ident(${table})) order by k.n`.execute(db);
  return rows.map((one) => one.column);
}
