import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';

/**
 * The order of depths with both ends in it, so that a stretch of depth is found, counted and sorted in the index alone: before, every
 * entry above its end was looked up one by one, which took two seconds of a million.
 */
export async function addSearchDepthIndex(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const columns =
    engine === 'sqlite'
      ? sql`(coalesce(top_m, 1000000000), id, bottom_m)`
      : // PostgreSQL answers out of the index alone only where the column itself is in it, too.
        sql`(coalesce(top_m, 1000000000), id) include (bottom_m, top_m)`;
  await sql`create index search_entry_depth_range on search_entry ${columns}`.execute(db);
  await sql`drop index search_entry_depth`.execute(db);
}
