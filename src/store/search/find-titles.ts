import type { Queries } from '../store.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';

const MOST = 200;

/**
 * The titles of records of the catalogue, own and harvested, by their IGSNs (upper case); those that are not there or not public any more
 * are left out, and of more than 200 the rest. One query, none for no IGSN. As fresh as the search.
 */
export async function findTitles(db: Queries, igsns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (igsns.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .leftJoin('record as r', (join) => join.on(isOfEntry(db)))
    .select(['e.igsn', 's.title'])
    .where('e.igsn', 'in', igsns.slice(0, MOST))
    .where(isStillPublic)
    .execute();
  return new Map(rows.flatMap(({ igsn, title }) => (igsn === null ? [] : [[igsn, title] as const])));
}
