import { type RawBuilder, sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { Queries } from '../store.ts';
import { type TreeRow, toTreeRow, treeRowsOf } from './tree-row.ts';

/** The next objects of the same type, upwards and downwards; undefined where there is none near. */
export interface Neighbours {
  readonly above: TreeRow | undefined;
  readonly below: TreeRow | undefined;
}

const FARTHEST = 400;

/**
 * The next object of the same type above and below within a hole, over the borders of runs and sections. Looks at no
 * more than 400 objects each way, so that a lone gas sample costs no more than a core sample.
 */
export async function findNeighbours(db: Queries, object: TreeRow, holePath: string): Promise<Neighbours> {
  const [from, before] = subtreeBounds(holePath);
  const { path, type } = object;
  const up = sql`select * from tree_object where path >= ${from} and path < ${path} order by path desc limit ${FARTHEST}`;
  const down = sql`select * from tree_object where path > ${path} and path < ${before} order by path limit ${FARTHEST}`;
  const above = sql`select * from (${up}) as u where type = ${type} order by path desc limit 1`;
  const below = sql`select * from (${down}) as d where type = ${type} order by path limit 1`;
  const both: RawBuilder<unknown> = sql`${treeRowsOf(above)} union all ${treeRowsOf(below)}`;
  const { rows } = await both.execute(db);
  const found = (rows as Parameters<typeof toTreeRow>[0][]).map(toTreeRow);
  return { above: found.find((row) => row.path < path), below: found.find((row) => row.path > path) };
}
