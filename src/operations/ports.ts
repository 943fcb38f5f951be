import type { FamilyMember, SampleDescription } from '../domain/description/sample-description.ts';
import type { FieldValues } from '../domain/drilling/object-row.ts';
import type { ObjectType } from '../domain/drilling/object-type.ts';
import type { Privacy } from '../domain/registration/privacy.ts';
import type { RecordSummary } from '../domain/registration/record-summary.ts';
import type { SchemeHead } from '../domain/vocabulary/term.ts';
import type { AccessPort } from './access-ports.ts';
import type { AliasPort } from './alias-ports.ts';
import type { AnswerPort } from './answer-ports.ts';
import type { DocumentPort } from './document-ports.ts';
import type { DumpPort } from './dump-ports.ts';
import type { FollowerPort } from './following/follower-ports.ts';
import type { JobPort } from './jobs/job-ports.ts';
import type { LandingCheckPort } from './landing-check-ports.ts';
import type { LinkPort } from './link-ports.ts';
import type { PreparedPort } from './prepared/prepared-ports.ts';
import type { WebhookPort } from './webhooks/webhook-ports.ts';

/** An object of the core tree without its typed fields. Depths are metres on the scale their name says; null is unknown. */
export interface TreeObject {
  readonly id: string;
  readonly expeditionId: string | null;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly registeredParentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly registrable: boolean;
  readonly igsn: string | null;
  readonly topDrfM: number | null;
  readonly bottomDrfM: number | null;
  readonly topCsfAM: number | null;
  readonly bottomCsfAM: number | null;
  readonly topCsfBM: number | null;
  readonly bottomCsfBM: number | null;
}

/** An object with its typed fields by name. */
export interface DetailedObject extends TreeObject {
  readonly values: FieldValues;
}

/** A new object; depths are the store's to fill. */
export interface NewObject {
  readonly id: string;
  readonly expeditionId: string | null;
  readonly type: ObjectType;
  readonly parentId: string | null;
  readonly registeredParentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly registrable: boolean;
  readonly values: FieldValues;
}

/** New values of an existing object: the whole set of its typed fields. */
export interface ChangedObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly values: FieldValues;
}

/** What the tree side of the store offers to operations; every call is a bounded number of statements. */
export interface TreePort {
  readonly findByPaths: (paths: readonly string[]) => Promise<TreeObject[]>;
  readonly findByIds: (ids: readonly string[]) => Promise<TreeObject[]>;
  /** Names of all programs, in the order of their making. */
  readonly programNames: () => Promise<string[]>;
  readonly findExpeditions: (code: string) => Promise<TreeObject[]>;
  readonly valuesOf: (type: ObjectType, ids: readonly string[]) => Promise<Map<string, FieldValues>>;
  readonly childrenWithValues: (parentIds: readonly string[], type: ObjectType) => Promise<DetailedObject[]>;
  readonly registeredChildren: (ids: readonly string[]) => Promise<Map<string, FamilyMember[]>>;
  readonly insert: (objects: readonly NewObject[], at: string) => Promise<void>;
  readonly change: (objects: readonly ChangedObject[], at: string) => Promise<void>;
  readonly giveIgsns: (given: readonly { readonly id: string; readonly igsn: string }[], at: string) => Promise<void>;
  /** Objects below (and at) a path that get an IGSN, in path order after `afterPath`. */
  readonly registrableBelow: (
    path: string,
    afterPath: string,
    limit: number,
    only: 'all' | 'without-igsn',
  ) => Promise<TreeObject[]>;
  readonly countRegistrable: (path: string, only: 'all' | 'without-igsn') => Promise<number>;
  /** Recalculates every depth below a hole or expedition; the number of objects whose depths changed. */
  readonly recalculateDepths: (path: string) => Promise<number>;
}

/** An identifier as the store keeps it for ever. */
export interface IdentifierRow {
  readonly igsn: string;
  readonly namespace: string;
  readonly prefix: string | null;
  readonly key: number | null;
  readonly objectId: string | null;
  readonly origin: 'minted' | 'adopted';
}

