import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { pathsAlong } from './paths-along.ts';
import { comparePaths, type TreeRow, toTreeRow, treeRowsOf, withoutDepthOf } from './tree-row.ts';

/** The object and all its ancestors on a day (ISO, UTC), root first; empty when there is no such object. Two look-ups, at any depth. */
export async function findLineage(db: Queries, objectId: string, today: string): Promise<readonly TreeRow[]> {
  const object = await db.selectFrom('tree_object').select('path').where('id', '=', objectId).executeTakeFirst();
  return object === undefined ? [] : findAlongPath(db, object.path, today);
}

/** The object of a path and all its ancestors, root first; those that exist, none for an unknown path. One look-up. */
export async function findAlongPath(db: Queries, path: string, today: string): Promise<readonly TreeRow[]> {
  return findAlongPaths(db, pathsAlong(path), today);
}

/** The objects of these paths in the order of the tree, without depths that others among them withhold. One look-up. */
export async function findAlongPaths(
  db: Queries,
  paths: readonly string[],
  today: string,
): Promise<readonly TreeRow[]> {
  if (paths.length === 0) return [];
  const chosen = sql`select * from tree_object where path in (${sql.join(paths)})`;
  const { rows } = await treeRowsOf(chosen).execute(db);
  const found = rows.map((row) => toTreeRow(row, today)).sort((one, other) => comparePaths(one.path, other.path));
  return found.map((row) => withoutDepthOf(row, found));
}

/**
 * What of a lineage the public sees from its last object: up to where a relation is kept back, by a parent that withholds its
 * `children` or a child that withholds its `parent`.
 */
export function visibleLineage(lineage: readonly TreeRow[]): readonly TreeRow[] {
  const first = lineage.findLastIndex(
    (row, at) => row.withheld.includes('parent') || lineage[at - 1]?.withheld.includes('children') === true,
  );
  return lineage.slice(Math.max(first, 0));
}

/** The first object, in path order, with exactly this combined id; undefined when there is none. */
export async function findByCombinedId(db: Queries, combinedId: string, today: string): Promise<TreeRow | undefined> {
  const chosen = sql`select * from tree_object where combined_id = ${combinedId} order by path limit 1`;
  const { rows } = await treeRowsOf(chosen).execute(db);
  return rows.map((row) => toTreeRow(row, today))[0];
}
