import { pathSegment, subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { type TreePart, WHOLE_TREE } from '../../domain/party/tree-right.ts';
import type { Queries } from '../store.ts';
import { isReadable } from './readable-parts.ts';

/** Half-open bounds of paths, in byte order, and what of it somebody sees: all unless said. */
export interface PathBounds {
  readonly from: string;
  readonly before: string;
  readonly reads?: readonly TreePart[];
}

/** Everything below an expedition or a hole, as far as it is seen. */
export function boundsBelow(path: string, reads: readonly TreePart[] = WHOLE_TREE): PathBounds {
  const [from, before] = subtreeBounds(path);
  return { from, before, reads };
}

/** The core runs of a hole from one to another by name, with all that lies in them. */
export function boundsOfRuns(holePath: string, first: string, last: string, reads: readonly TreePart[]): PathBounds {
  const [, before] = subtreeBounds(`${holePath}/${pathSegment('core_run', last)}`);
  return { from: `${holePath}/${pathSegment('core_run', first)}`, before, reads };
}

const PAGE = 5000;

/** All rows of a question that pages by path: each page begins behind the last path of the one before. */
export async function readByPath<Row extends { readonly path: string }>(
  { from }: PathBounds,
  page: (after: string, limit: number, isFirst: boolean) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let after = from; ; after = all.at(-1)!.path) {
    const rows = await page(after, PAGE, all.length === 0);
    all.push(...rows);
    if (rows.length < PAGE) return all;
  }
}

/** The objects of one type between bounds in the order of their paths, for a reader to join its own table to. */
export function objectsOfType(
  db: Queries,
  type: ObjectType,
  { from, before, reads = WHOLE_TREE }: PathBounds,
  isFirst = true,
) {
  return db
    .selectFrom('tree_object as t')
    .where('t.path', isFirst ? '>=' : '>', from)
    .where('t.path', '<', before)
    .where('t.type', '=', type)
    .where(isReadable('t', reads))
    .orderBy('t.path');
}

/** All rows of {@link objectsOfType}, page by page; `read` joins, selects and runs one of its pages. */
export function readByType<Row extends { readonly path: string }>(
  db: Queries,
  type: ObjectType,
  bounds: PathBounds,
  read: (page: ReturnType<typeof objectsOfType>) => Promise<readonly Row[]>,
): Promise<Row[]> {
  return readByPath(bounds, (after, limit, isFirst) =>
    read(objectsOfType(db, type, { ...bounds, from: after }, isFirst).limit(limit)),
  );
}
