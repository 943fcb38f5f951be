import type { Queries } from '../store.ts';

/** Records of any state that changed, the latest first. */
export interface ChangedIgsn {
  readonly igsn: string;
  readonly seq: number;
}

/** Lists up to `limit` of the latest changes behind a number of the change clock; empty when nothing changed since. */
export type ListChangedIgsns = (afterSeq: number, limit: number) => Promise<readonly ChangedIgsn[]>;

/** Makes the look-up with its statement compiled once, because it is asked for before nearly every redirect. */
export function changedIgsnLister(db: Queries): ListChangedIgsns {
  const compiled = db
    .selectFrom('record')
    .select(['igsn', 'changed_seq as seq'])
    .where('changed_seq', '>', 0)
    .orderBy('changed_seq', 'desc')
    .limit(0)
    .compile();
  return async (afterSeq, limit) =>
    (await db.executeQuery<ChangedIgsn>({ ...compiled, parameters: [afterSeq, limit] })).rows;
}
