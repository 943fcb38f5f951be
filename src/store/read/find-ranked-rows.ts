import { type RawBuilder, sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Queries } from '../store.ts';
import { isShownAmong } from './select-public.ts';
import { comparePaths, type RawTreeRow, type TreeRow, toTreeRow, treeRowsOf } from './tree-row.ts';

/**
 * A list of objects in path order, which is depth order: the children of one parent between two paths (`from` included,
 * `before` not). `column` says which parent is meant: the one in the tree, or the nearest that has an identifier.
 */
export interface Siblings {
  readonly column: 'parent_id' | 'registered_parent_id';
  readonly parentId: string;
  readonly from: string;
  readonly before: string;
  /** Set where other types lie between the same paths. */
  readonly type?: ObjectType;
}

/** A part of such a list: so many rows above a path, the row of the path itself, so many below. */
export interface RowWindow {
  readonly siblings: Siblings;
  readonly at: string;
  readonly above: number;
  readonly below: number;
}

/** A question about a list: how many of it lie above a path. */
export interface RankQuestion {
  readonly siblings: Siblings;
  readonly path: string;
}

/** The rows of several windows that are shown on a day (ISO, UTC), each in path order, with one query. However long the lists are, only the windows are read. */
export async function findWindows(
  db: Queries,
  windows: readonly RowWindow[],
  today: string,
): Promise<readonly (readonly TreeRow[])[]> {
  if (windows.length === 0) return [];
  const { rows } = await sql
    .join(
      windows.flatMap((window, at) => halves(window, at, today)),
      sql` union all `,
    )
    .execute(db);
  const found: TreeRow[][] = windows.map(() => []);
  for (const row of rows as (RawTreeRow & { at: number })[]) found[row.at]?.push(toTreeRow(row, today));
  return found.map((list) => list.sort((one, other) => comparePaths(one.path, other.path)));
}

/** Answers several questions with one query; counting stays within one index. */
export async function findRanks(
  db: Queries,
  questions: readonly RankQuestion[],
  today: string,
): Promise<readonly number[]> {
  if (questions.length === 0) return [];
  const counts = questions.map(({ siblings, path }, at) => {
    return sql`select ${sql.lit(at)} as at, count(*) as n from tree_object where ${inList(siblings, today)} and path < ${path}`;
  });
  const { rows } = await sql.join(counts, sql` union all `).execute(db);
  const ranks = new Map((rows as { at: number; n: number }[]).map((row) => [row.at, row.n]));
  return questions.map((_, at) => ranks.get(at) ?? 0);
}

/** A whole list as it is shown on a day (ISO, UTC), in path order; undefined where it has more than `most` rows. */
export async function findSiblings(
  db: Queries,
  siblings: Siblings,
  today: string,
  most: number,
): Promise<readonly TreeRow[] | undefined> {
  const list = sql`select * from tree_object where ${inList(siblings, today)} order by path limit ${most + 1}`;
  const { rows } = await treeRowsOf(list).execute(db);
  if (rows.length > most) return undefined;
  return rows.map((row) => toTreeRow(row, today)).sort((one, other) => comparePaths(one.path, other.path));
}

function halves(window: RowWindow, at: number, today: string): RawBuilder<RawTreeRow>[] {
  const list = inList(window.siblings, today);
  const number = sql`${sql.lit(at)} as at,`;
  const above = sql`select * from tree_object where ${list} and path < ${window.at} order by path desc limit ${window.above}`;
  const rest = sql`select * from tree_object where ${list} and path >= ${window.at} order by path limit ${window.below + 1}`;
  return [treeRowsOf(above, number), treeRowsOf(rest, number)];
}

function inList({ column, parentId, from, before, type }: Siblings, today: string): RawBuilder<unknown> {
  const between = sql`${sql.ref(column)} = ${parentId} and path >= ${from} and path < ${before}
    and ${isShownAmong('tree_object', today)}`;
  return type === undefined ? between : sql`${between} and type = ${type} and registrable = 1`;
}