/** Counters and the for-ever list of identifiers. */
export interface IdentifierPort {
  /** Takes `count` unused keys of a counter; never the same twice, adopted and leased ones are passed over. */
  readonly takeKeys: (prefix: string, count: number) => Promise<number[]>;
  /** Reserves a contiguous block for a station that goes offline. */
  readonly lease: (
    prefix: string,
    count: number,
    holder: string,
    at: string,
  ) => Promise<{ first: number; last: number }>;
  /** The blocks of a counter that stations hold; the counter stands still until the unit of work ends. */
  readonly leasedBlocks: (prefix: string) => Promise<readonly { readonly first: number; readonly last: number }[]>;
  readonly find: (igsns: readonly string[]) => Promise<IdentifierRow[]>;
  readonly insert: (rows: readonly IdentifierRow[], at: string) => Promise<void>;
}

/** Agents, clients and their namespaces. */
export interface NamespaceRow {
  readonly namespace: string;
  readonly agent: string;
  readonly client: string;
  /** What is registered in it is for trying only: it counts for no quota and may be purged. */
  readonly isTest?: boolean;
}

/** A client (data centre) of an agent. `quota` -1 means no limit. */
export interface ClientRow {
  readonly symbol: string;
  readonly agent: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly quota: number;
}

/** A client with how it stands: an inactive one may register nothing, `quotaUsed` counts its identifiers outside test namespaces. */
export interface ClientStanding extends ClientRow {
  readonly isActive: boolean;
  readonly quotaUsed: number;
}

