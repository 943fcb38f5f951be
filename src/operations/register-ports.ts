import type { SampleDescription } from '../domain/description/sample-description.ts';
import type { Privacy } from '../domain/registration/privacy.ts';
import type { RecordSummary } from '../domain/registration/record-summary.ts';
import type { NamespaceRow } from './party-ports.ts';

/** A record as the register keeps it, without its description. */
export interface RecordState {
  readonly igsn: string;
  readonly state: string;
  readonly version: number;
  readonly contentHash: string;
  /** Null means our own landing page. */
  readonly landingUrl: string | null;
  readonly client: string;
  /** False while it has an address and nobody has described it. */
  readonly isDescribed: boolean;
  readonly registeredAt: string | null;
  /** What its owner keeps back; absent is nothing. */
  readonly privacy?: Privacy;
}

/** A record to be written in full, with its new version and the intent for upstream. */
export interface RecordWrite extends RecordSummary {
  readonly igsn: string;
  readonly namespace: string;
  readonly agent: string;
  readonly client: string;
  readonly objectId: string | null;
  readonly objectType: string;
  readonly expedition: string;
  readonly state: string;
  readonly version: number;
  readonly contentHash: string;
  /** As spelled, UTF-8. */
  readonly description: Uint8Array;
  readonly landingUrl: string | null;
  readonly registeredAt: string | null;
  readonly isDescribed: boolean;
  readonly intent: string;
  /** Null where upstream has nothing to be told, as of a reserved identifier. */
  readonly outboxState: string | null;
  /** Equal for records that look like the same sample; absent or null where there is too little to tell. */
  readonly likeness?: string | null;
  /** What its owner keeps back; absent leaves it as it is. */
  readonly privacy?: Privacy;
}

/** A withdrawal to be kept, with the state of its outbox row. */
export interface Withdrawal {
  readonly igsn: string;
  /** The version that stands. */
  readonly version: number;
  readonly reason: string;
  readonly successor: string | null;
  /** Destroyed, deprecated, merged-into or withdrawn; absent where nobody said. */
  readonly kind?: string;
  readonly outboxState: string;
}

/** What the core tree says of a record, beside what the record says. */
export interface TreeDescription {
  readonly igsn: string;
  readonly description: string | null;
}

/** The register. Every change takes its number and time from the change clock, in the order of commits. */
export interface RegisterPort {
  /** What is known of these; nobody else changes it until the unit of work ends. */
  readonly states: (igsns: readonly string[]) => Promise<Map<string, RecordState>>;
  /** What the current versions of these say. */
  readonly descriptions: (igsns: readonly string[]) => Promise<Map<string, SampleDescription>>;
  /** How the core tree described those of these that were changed since by an API; of most there is none. */
  readonly treeDescriptions: (igsns: readonly string[]) => Promise<Map<string, SampleDescription>>;
  /** Keeps what these say now as what the core tree said of them, where nothing is kept yet; before they are written. */
  readonly keepTreeDescriptions: (igsns: readonly string[]) => Promise<void>;
  /** How the core tree describes these now, as spelled; null where they say nothing else any more. */
  readonly setTreeDescriptions: (rows: readonly TreeDescription[]) => Promise<void>;
  readonly write: (records: readonly RecordWrite[], actor: string) => Promise<void>;
  /**
   * For each of these that looks like the same sample as another record, by IGSN, one such: registered, or of the same client. None for
   * who is linked to it already.
   */
  readonly alike: (
    records: readonly { readonly igsn: string; readonly likeness: string; readonly client: string }[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Up to `limit` records of a namespace that another client than its holder has, behind an IGSN in their order. */
  readonly igsnsOfOthers: (holder: NamespaceRow, afterIgsn: string, limit: number) => Promise<readonly string[]>;
  /**
   * Puts what upstream is to be told of these in line again, whether it failed or was confirmed; which. None of them twice, and each
   * is registered, hidden or withdrawn, or waits to be.
   */
  readonly sendAgain: (igsns: readonly string[]) => Promise<ReadonlySet<string>>;
  /** None of them twice. */
  readonly withdraw: (withdrawals: readonly Withdrawal[], actor: string) => Promise<void>;
  /** Takes records that were never registered out of the register, with their versions and documents; identifiers stay. */
  readonly removeReserved: (igsns: readonly string[]) => Promise<void>;
  /** Up to `limit` records of a client that are not withdrawn, behind an IGSN in their order. */
  readonly igsnsOf: (client: string, afterIgsn: string, limit: number) => Promise<readonly string[]>;
  /** Gives records to another client, each as a change; the quotas of all clients concerned follow. */
  readonly giveRecords: (
    igsns: readonly string[],
    to: { readonly agent: string; readonly client: string },
  ) => Promise<void>;
  /** Removes up to `limit` records of a test namespace submitted before a moment, with all that hangs on them; their IGSNs. */
  readonly purgeTest: (namespace: string, before: string, limit: number) => Promise<readonly string[]>;
  /**
   * Gives a new number and time of change to registered records of which something was opened by `today` (ISO day, UTC), since
   * their embargo ended or what was withheld is no longer, and that have not changed since: up to `limit` of those behind `afterIgsn`, in the order of IGSNs, which it returns.
   */
  readonly announceOpened: (today: string, afterIgsn: string, limit: number) => Promise<readonly string[]>;
}
