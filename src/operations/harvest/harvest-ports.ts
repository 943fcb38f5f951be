import type { Finding, Severity } from '../../domain/finding.ts';
import type { Candidate } from '../../domain/harvest/choose-shown.ts';
import type { SourceSettings } from '../../domain/harvest/harvest-source.ts';

/**
 * A source as it is kept. `facts` is what it said of itself; `harvestedThrough` the moment of its clock from which the next run
 * asks for changes, null before the first complete run; `dueAt` when the server harvests it next, null for not by itself; `rereads` how often all that is kept of it was to be read again; `isStopAsked`
 * that whoever harvests it now is to stop.
 */
export interface HarvestSource extends SourceSettings {
  readonly name: string;
  readonly facts: SourceFacts;
  readonly harvestedThrough: string | null;
  readonly dueAt: string | null;
  readonly heldUntil: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly removedAt: string | null;
  readonly rereads: number;
  readonly isStopAsked: boolean;
}

/** What a source says of itself, as far as it says it. `deletedRecord` as in OAI-PMH; absent counts as `no`. */
export interface SourceFacts {
  readonly repositoryName?: string;
  readonly baseUrl?: string;
  readonly adminEmails?: readonly string[];
  readonly deletedRecord?: 'no' | 'transient' | 'persistent';
  readonly granularity?: 'day' | 'second';
  readonly earliestDatestamp?: string;
}

/**
 * How a run stands: running; interrupted, so that the next one goes on where it was; held, since more would vanish than is
 * believed; complete; failed, so that the next one begins anew.
 */
export type RunState = 'running' | 'interrupted' | 'held' | 'complete' | 'failed';

/** What a run has counted. `received` is all the source sent, `rejected` what could not be read, `others` what is kept aside as no sample. */
export interface RunCounts {
  readonly requests: number;
  readonly received: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly deleted: number;
  readonly rejected: number;
  readonly others: number;
  readonly findings: number;
}

/** A run. `position` is where it goes on, of the source's client alone; times are ISO 8601, UTC. */
export interface HarvestRun extends RunCounts {
  readonly id: string;
  readonly source: string;
  readonly state: RunState;
  readonly isFull: boolean;
  readonly from: string | null;
  readonly position: string | null;
  readonly completeListSize: number | null;
  readonly lastError: string | null;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly finishedAt: string | null;
}

/** What changes of a run; counts are the whole counts, not what is added. */
export type RunChanges = Partial<
  Pick<HarvestRun, 'state' | 'position' | 'completeListSize' | 'lastError' | 'finishedAt' | keyof RunCounts>
>;

/** A finding of a run about one item, or the whole source where `item` is empty. */
export interface RunFinding {
  readonly item: string;
  readonly finding: Finding;
}

