import { type RawBuilder, sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { Queries } from '../store.ts';
import { findAlongPaths } from './find-lineage.ts';
import { pathsAlong } from './paths-along.ts';
import { isShownAmong } from './select-public.ts';
import { type TreeRow, toTreeRow, treeRowsOf, withoutDepthOf } from './tree-row.ts';

/** The next objects of the same type, upwards and downwards; undefined where there is none near. */
export interface Neighbours {
  readonly above: TreeRow | undefined;
  readonly below: TreeRow | undefined;
}

const FARTHEST = 400;

/**
 * The next object of the same type above and below within a hole, over the borders of runs and sections; one that
 * is not shown on the day (ISO, UTC) is passed over. Looks at no
 * more than 400 objects each way, so that a lone gas sample costs no more than a core sample.
 */
export async function findNeighbours(
  db: Queries,
  object: TreeRow,
  holePath: string,
  today: string,
): Promise<Neighbours> {
  const [from, before] = subtreeBounds(holePath);
  const { path, type } = object;
  const up = sql`select * from tree_object where path >= ${from} and path < ${path} order by path desc limit ${FARTHEST}`;
  const down = sql`select * from tree_object where path > ${path} and path < ${before} order by path limit ${FARTHEST}`;
  const above = sql`select * from (${up}) as u where type = ${type} and ${isShownAmong('u', today)} order by path desc limit 1`;
  const below = sql`select * from (${down}) as d where type = ${type} and ${isShownAmong('d', today)} order by path limit 1`;
  const both: RawBuilder<unknown> = sql`${treeRowsOf(above)} union all ${treeRowsOf(below)}`;
  const { rows } = await both.execute(db);
  const found = (rows as Parameters<typeof toTreeRow>[0][]).map((row) => toTreeRow(row, today));
  const around = await findAlongPaths(db, [...new Set(found.flatMap((row) => pathsAlong(row.path)))], today);
  const near = found.map((row) => withoutDepthOf(row, around));
  return { above: near.find((row) => row.path < path), below: near.find((row) => row.path > path) };
}
