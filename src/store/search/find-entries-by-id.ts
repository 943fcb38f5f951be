import type { EntryName } from '../../domain/harvest/entry-path.ts';
import type { Queries } from '../store.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';

/** An entry of the search index by its name: what it is called and where its page is. */
export interface NamedEntry extends EntryName {
  readonly id: number;
  readonly title: string;
}

/** The entries of these ids in any order; those that are not there or not public any more are left out. */
export async function findEntriesById(db: Queries, ids: readonly number[]): Promise<readonly NamedEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .leftJoin('record as r', (join) => join.on(isOfEntry(db)))
    .select(['e.id', 'e.igsn', 'e.source', 'e.item', 's.title'])
    .where('e.id', 'in', ids)
    .where(isStillPublic)
    .execute();
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}
