import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import { isShownAmong } from './select-public.ts';

/**
 * How many objects with an identifier of their own stand under an object, by type, in the order of the tree; none is
 * empty. Those that are not shown on the day (ISO, UTC) do not count.
 */
export async function countChildren(
  db: Queries,
  objectId: string,
  today: string,
): Promise<readonly { readonly type: ObjectType; readonly count: number }[]> {
  const rows = await db
    .selectFrom('tree_object')
    .select(({ fn }) => ['type', fn.countAll<number>().as('n')])
    .where('registered_parent_id', '=', objectId)
    .where('registrable', '=', 1)
    .where(isShownAmong('tree_object', today))
    .groupBy('type')
    .execute();
  return rows
    .map((row) => ({ type: row.type as ObjectType, count: Number(row.n) }))
    .sort((one, other) => OBJECT_TYPES.indexOf(one.type) - OBJECT_TYPES.indexOf(other.type));
}
