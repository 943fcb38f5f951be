import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Gives lithology units their place in a section or split, in cm from its top: the first version knew depths alone. */
export async function addLithologyOffsets(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { decimal } = columnTypes(engine);
  for (const column of ['top_offset_cm', 'bottom_offset_cm']) {
    await db.schema.alterTable('lithology').addColumn(column, decimal).execute();
  }
}
