import { normalHeading } from './normal-heading.ts';

/** The word closest to a mistyped one, when at most a third of it would have to change; `undefined` when none is close. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const normal = normalHeading(typed);
  const most = Math.min(3, Math.floor(normal.length / 3));
  const ranked = words
    .map((word) => ({ word, distance: editDistance(normal, normalHeading(word)) }))
    .toSorted((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= most ? best.word : undefined;
}

/** How many letters must be added, dropped or changed to make one word of another (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return above[other.length]!;
}
