/** One thing that must hold at the end of the day: what was counted, and everything that is not so. */
export interface Proof {
  readonly rule: string;
  readonly counted: string;
  readonly faults: readonly string[];
}

/** A proof of a comparison. */
export function proof(rule: string, counted: string, faults: readonly string[]): Proof {
  return { rule, counted, faults };
}

/** Values that occur more than once, with how often. */
export function repeated(values: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const one of values) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([value, count]) => `${value}: ${count} times`);
}
