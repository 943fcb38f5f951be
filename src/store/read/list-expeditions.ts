import type { Queries } from '../store.ts';

/** Ids of all expeditions, or of those with this code (one in each program at most), in path order. */
export async function listExpeditionIds(db: Queries, code?: string): Promise<string[]> {
  let query = db.selectFrom('tree_object').select('id').where('type', '=', 'expedition').orderBy('path');
  if (code !== undefined) query = query.where('combined_id', '=', code);
  return (await query.execute()).map((row) => row.id);
}
