/** How a record stood at one upstream when both sides were compared last. */
export type ComparisonOutcome = 'agrees' | 'repaired' | 'differs';

/** What a comparison says of one record; `code` and `said` tell why it is not in agreement. `comparedAt` is ISO 8601, UTC. */
export interface ComparedRecord {
  readonly upstream: string;
  readonly igsn: string;
  /** `repaired` was put in line to be told again, and is in agreement when the next comparison says so. */
  readonly outcome: ComparisonOutcome;
  readonly code: string | null;
  readonly said: string | null;
  /** The job, or the call at the command line, that found it. */
  readonly job: string;
  readonly comparedAt: string;
}

/** What comparisons of register and upstream found. */
export interface ComparisonPort {
  /** Keeps what was found of records of one upstream, instead of what was known of them before. */
  readonly keep: (records: readonly ComparedRecord[]) => Promise<void>;
  /** Forgets what another job than this one found at an upstream: those records go there no more. */
  readonly forgetOthers: (upstream: string, job: string) => Promise<void>;
}
