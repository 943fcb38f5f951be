import type { RecordStanding, WebhookEvent } from '../../domain/registration/webhook.ts';

/**
 * Who is told of changes, and up to which change they were. `party` is whose it is, `scope` of what it tells; both are empty for the
 * whole installation, or an agent's or client's symbol. Times are ISO 8601, UTC.
 */
export interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly scope: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Counts the secrets it has had; the secret itself is made from it and kept nowhere. */
  readonly secretNumber: number;
  readonly state: 'active' | 'paused';
  readonly pausedReason: string | null;
  /** Everything up to this number of change was told, at the time of this change. */
  readonly position: number;
  readonly positionAt: string;
  /** Failures in a row, since when, and when it is tried again. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly dueAt: string | null;
  readonly holder: string | null;
  readonly heldUntil: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly deliveredAt: string | null;
}

/** What became of one call. `status` is null where there was no answer; `firstNumber` and `lastNumber` are numbers of change. */
export interface WebhookDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly kind: 'changes' | 'ping';
  readonly at: string;
  readonly outcome: 'delivered' | 'failed';
  readonly status: number | null;
  readonly detail: string;
  readonly durationMs: number;
  readonly events: number;
  readonly firstNumber: number | null;
  readonly lastNumber: number | null;
}

/** Where a harvested record is from. `url` is its source's; `origin` says where the source had it from, null where it said nothing. */
export interface HarvestedFrom {
  readonly source: string;
  readonly title: string;
  readonly url: string;
  readonly item: string;
  readonly datestamp: string;
  readonly format: string;
  readonly origin: unknown;
}

/** A public record as it changed last; of a harvested one agent and client are empty. */
export interface WebhookChange extends RecordStanding {
  /** Null for a harvested record that has none. */
  readonly igsn: string | null;
  readonly changeNumber: number;
  readonly agent: string;
  readonly client: string;
  readonly expedition: string;
  readonly objectType: string;
  readonly version: number;
  /** Of harvested records alone. */
  readonly harvested?: HarvestedFrom;
}

/** How a webhook stands after a call. */
export type WebhookProgress = Pick<
  WebhookRow,
  | 'state'
  | 'pausedReason'
  | 'position'
  | 'positionAt'
  | 'failures'
  | 'failingSince'
  | 'dueAt'
  | 'holder'
  | 'heldUntil'
  | 'deliveredAt'
>;

/** Webhooks. Of two servers that want to serve the same one gets it. */
export interface WebhookPort {
  readonly add: (row: WebhookRow) => Promise<void>;
  readonly find: (id: string) => Promise<WebhookRow | undefined>;
  /** All, the oldest first. */
  readonly list: () => Promise<WebhookRow[]>;
  /** Changes one, and takes it from whoever holds it. */
  readonly change: (id: string, changes: Partial<WebhookRow>) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Active ones that are due, are behind a number of change, and that nobody answers for; the longest waiting first. */
  readonly claimable: (now: string, behind: number, limit: number) => Promise<WebhookRow[]>;
  /** Those that somebody holds. */
  readonly held: () => Promise<WebhookRow[]>;
  /** Takes one that still is as it was seen; false where somebody was faster. */
  readonly take: (seen: WebhookRow, holder: string, heldUntil: string) => Promise<boolean>;
  /** Keeps how one stands, if the holder still has it; false otherwise. */
  readonly settle: (id: string, holder: string, progress: WebhookProgress) => Promise<boolean>;
  /**
   * Up to `limit` public changes of a scope behind a number, in their order; with those of harvested records where a webhook
   * without a scope wants them.
   */
  readonly changesAfter: (
    of: Pick<WebhookRow, 'scope' | 'events'>,
    after: number,
    limit: number,
  ) => Promise<WebhookChange[]>;
  /** Where the change clock stands. */
  readonly clock: () => Promise<{ readonly seq: number; readonly at: string }>;
  /** Keeps a call, and of those before it only the latest `keep`. */
  readonly log: (delivery: WebhookDelivery, keep: number) => Promise<void>;
  /** Calls of one, the latest first; behind `before`, an id, where given. */
  readonly deliveries: (id: string, limit: number, before?: string) => Promise<WebhookDelivery[]>;
}
