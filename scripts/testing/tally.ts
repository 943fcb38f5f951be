/** What a run came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
  readonly skips: Map<string, number>;
  /** Time of the tests of each file, s. */
  readonly seconds: Map<string, number>;
}

/** An empty tally. */
export function newTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0, failures: [], skips: new Map(), seconds: new Map() };
}
