import type { Queries } from '../store.ts';

/** The IGSN of the entry, own or harvested, that has exactly this one in any case; undefined where there is none. */
export async function findEntry(db: Queries, igsn: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('search_entry')
    .select('igsn')
    .where('igsn', '=', igsn.toUpperCase())
    .executeTakeFirst();
  return row?.igsn;
}
