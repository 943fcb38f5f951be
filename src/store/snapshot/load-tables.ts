import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { CorestoneError } from '../../domain/error.ts';
import { explainFailure } from '../engine/explain-failure.ts';
import { openStore, storeFile } from '../engine/open-store.ts';
import { makePool, RowLockPostgresDialect } from '../engine/postgres-dialect.ts';
import { insertRows, octets, type Row } from '../engine/set-based.ts';
import { migrateStore } from '../migrations/migrate-store.ts';
import { migrationsFor } from '../migrations/migrations.ts';
import type { Database } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { postgresSnapshot } from './read-postgres.ts';
import { readSqlite } from './read-sqlite.ts';
import type { Snapshot, TableShape, Value } from './snapshot.ts';

/** What fills empty tables. `check` reads them back; what it throws undoes everything. */
export interface Loading {
  readonly migrations: readonly string[];
  readonly tables: readonly TableShape[];
  readonly fill: (insert: InsertInto) => Promise<void>;
  readonly check: (loaded: Snapshot) => Promise<void>;
}

/** Inserts rows into one table; values in the order of its columns. */
export type InsertInto = (table: TableShape, rows: readonly (readonly Value[])[]) => Promise<void>;

/** Throws `invalid-input` when tables were made by migrations that this program does not know. */
export function ensureKnown(migrations: readonly string[], engine: Engine): void {
  const known = migrationsFor(engine);
  const unknown = migrations.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  throw new CorestoneError(
    'invalid-input',
    `The backup was made by a newer program (${unknown.join(', ')}); restore it with that one.`,
  );
}

