/** The most letters a mistyped word may be off. */
const MOST_CHANGES = 3;

/** A word to suggest, with the form in which it is compared. */
export interface Suggestion {
  readonly word: string;
  readonly normal: string;
}

/**
 * The word closest to a mistyped one, both in normal form, when at most a third of it would have to change; `undefined` when
 * none is close. Words much longer or shorter are not looked at, so a long text costs nothing.
 */
export function nearestWord(normal: string, words: readonly Suggestion[]): string | undefined {
  return nearestWords(normal, words, 1)[0];
}

/** The words closest to a mistyped one, as {@link nearestWord} finds them, closest first and none twice; at most `count`. */
export function nearestWords(normal: string, words: readonly Suggestion[], count: number): readonly string[] {
  const most = Math.min(MOST_CHANGES, Math.floor(normal.length / 3));
  const near: { readonly word: string; readonly distance: number }[] = [];
  for (const { word, normal: known } of words) {
    if (Math.abs(known.length - normal.length) > most) continue;
    const distance = editDistance(normal, known);
    if (distance <= most) near.push({ word, distance });
  }
  const sorted = near.toSorted((one, other) => one.distance - other.distance);
  return [...new Set(sorted.map(({ word }) => word))].slice(0, count);
}

/** How many letters must be added, dropped or changed to make one word of another (Levenshtein). */
function editDistance(one: string, other: string): number {
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
