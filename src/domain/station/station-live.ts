import type { TreeRights } from '../party/tree-right.ts';

/** Who is where, as stations show each other. `at` is UTC, ISO 8601; kept for 60 s after the last word. */
export interface Presence {
  readonly station: string;
  readonly person: string;
  readonly screen: string;
  readonly objectId: string | null;
  readonly at: string;
}

/** A hole as the list of expeditions names it. */
export interface StationHole {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
}

/** An expedition that the caller may read; `mayEnter` says whether they may change any of it, `reads` and `enters` what. `namespace` is empty while it has none. */
export interface StationExpedition extends TreeRights {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly program: string;
  readonly namespace: string;
  readonly holes: readonly StationHole[];
  readonly mayEnter: boolean;
  /** First day (UTC) on which its records are open to all; null or absent where it states none. */
  readonly moratoriumEnd?: string | null;
}
