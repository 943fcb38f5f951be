/** Lines that recur over many records, each told once with its count. What it takes in memory are the different lines. */
export class CountedLines {
  readonly #counts = new Map<string, number>();

  /** One more of a line. */
  add(line: string): void {
    this.#counts.set(line, (this.#counts.get(line) ?? 0) + 1);
  }

  /** The lines with their counts, the most frequent first, at most so many. Empty where none was added. */
  lines(most = Number.POSITIVE_INFINITY): readonly string[] {
    const sorted = [...this.#counts].toSorted(([, one], [, other]) => other - one);
    return sorted.slice(0, most).map(([line, count]) => `${String(count).padStart(7)} × ${line}`);
  }
}