/** How often a run found something of one code. */
export interface FindingCount {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

/** How a record of a source stands. */
export interface RecordStanding {
  readonly item: string;
  readonly igsn: string | null;
  readonly state: string;
  readonly contentHash: string;
  readonly firstSeenAt: string;
  /** By which reader it was read. */
  readonly readBy: string;
}

/**
 * What is to be kept of a record. `document` are its bytes as received; `state` is present, deleted, unreadable, or other: no sample, of
 * a source whose samples alone are taken.
 */
export interface HarvestedRecord {
  readonly item: string;
  readonly igsn: string | null;
  readonly state: 'present' | 'deleted' | 'unreadable' | 'other';
  readonly isShown: boolean;
  readonly datestamp: string;
  readonly sets: readonly string[];
  readonly format: string;
  readonly mediaType: string;
  readonly document: Uint8Array | null;
  readonly contentHash: string;
  /** Where the source had it from, as JSON. */
  readonly origin: string | null;
  readonly description: string | null;
  readonly objectType: string;
  readonly expedition: string;
  readonly title: string;
  readonly searchText: string;
  readonly landingUrl: string | null;
  readonly likeness: string | null;
  readonly completeness: number;
  readonly firstSeenAt: string;
  readonly readBy: string;
  /** Who met it last and when, where that is not the run that writes it. */
  readonly seen?: { readonly run: string; readonly at: string };
}

/** A record as it is kept, to be read again. `document` is null where the source sent none. */
export interface KeptRecord extends HarvestedRecord {
  readonly seen: { readonly run: string; readonly at: string };
}

/** A record with the IGSN it competes for. */
export interface Rival extends Candidate {
  readonly igsn: string;
  readonly isShown: boolean;
}

/** Sources, runs and records of the catalogue. Every change of a record takes its number and time from the change clock. */
export interface HarvestPort {
  /** Every source that was not removed, by name. */
  readonly sources: () => Promise<HarvestSource[]>;
  /** A source, also a removed one; undefined for none. It does not change until the unit of work ends. */
  readonly source: (name: string) => Promise<HarvestSource | undefined>;
  /** Adds a source, or takes up one that was removed under that name. */
  readonly addSource: (name: string, settings: SourceSettings, actor: string, at: string) => Promise<void>;
  readonly changeSource: (name: string, changes: SourceChanges, at: string) => Promise<void>;
  /** Active sources that are due, nobody harvests and whose turn is longest ago first. */
  readonly dueSources: (now: string, limit: number) => Promise<string[]>;
  /** Takes hold of a source, or holds it longer; false while somebody else does. */
  readonly hold: (name: string, holder: string, now: string, until: string) => Promise<boolean>;
  readonly release: (name: string, holder: string) => Promise<void>;
  readonly addRun: (run: HarvestRun) => Promise<void>;
  readonly changeRun: (id: string, changes: RunChanges, at: string) => Promise<void>;
  readonly run: (id: string) => Promise<HarvestRun | undefined>;
  /** The latest run of a source. */
  readonly lastRun: (source: string) => Promise<HarvestRun | undefined>;
  /** When a run for everything ended well last; null for never. */
  readonly lastFullAt: (source: string) => Promise<string | null>;
  /** How many runs ended badly since the last complete one. */
  readonly failuresOf: (source: string) => Promise<number>;
  readonly addFindings: (run: string, firstNumber: number, findings: readonly RunFinding[]) => Promise<void>;
  /** Adds to how often a run found what, whether that is kept or not. */
  readonly countFindings: (run: string, counts: readonly FindingCount[]) => Promise<void>;
  /** What is known of these items of a source. */
  readonly standings: (source: string, items: readonly string[]) => Promise<Map<string, RecordStanding>>;
  /** Every record of active sources with one of these IGSNs. */
  readonly rivals: (igsns: readonly string[]) => Promise<Rival[]>;
  /** Those of the IGSNs that a public record of our own has. */
  readonly ours: (igsns: readonly string[]) => Promise<Set<string>>;
  /** Writes records in full, whether they are there or not. */
  readonly keep: (source: string, run: string, records: readonly HarvestedRecord[]) => Promise<void>;
  /** Those of these items of a source that a run has met. */
  readonly metBy: (source: string, run: string, items: readonly string[]) => Promise<Set<string>>;
  /** The next records of a source, not the deleted ones, that another reader than this has read. */
  readonly readByOthers: (source: string, readBy: string, limit: number) => Promise<KeptRecord[]>;
  /** Notes that a reader read these and found nothing else than what is kept. */
  readonly noteRead: (source: string, readBy: string, items: readonly string[]) => Promise<void>;
  /** Sources of which a reader has not read all that is kept, and that nobody holds; names with their `rereads`. */
  readonly notReadBy: (reader: string, now: string) => Promise<{ readonly name: string; readonly rereads: number }[]>;
  /** Notes that a run met these, and nothing else about them. */
  readonly meet: (source: string, run: string, items: readonly string[]) => Promise<void>;
  /** Shows or no longer shows records; each is a change. */
  readonly show: (changes: readonly { source: string; item: string; isShown: boolean }[]) => Promise<void>;
  /** How many records of a source are not deleted, and how many of them a run has not met. */
  readonly countUnmet: (source: string, run: string) => Promise<{ readonly kept: number; readonly unmet: number }>;
  /** Marks up to `limit` records that a run has not met as deleted; their IGSNs and how many they are. */
  readonly deleteUnmet: (source: string, run: string, limit: number) => Promise<DeletedRecords>;
  /** The same for any record of a source, when it is removed. */
  readonly deleteAll: (source: string, limit: number) => Promise<DeletedRecords>;
  /**
   * Makes the next `limit` records of a source behind an item, and those that compete with them, shown as the rules have it; the
   * item to go on behind, undefined at the end.
   */
  readonly settleSource: (source: string, afterItem: string, limit: number) => Promise<string | undefined>;
  /** The same for all records with one of these IGSNs; how many were wrong. */
  readonly settleIgsns: (igsns: readonly string[]) => Promise<number>;
}

/** What was deleted at once. */
export interface DeletedRecords {
  readonly count: number;
  readonly igsns: readonly string[];
}

/** What changes of a source; what is left out stays. */
export type SourceChanges = Partial<
  SourceSettings & Pick<HarvestSource, 'facts' | 'harvestedThrough' | 'dueAt' | 'removedAt' | 'rereads' | 'isStopAsked'>
>;
