import type { Queries } from '../store.ts';

/** Whether the register keeps a record under an IGSN (normal form), in whatever state. */
export async function isKnown(db: Queries, igsn: string): Promise<boolean> {
  const row = await db.selectFrom('record').select('igsn').where('igsn', '=', igsn).executeTakeFirst();
  return row !== undefined;
}

/**
 * The IGSN of the first object, in path order, that has one of these combined ids and a record. Undefined when none has: an
 * object whose IGSN is only reserved has no page.
 */
export async function findRecordNamed(db: Queries, combinedIds: readonly string[]): Promise<string | undefined> {
  if (combinedIds.length === 0) return undefined;
  const row = await db
    .selectFrom('tree_object as t')
    .innerJoin('record as r', 'r.igsn', 't.igsn')
    .select('r.igsn')
    .where('t.combined_id', 'in', combinedIds)
    .orderBy('t.path')
    .limit(1)
    .executeTakeFirst();
  return row?.igsn;
}
