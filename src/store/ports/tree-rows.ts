import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreeObject } from '../../operations/tree-ports.ts';
import type { TreeObjectTable } from '../schema.generated.ts';

/** Columns of `tree_object` that operations see. */
export const TREE_COLUMNS = [
  'tree_object.id',
  'tree_object.expedition_id',
  'tree_object.type',
  'tree_object.parent_id',
  'tree_object.registered_parent_id',
  'tree_object.path',
  'tree_object.name',
  'tree_object.combined_id',
  'tree_object.registrable',
  'tree_object.igsn',
  'tree_object.top_drf_m',
  'tree_object.bottom_drf_m',
  'tree_object.top_csf_a_m',
  'tree_object.bottom_csf_a_m',
  'tree_object.top_csf_b_m',
  'tree_object.bottom_csf_b_m',
] as const;

/** What of a row operations see. */
export type TreeRow = Omit<TreeObjectTable, 'revision' | 'created_at' | 'changed_at' | 'change_seq' | 'changed_by'>;

/** A tree row in the words of operations. */
export function toTreeObject(row: TreeRow): TreeObject {
  return {
    id: row.id,
    expeditionId: row.expedition_id,
    type: row.type as ObjectType,
    parentId: row.parent_id,
    registeredParentId: row.registered_parent_id,
    path: row.path,
    name: row.name,
    combinedId: row.combined_id,
    registrable: row.registrable === 1,
    igsn: row.igsn,
    topDrfM: row.top_drf_m,
    bottomDrfM: row.bottom_drf_m,
    topCsfAM: row.top_csf_a_m,
    bottomCsfAM: row.bottom_csf_a_m,
    topCsfBM: row.top_csf_b_m,
    bottomCsfBM: row.bottom_csf_b_m,
  };
}
