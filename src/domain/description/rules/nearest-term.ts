const LONGEST = 80;

/**
 * The term of a list that a mistyped word most likely means: the same letters and digits in any case, else the one that
 * differs least, by at most a third of its length. Undefined where none is near.
 */
export function nearestTerm(text: string, terms: readonly string[]): string | undefined {
  const wanted = lettersOf(text.slice(0, LONGEST));
  if (wanted === '') return undefined;
  let nearest: string | undefined;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const term of terms) {
    const letters = lettersOf(term);
    if (letters === wanted) return term;
    if (Math.abs(letters.length - wanted.length) >= least) continue;
    const distance = editDistance(wanted, letters);
    if (distance < least) [nearest, least] = [term, distance];
  }
  return nearest;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters to add, drop or change to make one word the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, change));
    }
    row = next;
  }
  return row[other.length] as number;
}
