/** One line of the result: what was measured on which engine, the figure in words, and how it stands to its target. */
export interface Measurement {
  readonly name: string;
  readonly engine: 'sqlite' | 'postgres' | '';
  readonly figure: string;
  /** The number that is held against the target, where there is one. */
  readonly value?: number;
  readonly target?: Target;
}

/** A bound on a measurement's value; `unit` is a word for people, empty for a ratio. */
export interface Target {
  readonly kind: 'at least' | 'at most';
  readonly bound: number;
  readonly unit: string;
}

/** What a benchmark is told: `quick` wants smaller amounts and fewer rounds. */
export interface BenchmarkOptions {
  readonly quick: boolean;
  /** Only to make the large store, where the benchmark has one. */
  readonly prepare: boolean;
  /** Where a benchmark can be run with any number of records. */
  readonly records?: number;
  /** A line for whoever waits. */
  readonly say: (line: string) => void;
}

/** Whether a measurement meets its target; undefined where it has none. */
export function isMet({ value, target }: Measurement): boolean | undefined {
  if (value === undefined || target === undefined) return undefined;
  return target.kind === 'at least' ? value >= target.bound : value <= target.bound;
}

/** The middle of the values, the mean of the two middle ones where their number is even. Throws when there is none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('There is no median of nothing.');
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
