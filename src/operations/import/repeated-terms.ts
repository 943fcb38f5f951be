import type { Finding } from '../../domain/finding.ts';

/**
 * Words that an open vocabulary does not list, each told once a file: a team's own letter for a tool stands in every row of a
 * listing, and the same warning for each would hide all others.
 */
export class RepeatedTerms {
  readonly #rows = new Map<string, number>();

  /** Counts a finding; false where the same was told of an earlier row of the file and this one is not to be told again. */
  isNew(one: Finding): boolean {
    const key = keyOf(one);
    if (key === undefined) return true;
    const rows = this.#rows.get(key) ?? 0;
    this.#rows.set(key, rows + 1);
    return rows === 0;
  }

  /** The findings told, those that stand for several rows with their number. */
  counted(findings: readonly Finding[]): readonly Finding[] {
    return findings.map((one) => {
      const rows = this.#rows.get(keyOf(one) ?? '') ?? 1;
      return rows === 1
        ? one
        : { ...one, message: `${one.message}; ${rows.toLocaleString('en')} rows of the file say so` };
    });
  }
}

/** Undefined for a finding that is told each time. */
function keyOf({ code, severity, field, value, at }: Finding): string | undefined {
  return code === 'unknown-term' && severity === 'warning' ? JSON.stringify([at?.file, field, value]) : undefined;
}
