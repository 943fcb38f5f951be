import type { RecordSummary } from '../domain/registration/record-summary.ts';
import type { NamespaceRow } from './party-ports.ts';
import type { DumpAgent, DumpCheck, DumpClient, DumpDocument } from './registry/dump/registry-dump.ts';

/** A record taken over from a former registry, with what fills the place of its description. Times are UTC, seconds. */
export interface TakenRecord extends RecordSummary {
  readonly igsn: string;
  readonly holder: NamespaceRow;
  readonly client: string;
  readonly agent: string;
  readonly state: string;
  readonly description: string;
  readonly contentHash: string;
  readonly landingUrl: string | null;
  readonly submittedAt: string;
  readonly registeredAt: string | null;
  readonly check: DumpCheck | null;
}

/** A version taken over. `replacesStandIn` for the first, in whose place something had to stand. */
export interface TakenVersion extends RecordSummary {
  readonly igsn: string;
  readonly version: number;
  readonly replacesStandIn: boolean;
  readonly description: string;
  readonly contentHash: string;
  readonly createdAt: string;
  readonly objectType: string;
  readonly expedition: string;
  readonly state: string;
  readonly isDescribed: boolean;
}

/** A document taken over, counted within its part. */
export interface TakenDocument extends DumpDocument {
  readonly igsn: string;
  readonly number: number;
  readonly version: number;
  readonly createdAt: string;
}

/** A record as a further version of it finds it. */
export interface TakenStanding {
  readonly igsn: string;
  readonly namespace: string;
  readonly state: string;
  readonly version: number;
  readonly isDescribed: boolean;
  readonly isImported: boolean;
  readonly contentHash: string;
  readonly versionCreatedAt: string;
  readonly landingUrl: string | null;
  readonly registeredAt: string | null;
  readonly documents: readonly {
    readonly part: string;
    readonly number: number;
    readonly contentHash: string;
    readonly createdAt: string;
  }[];
}

/**
 * Taking over what another registry kept, with its times. Changes of the register take their number and time from the change
 * clock all the same: to harvesters of this registry everything is new.
 */
export interface DumpPort {
  /** Symbols of all agents. */
  readonly agents: () => Promise<readonly string[]>;
  /** False when the party is there already; nothing is changed then. */
  readonly addAgent: (agent: DumpAgent, at: string) => Promise<boolean>;
  readonly addClient: (client: DumpClient, at: string) => Promise<boolean>;
  readonly addRecords: (records: readonly TakenRecord[]) => Promise<void>;
  /** How records stand; nobody else changes them until the unit of work ends. */
  readonly standings: (igsns: readonly string[]) => Promise<Map<string, TakenStanding>>;
  readonly addVersions: (versions: readonly TakenVersion[]) => Promise<void>;
  readonly addDocuments: (documents: readonly TakenDocument[]) => Promise<void>;
}

/** Who made what was taken over. */
export const IMPORTED_BY = 'registry import';
