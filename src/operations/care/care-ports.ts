/** What became of a backup. Times are ISO 8601, UTC; `bytes` are unpacked, `newBytes` those that were written. */
export interface BackupRun {
  readonly id: string;
  /** Folder or sftp address, without passwords. */
  readonly destination: string;
  readonly askedBy: string;
  readonly state: 'asked' | 'running' | 'done' | 'failed';
  /** What it is at, for people. */
  readonly step: string;
  readonly holder: string | null;
  readonly heldUntil: string | null;
  readonly done: number;
  readonly total: number;
  /** The id of the backup, once it is complete. */
  readonly backup: string | null;
  readonly bytes: number | null;
  readonly newBytes: number | null;
  /** When it was restored on trial and found whole. */
  readonly verifiedAt: string | null;
  readonly lastError: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** What becomes known of a backup while it goes on. */
export type BackupProgress = Partial<
  Pick<BackupRun, 'step' | 'done' | 'total' | 'backup' | 'bytes' | 'newBytes' | 'verifiedAt' | 'heldUntil'>
>;

/** The latest runs to one place; absent where there was none. */
export interface PlaceRuns {
  readonly destination: string;
  readonly done?: BackupRun | undefined;
  readonly failed?: BackupRun | undefined;
}

/** Backups that were asked for, are under way, or have ended. */
export interface BackupRunPort {
  /** Adds one; false where it would run beside another. */
  readonly add: (run: BackupRun) => Promise<boolean>;
  /** Lets one that was asked for run; false where another runs, or somebody else took it. */
  readonly take: (id: string, holder: string, heldUntil: string, now: string) => Promise<boolean>;
  readonly asked: () => Promise<BackupRun | undefined>;
  readonly running: () => Promise<BackupRun | undefined>;
  /** Says how far a running one is; false where somebody else has it by now. */
  readonly advance: (id: string, holder: string, progress: BackupProgress) => Promise<boolean>;
  readonly end: (
    id: string,
    holder: string,
    state: 'done' | 'failed',
    now: string,
    lastError?: string,
  ) => Promise<void>;
  /** The latest first. */
  readonly list: (limit: number) => Promise<BackupRun[]>;
  /** Of each place that anything was backed up to the latest run that was done, and that failed. */
  readonly latestByPlace: () => Promise<PlaceRuns[]>;
  readonly latest: (state: 'done' | 'failed') => Promise<BackupRun | undefined>;
  readonly latestVerified: () => Promise<BackupRun | undefined>;
}

/** The chain of hashes over the audit trail. */
export interface AuditChainPort {
  /** Gives places to up to so many entries that have none; how many there were. */
  readonly extend: (most: number) => Promise<number>;
}