/** Makes an embedded store in a folder without one, and fills it; the caller decides when it counts. */
export async function loadSqlite(folder: string, loading: Loading): Promise<void> {
  ensureKnown(loading.migrations, 'sqlite');
  const store = openStore({ dataFolder: folder, databaseUrl: '' });
  await store.unitOfWork((transaction) => migrateStore(transaction, 'sqlite', loading.migrations)).finally(store.close);
  await readSqlite(folder, async (empty) => ensureOurs(loading.tables, empty.tables));
  const database = new DatabaseSync(storeFile(folder));
  try {
    // Nobody reads it before it is whole, so that nothing needs to be undone.
    database.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; begin;');
    for (const { name } of loading.tables) database.exec(`delete from "${name}"`);
    await loading.fill(async ({ name, columns }, rows) => {
      const list = columns.map((column) => `"${column}"`).join(', ');
      const statement = database.prepare(
        `insert into "${name}" (${list}) values (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of rows) statement.run(...(row as SQLInputValue[]));
    });
    database.exec('commit; pragma journal_mode = wal; pragma synchronous = full;');
    for (const reference of referencesIn(database, loading.tables)) await ensureWhole(database, reference);
  } catch (error) {
    throw explainFailure(error);
  } finally {
    database.close();
  }
  await readSqlite(folder, loading.check);
}

/** Names stand in statements, and the manifest of a backup that is not encrypted may be anybody's: only those are taken that we made. */
function ensureOurs(wanted: readonly TableShape[], made: readonly TableShape[]): void {
  const known = new Map(made.map((one) => [one.name, one.columns]));
  const foreign = wanted.find(({ name, columns }) => !columns.every((column) => known.get(name)?.includes(column)));
  if (foreign === undefined) return;
  throw new CorestoneError('invalid-input', `The backup has a table ${foreign.name}, which is none of ours.`);
}

interface Reference {
  readonly table: string;
  readonly parent: string;
  readonly columns: readonly { readonly from: string; readonly to: string }[];
}

function referencesIn(database: DatabaseSync, tables: readonly TableShape[]): Reference[] {
  return tables.flatMap(({ name: table }) => {
    const rows = database.prepare(
      `select id, "table" as parent, "from", "to" from pragma_foreign_key_list('${table}')`,
    );
    const found = rows.all() as { id: number; parent: string; from: string; to: string }[];
    return [...Map.groupBy(found, (one) => one.id).values()].map((columns) => ({
      table,
      parent: columns[0]!.parent,
      columns,
    }));
  });
}

const CHECKED_AT_ONCE = 10_000;

/** Looks in pieces whether every row points at one that is there: SQLite's own check would keep everybody waiting for a large table. */
async function ensureWhole(database: DatabaseSync, { table, parent, columns }: Reference): Promise<void> {
  const upTo = database.prepare(`select max(rowid) as last
    from (select rowid from "${table}" where rowid > ? order by rowid limit ${CHECKED_AT_ONCE})`);
  const isSaid = columns.map(({ from }) => `c."${from}" is not null`).join(' and ');
  const isIt = columns.map(({ from, to }) => `p."${to}" = c."${from}"`).join(' and ');
  const orphans = database.prepare(`select 1 from "${table}" c where c.rowid > ? and c.rowid <= ? and ${isSaid}
    and not exists (select 1 from "${parent}" p where ${isIt}) limit 1`);
  for (let after = 0; ; ) {
    const { last } = upTo.get(after) as { last: number | null };
    if (last === null) return;
    if (orphans.get(after, last) !== undefined) throw orphan(table);
    after = last;
    await nextTurn();
  }
}

/** Makes and fills the tables of an empty PostgreSQL database in one transaction. `ready` is called before it is committed. */
export async function loadPostgres(databaseUrl: string, loading: Loading, ready: () => Promise<void>): Promise<void> {
  ensureKnown(loading.migrations, 'postgres');
  const db = new Kysely<Database>({ dialect: new RowLockPostgresDialect({ pool: makePool(databaseUrl) }) });
  try {
    await db.transaction().execute(async (transaction) => {
      await ensureEmpty(transaction);
      await migrateStore(transaction, 'postgres', loading.migrations);
      ensureOurs(loading.tables, (await postgresSnapshot(transaction)).tables);
      const constraints = await dropReferences(transaction);
      for (const { name } of loading.tables) await sql`delete from ${sql.table(name)}`.execute(transaction);
      await loading.fill((table, rows) => insertInto(transaction, table, rows));
      for (const one of constraints) await sql.raw(one).execute(transaction).catch(explainOrphan);
      await loading.check(await postgresSnapshot(transaction));
      await ready();
    });
    await sql`analyze`.execute(db);
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await db.destroy();
  }
}

/** SQLSTATE of a row that points at nothing. */
const FOREIGN_KEY = '23503';

function explainOrphan(cause: unknown): never {
  const { code, table } = cause as { code?: string; table?: string };
  if (code !== FOREIGN_KEY) throw cause;
  throw orphan(String(table), cause);
}

function orphan(table: string, cause?: unknown): CorestoneError {
  return new CorestoneError('invalid-input', `A row of ${table} points at nothing; nothing was restored.`, { cause });
}

async function insertInto(db: Queries, { name, columns }: TableShape, rows: readonly (readonly Value[])[]) {
  const value = (one: Value) => {
    if (one instanceof Uint8Array) return octets('postgres', one);
    // Rows go as JSON, which cannot say all numbers.
    return typeof one === 'number' && !Number.isFinite(one) ? String(one) : one;
  };
  const named = rows.map((row): Row => Object.fromEntries(columns.map((column, at) => [column, value(row[at]!)])));
  await insertRows(db, 'postgres', name as keyof Database, named);
}

/** Throws `already-exists` when a database has any table. */
export async function ensureEmptyDatabase(databaseUrl: string): Promise<void> {
  const db = new Kysely<Database>({ dialect: new RowLockPostgresDialect({ pool: makePool(databaseUrl) }) });
  try {
    await ensureEmpty(db);
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await db.destroy();
  }
}

async function ensureEmpty(db: Queries): Promise<void> {
  const { rows } =
    await sql`select 1 from information_schema.tables where table_schema = current_schema() limit 1`.execute(db);
  if (rows.length > 0)
    throw new CorestoneError('already-exists', 'The database has tables already; restore into an empty one.');
}

/** Takes references between tables away; the statements that bring them back, which checks every row. */
async function dropReferences(db: Queries): Promise<string[]> {
  const { rows } = await sql<{ drop: string; add: string }>`select
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by conname`.execute(
    db,
  );
  for (const one of rows) await sql.raw(one.drop).execute(db);
  return rows.map((one) => one.add);
}
