import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { CorestoneError } from '../../domain/error.ts';
import type { Engine } from '../store.ts';
import { migrationsFor } from './migrations.ts';

/**
 * Brings the tables up to this program's version; names of the migrations that ran, none when already there.
 * Two processes that start at once wait for each other by the migrator's lock row. Throws `store-unavailable` when a
 * migration fails or the store was made by a newer program; a failed migration leaves nothing behind.
 */
export async function migrateStore(db: Kysely<never>, engine: Engine): Promise<string[]> {
  const provider = { getMigrations: async () => migrationsFor(engine) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CorestoneError('store-unavailable', `The store could not be brought up to date: ${reason}`, {
      cause: error,
    });
  }
  return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName);
}
