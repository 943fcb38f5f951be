import type { Finding } from '../../domain/finding.ts';

const MOST_OF_A_KIND = 200;

/** Findings of a long run: of each code the first two hundred, and how many more there were; memory stays the same. */
export class GatheredFindings {
  readonly list: Finding[] = [];
  /** How many were only counted. */
  notShown = 0;
  /** How many errors there were, shown or not. */
  errors = 0;
  readonly #ofCode = new Map<string, number>();

  add(...findings: readonly Finding[]): void {
    for (const one of findings) {
      const count = (this.#ofCode.get(one.code) ?? 0) + 1;
      this.#ofCode.set(one.code, count);
      if (one.severity === 'error') this.errors += 1;
      if (count > MOST_OF_A_KIND) this.notShown += 1;
      else this.list.push(one);
    }
  }
}
