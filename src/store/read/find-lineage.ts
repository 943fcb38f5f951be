import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { comparePaths, type RawTreeRow, type TreeRow, toTreeRow, treeRowsOf } from './tree-row.ts';

/** The object and all its ancestors, root first; empty when there is no such object. Two look-ups, at any depth. */
export async function findLineage(db: Queries, objectId: string): Promise<readonly TreeRow[]> {
  const object = await db.selectFrom('tree_object').select('path').where('id', '=', objectId).executeTakeFirst();
  return object === undefined ? [] : findAlongPath(db, object.path);
}

/** The object of a path and all its ancestors, root first; those that exist, none for an unknown path. One look-up. */
export async function findAlongPath(db: Queries, path: string): Promise<readonly TreeRow[]> {
  const chosen = sql`select * from tree_object where path in (${sql.join(pathsAlong(path))})`;
  const { rows } = await treeRowsOf(chosen).execute(db);
  return rows.map(toTreeRow).sort((one, other) => comparePaths(one.path, other.path));
}

/** The first object, in path order, with exactly this combined id; undefined when there is none. */
export async function findByCombinedId(db: Queries, combinedId: string): Promise<TreeRow | undefined> {
  const chosen = sql`select * from tree_object where combined_id = ${combinedId} order by path limit 1`;
  const { rows } = await treeRowsOf(chosen).execute(db);
  return rows.map((row: RawTreeRow) => toTreeRow(row))[0];
}

function pathsAlong(path: string): string[] {
  const segments = path.split('/');
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
}
