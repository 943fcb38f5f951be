import type { JobState } from '../../domain/registration/job-state.ts';

/** Long work as a row: whoever holds it does it, and anybody can see how far it is. Times are ISO 8601, UTC. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  /** Who asked for it. */
  readonly account: string;
  /** Part of the tree it is narrowed to; empty is not narrowed. */
  readonly party: string;
  /** What it needs to be done, and where it stands, as JSON. */
  readonly parameters: string;
  readonly done: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Null while nobody has counted. */
  readonly total: number | null;
  readonly holder: string | null;
  /** Of a running job until when its holder answers for it; of a queued one when it is tried again. */
  readonly heldUntil: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly finishedAt: string | null;
}

/** How far a job is, as one batch leaves it. */
export type JobProgress = Pick<JobRow, 'done' | 'accepted' | 'rejected' | 'total' | 'parameters'>;

/** What a job becomes. */
export interface JobChange {
  readonly state: JobState;
  readonly heldUntil?: string | null;
  readonly lastError?: string | null;
  readonly finishedAt?: string | null;
  readonly parameters?: string;
}

/** Jobs. A job is changed by conditions, so that of two who want the same one gets it. */
export interface JobPort {
  readonly add: (job: JobRow) => Promise<void>;
  readonly find: (id: string) => Promise<JobRow | undefined>;
  /** Those of an account, or of all for undefined, the latest first; behind `before`, an id, where given. */
  readonly list: (account: string | undefined, limit: number, before?: string) => Promise<JobRow[]>;
  /**
   * Queued ones that are due, and running ones whose holder no longer answers for them: first the oldest of each account and kind, then
   * the second ones; among those which nobody did anything about for longest first.
   */
  readonly claimable: (now: string, limit: number) => Promise<JobRow[]>;
  /** Running ones that somebody holds. */
  readonly held: () => Promise<JobRow[]>;
  /** Takes a job that still is as it was seen; false where somebody was faster. */
  readonly take: (seen: JobRow, holder: string, heldUntil: string, now: string) => Promise<boolean>;
  /** Whether the holder still has it; nobody takes or changes it until the unit of work ends. */
  readonly lock: (id: string, holder: string) => Promise<boolean>;
  readonly advance: (id: string, progress: JobProgress, heldUntil: string, now: string) => Promise<void>;
  /** Changes a job that is in one of the states, and takes it from its holder; false for one that is not. */
  readonly change: (id: string, from: readonly JobState[], change: JobChange, now: string) => Promise<boolean>;
  readonly remove: (id: string) => Promise<void>;
  /** The id of the job that was made for a key of an account, with the hash of what was asked. */
  readonly madeFor: (
    account: string,
    key: string,
  ) => Promise<{ readonly id: string; readonly hash: string } | undefined>;
  readonly rememberMade: (
    account: string,
    key: string,
    made: { readonly id: string; readonly hash: string },
    now: string,
  ) => Promise<void>;
}
