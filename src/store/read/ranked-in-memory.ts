import type { RankQuestion, RowWindow } from './find-ranked-rows.ts';
import { comparePaths, type TreeRow } from './tree-row.ts';

/** The rows of a window out of its whole list, in path order; as `findWindows` would read them. */
export function windowOf(
  list: readonly TreeRow[],
  { at, above, below }: Omit<RowWindow, 'siblings'>,
): readonly TreeRow[] {
  const place = rankOf(list, at);
  return list.slice(Math.max(0, place - above), place + below + 1);
}

/** How many of a whole list, in path order, lie above a path; as `findRanks` would count them. */
export function rankOf(list: readonly TreeRow[], path: RankQuestion['path']): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePaths(list[middle]?.path ?? '', path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
