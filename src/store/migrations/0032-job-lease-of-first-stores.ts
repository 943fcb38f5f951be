import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Stores of the first hours have a column `until` in `job_lease` that nothing fills any more and that may not be empty, so that no import
 * could begin in them. The table holds who does a job at the moment, which nobody does while the store is brought up to date: it is
 * made anew, as every other store has it.
 */
export async function remakeJobLease(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema.dropTable('job_lease').execute();
  await db.schema
    .createTable('job_lease')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('holder', text, (c) => c.notNull())
    .execute();
}
