import type { Queries } from '../store.ts';

/** Our own records, of any state, that changed behind a number of the change clock: up to `limit`, in the order of change. */
export function listOwnChanges(
  db: Queries,
  afterSeq: number,
  limit: number,
): Promise<{ readonly igsn: string; readonly seq: number }[]> {
  return db
    .selectFrom('record')
    .select(['igsn', 'changed_seq as seq'])
    .where('changed_seq', '>', afterSeq)
    .orderBy('changed_seq')
    .limit(limit)
    .execute();
}
