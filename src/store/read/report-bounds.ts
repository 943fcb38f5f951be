import { pathSegment, subtreeBounds } from '../../domain/drilling/object-path.ts';

/** Half-open bounds of paths, in byte order. */
export interface PathBounds {
  readonly from: string;
  readonly before: string;
}

/** Everything below an expedition or a hole. */
export function boundsBelow(path: string): PathBounds {
  const [from, before] = subtreeBounds(path);
  return { from, before };
}

/** The core runs of a hole from one to another by name, with all that lies in them. */
export function boundsOfRuns(holePath: string, first: string, last: string): PathBounds {
  const [, before] = subtreeBounds(`${holePath}/${pathSegment('core_run', last)}`);
  return { from: `${holePath}/${pathSegment('core_run', first)}`, before };
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
