import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * A source that was removed stays as the place its deletions are announced from; how complete each harvested record is, for the
 * figures of its source.
 */
export async function addHarvestSources(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, integer } = columnTypes(engine);
  await db.schema.alterTable('harvest_source').addColumn('removed_at', text).execute();
  const record = db.schema.alterTable('harvested_record');
  // 0 to 100 by the general profile.
  await record.addColumn('completeness', integer, (c) => c.notNull().defaultTo(0)).execute();
  const byState = db.schema.createIndex('harvested_record_state').on('harvested_record');
  await byState.columns(['source', 'state']).execute();
}
