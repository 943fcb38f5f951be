import { type Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from '../schema.generated.ts';
import type { Engine } from '../store.ts';
import { migrationsFor } from './migrations.ts';

/**
 * Brings the tables up to this program's version inside the caller's transaction; names of the migrations that ran. The
 * transaction makes a migration all or nothing on both engines, and holds the migrator's lock row until it is committed, so
 * that of two processes that start at once the second finds everything done. Throws what the engine or the migrator says,
 * for example when the store was made by a newer program. `only` names the migrations to run, for a backup of an older program.
 * A store that lacks a migration with a lower number than its last gets it: branches land in another order than their numbers.
 */
export async function migrateStore(
  transaction: Transaction<Database>,
  engine: Engine,
  only?: readonly string[],
): Promise<string[]> {
  const all = Object.entries(migrationsFor(engine));
  const wanted = only === undefined ? all : all.filter(([name]) => only.includes(name));
  const provider = { getMigrations: async () => Object.fromEntries(wanted) };
  const db = transaction as unknown as Kysely<never>;
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
}

/** Whether every migration of this program ran and no other; a store without tables is not up to date. Takes no lock. */
export async function isUpToDate(db: Kysely<Database>, engine: Engine): Promise<boolean> {
  const known = Object.keys(migrationsFor(engine)).toSorted();
  return JSON.stringify(await ranMigrations(db)) === JSON.stringify(known);
}

/**
 * Names of migrations that ran in the store and that this program does not know, in order: a newer program made them. Empty for a store
 * this program may use, and for one without tables. Takes no lock.
 */
export async function unknownMigrations(db: Kysely<Database>, engine: Engine): Promise<string[]> {
  const known = migrationsFor(engine);
  return (await ranMigrations(db)).filter((name) => known[name] === undefined);
}

async function ranMigrations(db: Kysely<Database>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map((row) => row.name).toSorted();
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === '42P01' || message?.startsWith('no such table') === true;
}
