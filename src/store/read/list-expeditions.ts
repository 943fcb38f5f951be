import type { Queries } from '../store.ts';

/** Ids of all expeditions, in path order. */
export async function listExpeditionIds(db: Queries): Promise<string[]> {
  const rows = await db
    .selectFrom('tree_object')
    .select('id')
    .where('type', '=', 'expedition')
    .orderBy('path')
    .execute();
  return rows.map((row) => row.id);
}