/** All that is kept of a client but its password. */
export interface ClientDetails extends ClientStanding {
  readonly contactName: string;
  readonly contactEmail: string;
  readonly comments: string;
  readonly experiments: string;
  /** Name of the upstream its records go to; empty means the installation's. */
  readonly upstream: string;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

/** All that is kept of an agent but its password. */
export interface AgentDetails {
  readonly symbol: string;
  readonly name: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly isActive: boolean;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly updatedAt: string | null;
}

/** What changes of a party; what is left out stays. */
export interface PartyChanges {
  readonly name?: string;
  readonly contactName?: string;
  readonly contactEmail?: string;
  readonly comments?: string;
  readonly experiments?: string;
  readonly domains?: readonly string[];
  readonly quota?: number;
  readonly isActive?: boolean;
  readonly upstream?: string;
  readonly passwordHash?: string | null;
}

/** A client's wish for a namespace; `decision` is null while it waits. */
export interface NamespaceRequestRow {
  readonly id: string;
  readonly namespace: string;
  readonly client: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decision: 'granted' | 'refused' | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Parties and installation facts. */
export interface PartyPort {
  readonly namespaces: () => Promise<NamespaceRow[]>;
  /** Who holds a namespace; it is not transferred until the unit of work ends. Undefined when nobody does. */
  readonly holderOf: (namespace: string) => Promise<NamespaceRow | undefined>;
  /** Those of the names that somebody holds; none is transferred until the unit of work ends. */
  readonly holdersAmong: (namespaces: readonly string[]) => Promise<NamespaceRow[]>;
  readonly clients: () => Promise<ClientRow[]>;
  /** How clients stand, by symbol; a quota that is counted against stands still until the unit of work ends. */
  readonly standings: (symbols: readonly string[]) => Promise<Map<string, ClientStanding>>;
  readonly clientDetails: (symbols: readonly string[] | 'all') => Promise<ClientDetails[]>;
  readonly agents: () => Promise<AgentDetails[]>;
  /** Those of the symbols that are an agent's or a client's. */
  readonly partySymbols: (symbols: readonly string[]) => Promise<string[]>;
  readonly changeClient: (symbol: string, changes: PartyChanges, at: string) => Promise<void>;
  readonly changeAgent: (symbol: string, changes: PartyChanges, at: string) => Promise<void>;
  /** Every request, the latest first. */
  readonly namespaceRequests: () => Promise<NamespaceRequestRow[]>;
  readonly addNamespaceRequest: (request: NamespaceRequestRow) => Promise<void>;
  readonly decideNamespaceRequest: (request: NamespaceRequestRow) => Promise<void>;
  readonly addAgent: (symbol: string, name: string, at: string) => Promise<boolean>;
  readonly addClient: (client: ClientRow, passwordHash: string | null, at: string) => Promise<void>;
  readonly addNamespace: (row: NamespaceRow, at: string) => Promise<void>;
  readonly moveNamespace: (row: NamespaceRow) => Promise<void>;
  readonly installation: () => Promise<Map<string, string>>;
  readonly remember: (facts: Readonly<Record<string, string>>) => Promise<void>;
  /** Waits until no other unit of work holds the same job, and holds it until this one ends. */
  readonly holdJob: (name: string, holder: string) => Promise<void>;
}

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
  readonly description: string;
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
  readonly reason: string;
  readonly successor: string | null;
  /** Destroyed, deprecated, merged-into or withdrawn; absent where nobody said. */
  readonly kind?: string;
  readonly outboxState: string;
}

/** The register. Every change takes its number and time from the change clock, in the order of commits. */
export interface RegisterPort {
  /** What is known of these; nobody else changes it until the unit of work ends. */
  readonly states: (igsns: readonly string[]) => Promise<Map<string, RecordState>>;
  /** What the current versions of these say. */
  readonly descriptions: (igsns: readonly string[]) => Promise<Map<string, SampleDescription>>;
  readonly write: (records: readonly RecordWrite[], actor: string) => Promise<void>;
  /** Gives every record of a namespace to another client; the number of records. */
  readonly moveNamespace: (row: NamespaceRow) => Promise<number>;
  readonly withdraw: (withdrawal: Withdrawal, actor: string) => Promise<void>;
  /** Takes a record that was never registered out of the register, with its versions and documents; its identifier stays. */
  readonly removeReserved: (igsn: string) => Promise<void>;
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

/** One of the installation's own versions of a vocabulary, counted from 1; `terms` is a JSON list of terms. */
export interface VocabularyVersion extends SchemeHead {
  readonly number: number;
  readonly terms: string;
  readonly contentHash: string;
  readonly createdAt: string;
}

/** The installation's own vocabularies. Versions are added, never changed or taken away. */
export interface VocabularyPort {
  /** The latest version of each, by name. */
  readonly latest: () => Promise<VocabularyVersion[]>;
  readonly add: (version: VocabularyVersion, actor: string) => Promise<void>;
}

/** One line of the audit trail. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who acts, from where; goes into every audit line. */
export interface Actor {
  readonly name: string;
  readonly origin: 'cli' | 'api' | 'station' | 'demo' | 'worker' | 'test';
}

/** Everything an operation may touch inside one unit of work. Time and keys come from here, never from the domain. */
export interface Work {
  readonly tree: TreePort;
  readonly identifiers: IdentifierPort;
  readonly parties: PartyPort;
  readonly register: RegisterPort;
  readonly vocabularies: VocabularyPort;
  readonly access: AccessPort;
  readonly documents: DocumentPort;
  readonly answers: AnswerPort;
  readonly links: LinkPort;
  readonly aliases: AliasPort;
  readonly dumps: DumpPort;
  readonly landingChecks: LandingCheckPort;
  readonly jobs: JobPort;
  readonly followers: FollowerPort;
  readonly webhooks: WebhookPort;
  readonly prepared: PreparedPort;
  readonly audit: (actor: Actor, entries: readonly AuditEntry[], at: string) => Promise<void>;
  readonly now: () => string;
  readonly newKey: () => string;
}

/** Runs a body as one transaction; the body may run again when the engine asks for it. */
export type UnitOfWork = <T>(body: (work: Work) => Promise<T>) => Promise<T>;
