import { slipsBetween } from '../domain/search/edit-distance.ts';

/**
 * The word that a mistyped one was most likely meant for: one that it begins, or one a slip away, two from five letters on.
 * `undefined` where nothing is near. The first of equals wins, so the order of `known` is the order of likelihood.
 */
export function suggestWord(typed: string, known: readonly string[]): string | undefined {
  if (typed.length >= 3) {
    const begun = known.find((word) => word.startsWith(typed));
    if (begun !== undefined) return begun;
  }
  const most = typed.length < 5 ? 1 : 2;
  const near = known
    .map((word) => ({ word, slips: slipsBetween(typed, word, most) }))
    .filter(({ slips }) => slips <= most)
    .toSorted((one, other) => one.slips - other.slips);
  return near[0]?.word;
}
