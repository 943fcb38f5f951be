import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** How a sample was cut, what samples, core boxes and crates weigh, and what became of what is taken out of the storage for good. */
export async function addCareOfSamples(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, decimal } = columnTypes(engine);
  await db.schema.alterTable('sample').addColumn('cut', text).execute();
  await db.schema.alterTable('sample').addColumn('weight_g', decimal).execute();
  await db.schema.alterTable('core_box').addColumn('empty_weight_kg', decimal).execute();
  await db.schema.alterTable('storage_place').addColumn('own_weight_kg', decimal).execute();
  // used-up, lost or destroyed; null for what only left its place.
  await db.schema.alterTable('storage_move').addColumn('fate', text).execute();
}
