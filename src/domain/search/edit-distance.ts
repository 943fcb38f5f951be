/**
 * How many slips lie between two words: a letter added, dropped or changed, or two neighbours swapped (Damerau and Levenshtein,
 * without a second slip at the same place). Stops at `most` and then gives `most + 1`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = nextLine(one, other, row, above, before);
    if (Math.min(...line) > most) return most + 1;
    before = above;
    above = line;
  }
  return Math.min(above[other.length] ?? most + 1, most + 1);
}

function nextLine(one: string, other: string, row: number, above: readonly number[], before: readonly number[]) {
  const line = [row];
  for (let column = 1; column <= other.length; column++) {
    const isSame = one[row - 1] === other[column - 1];
    const change = above[column - 1]! + (isSame ? 0 : 1);
    const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
    const swap = isSwapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY;
    line.push(Math.min(change, swap, above[column]! + 1, line[column - 1]! + 1));
  }
  return line;
}

/** How many slips are put right in a word: none under 4 letters, one from 4, two from 8. */
export function slipsAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
