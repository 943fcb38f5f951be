import type { EntryName } from '../../domain/harvest/entry-path.ts';
import type { Queries } from '../store.ts';

/**
 * The entry, own or harvested, whose IGSN is exactly this one in any case; else the harvested one without IGSN that its source calls
 * exactly so, of several that of the first source by name. Undefined where there is none.
 */
export async function findEntry(db: Queries, igsn: string, item: string): Promise<EntryName | undefined> {
  const entries = db.selectFrom('search_entry').select(['igsn', 'source', 'item']);
  const row = await entries.where('igsn', '=', igsn.toUpperCase()).executeTakeFirst();
  if (row !== undefined) return row;
  // The index has the source before the item.
  const sources = db.selectFrom('harvest_source').select('name');
  return entries
    .where('source', 'in', sources)
    .where('item', '=', item)
    .where('igsn', 'is', null)
    .orderBy('source')
    .limit(1)
    .executeTakeFirst();
}
