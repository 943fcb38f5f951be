/** What was done since it was told last: how often, in a window that ends at a moment (ms since 1970). */
export interface LimitCount {
  readonly name: string;
  readonly windowEnd: number;
  readonly count: number;
}

/** Counts of what is limited, over all servers of a store. */
export interface LimitPort {
  /** Adds to the counts, which may be negative to take back, and gives the totals of the same, in any order. */
  readonly add: (counts: readonly LimitCount[]) => Promise<readonly LimitCount[]>;
  /** Forgets windows that ended before a moment (ms since 1970). */
  readonly forget: (before: number) => Promise<void>;
}
