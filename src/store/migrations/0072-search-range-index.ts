import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';

/**
 * What ranges and areas compare, by id and narrow: what the full text of the embedded store found is held against it in the order of
 * ids, dozens of entries to a page. Before, every entry found was looked up in the whole table, a page for each: a frequent word with
 * an area took a third of a second of a million. PostgreSQL's full text finds the entries themselves.
 */
export async function addSearchRangeIndex(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'postgres') return;
  await sql`create index search_entry_range on search_entry (id, latitude_deg, longitude_deg, year_from, year_to, top_m, bottom_m,
    youngest_ma, oldest_ma)`.execute(db);
}
