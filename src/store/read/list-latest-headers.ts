import type { Queries } from '../store.ts';
import { HEADER, type RecordHeader } from './list-headers.ts';
import { isPublic } from './select-public.ts';

/** The headers of the public records that changed last, the latest first; of those before a number of change where one is given. */
export function listLatestHeaders(db: Queries, limit: number, before?: number): Promise<RecordHeader[]> {
  let query = db.selectFrom('record').select(HEADER).where(isPublic);
  if (before !== undefined) query = query.where('changed_seq', '<', before);
  return query.orderBy('changed_seq', 'desc').limit(limit).execute();
}

/**
 * Of pages of `limit` public records, the latest first: the number before which the page stands that ends where the one before this
 * number begins. Undefined where no more than a page changed since, so that the latest page is the one above.
 */
export async function findPageAbove(db: Queries, before: number, limit: number): Promise<number | undefined> {
  const above = db.selectFrom('record').select('changed_seq').where(isPublic).where('changed_seq', '>=', before);
  const rows = await above
    .orderBy('changed_seq')
    .limit(limit + 1)
    .execute();
  return rows.length <= limit ? undefined : rows.at(-1)!.changed_seq;
}
