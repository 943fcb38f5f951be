import { isReadIn, type TreePart } from '../../domain/party/tree-right.ts';
import type { NewObject } from '../../operations/tree-ports.ts';
import type { Queries } from '../store.ts';

/** An object that was deleted from an expedition: where it stood, who deleted it, and when (UTC, ISO 8601). */
export type ListedDeletion = Pick<NewObject, 'id' | 'type' | 'parentId' | 'path' | 'name' | 'combinedId'> & {
  readonly igsn: string | null;
  readonly deletedAt: string;
  readonly deletedBy: string;
  /** Its place in the order of changes of the expedition. */
  readonly seq: number;
};

/** A page of them; `next` is where to go on, null where nothing is left. */
export interface DeletionPage {
  readonly objects: readonly ListedDeletion[];
  readonly next: number | null;
}

/**
 * What was deleted from an expedition and was not brought back, the latest first: up to `limit` before a seq, as far as it lay in the
 * parts that somebody reads. A page may therefore be short, or empty, and another follow.
 */
export async function listDeleted(
  db: Queries,
  expeditionId: string,
  before: number | undefined,
  limit: number,
  reads: readonly TreePart[],
): Promise<DeletionPage> {
  let query = db
    .selectFrom('deleted_object')
    .select(['change_seq', 'deleted_at', 'deleted_by', 'object'])
    .where('expedition_id', '=', expeditionId);
  if (before !== undefined) query = query.where('change_seq', '<', before);
  const rows = await query.orderBy('change_seq', 'desc').limit(limit).execute();
  const objects = rows.map((row): ListedDeletion => {
    const { id, type, parentId, path, name, combinedId, igsn = null } = JSON.parse(row.object) as NewObject;
    const { change_seq: seq, deleted_at: deletedAt, deleted_by: deletedBy } = row;
    return { id, type, parentId, path, name, combinedId, igsn, deletedAt, deletedBy, seq };
  });
  return {
    objects: objects.filter((one) => isReadIn(reads, one)),
    next: rows.length < limit ? null : rows.at(-1)!.change_seq,
  };
}
