import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { ErrorCode } from '../../domain/error.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Standing, Visibility } from '../../domain/registration/next-state.ts';
import type { Privacy } from '../../domain/registration/privacy.ts';
import type { Caller } from '../caller.ts';
import type { RegistrationRules } from '../register-identifiers.ts';

/** A document that came with a change, to be kept as it is. Without content the part is emptied. */
export interface ReceivedDocument {
  readonly part: string;
  readonly format: string;
  readonly mediaType: string;
  readonly content: Uint8Array | null;
}

/** How a record stands before a change, for callers whose wish depends on it; undefined where there is none. */
export type Known = (Standing & { readonly version: number; readonly landingUrl: string | null }) | undefined;

/** What a caller wants of one record. What is left out stays as it is. */
export interface RecordChange {
  readonly caller: Caller;
  /** Normal form, without prefix. */
  readonly igsn: string;
  readonly description?: SampleDescription;
  /** Null stands for our own landing page. */
  readonly landingUrl?: string | null;
  /** What the record is to be; a function decides when it is known how the record stands. */
  readonly wish: Visibility | ((known: Known) => Visibility);
  readonly documents?: readonly ReceivedDocument[];
  /** What is kept back beside what the description says; `until` is a day (ISO, UTC). */
  readonly privacy?: Partial<Privacy>;
  /** Makes a new version although nothing of the change differs, since what is told beside the description does. */
  readonly isRetold?: boolean;
  /** Where the identifier was just taken from a counter, its place there. */
  readonly minted?: { readonly prefix: string; readonly key: number };
  /** `create` refuses a record that exists, `update` one that does not; `upsert`, the default, takes either. */
  readonly mode?: 'create' | 'update' | 'upsert';
  /** Refused with `conflict` when the record stands at another version (`If-Match`); 0 stands for no record. */
  readonly expectedVersion?: number;
}

/** A change whose identifier is to be made up in a namespace; its description need not know it yet. */
export interface MintChange extends Omit<RecordChange, 'igsn' | 'minted' | 'mode' | 'expectedVersion'> {
  readonly mintIn: string;
  /** What can be said only under the identifier, as it is to stand; it must not throw. */
  readonly told?: (igsn: string) => Pick<RecordChange, 'description' | 'documents'>;
}

/** What became of a change. A refused one changed nothing and says why; `code` is the catalogue's. */
export type RecordOutcome =
  | {
      readonly igsn: string;
      readonly outcome: 'created' | 'updated' | 'unchanged';
      readonly version: number;
      readonly state: string;
      readonly client: string;
      readonly landingUrl: string | null;
      readonly findings: readonly Finding[];
    }
  | {
      readonly igsn: string;
      readonly outcome: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      readonly findings: readonly Finding[];
    };

/** How an installation takes changes: beside the rules of registration, domains that every client may use. */
export interface ChangeRules extends RegistrationRules {
  readonly alwaysAllowedDomains?: readonly string[];
}
