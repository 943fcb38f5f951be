import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ErrorCode } from '../../domain/error.ts';
import type { Checked, Finding } from '../../domain/finding.ts';
import type { Visibility } from '../../domain/registration/next-state.ts';
import type { Privacy } from '../../domain/registration/privacy.ts';
import type { WithdrawalKind } from '../../domain/registration/withdrawal.ts';
import type { ReceivedDocument } from '../registry/record-change.ts';

/** What one item of a bulk input asks for. What is left out stays as it is, or is decided by the options of the whole. */
export interface WantedRecord {
  /** Normal form, without prefix; absent where one is to be made up. */
  readonly igsn?: string;
  /** Where one is to be made up. */
  readonly namespace?: string;
  readonly description?: SampleDescription;
  /** Null stands for our own landing page. */
  readonly landingUrl?: string | null;
  readonly visibility?: Visibility;
  readonly expectedVersion?: number;
  /** How it is withdrawn, where that is what is asked for. */
  readonly withdrawal?: WithdrawalWords;
  /** What is kept back beside what the description says. */
  readonly privacy?: Partial<Privacy>;
  readonly documents?: readonly ReceivedDocument[];
  /** True for what is registered already where it comes from, as a dump says: what it breaks of the rules is told and keeps it out no more. */
  readonly isMoved?: boolean;
}

/** What an item says of its withdrawal. `successor` is in normal form, without prefix. */
export interface WithdrawalWords {
  readonly reason?: string;
  readonly kind?: WithdrawalKind;
  readonly successor?: string;
}

/** An item as read: `line` counts from 1, in the whole input, or in `file` where the input is an archive of files. */
export interface BulkItem {
  readonly line: number;
  readonly file?: string;
  /** Where what it says keeps it out, the identifier that it is about, in normal form. */
  readonly igsn?: string;
  readonly checked: Checked<WantedRecord>;
}

/** What is done with every item: registered as it says, made findable, hidden, withdrawn, given to another client, told upstream again, or its landing page looked at. */
export const BULK_KINDS = ['register', 'publish', 'hide', 'withdraw', 'transfer', 'send-again', 'check-page'] as const;

/** One of {@link BULK_KINDS}. */
export type BulkKind = (typeof BULK_KINDS)[number];

/** Whether records may, must or must not be there. */
export const BULK_MODES = ['create', 'update', 'upsert'] as const;

/** How a whole bulk input is taken. */
export interface BulkOptions {
  readonly kind: BulkKind;
  readonly mode: (typeof BULK_MODES)[number];
  /** Where IGSNs are made up for items that bring none and name no namespace. */
  readonly namespace?: string;
  /** What records become whose item does not say. */
  readonly visibility: Visibility;
  /** Says what would become of everything, and keeps nothing. */
  readonly dryRun: boolean;
  /** Why, for withdrawing. */
  readonly reason?: string;
  /** Of which kind the withdrawals are whose item does not say. */
  readonly withdrawalKind?: WithdrawalKind;
  /** The client that gets the records, for transferring. */
  readonly to?: string;
}

/** What became of an item, in the order of the input. */
export interface BulkResult {
  readonly line: number;
  readonly file?: string;
  readonly igsn?: string;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'withdrawn' | 'transferred' | 'queued' | 'refused';
  readonly version?: number;
  readonly state?: string;
  readonly code?: ErrorCode;
  readonly message?: string;
  readonly findings: readonly Finding[];
}
