import type { RegistrationFacts, SampleDescription } from '../domain/description/sample-description.ts';
import type { Privacy } from '../domain/registration/privacy.ts';
import type { Meter } from './meter.ts';

/** What an upstream may be told of a record: the public part of one version, and what the register knows of it. */
export interface RecordToTell {
  readonly description: SampleDescription;
  readonly facts: RegistrationFacts;
  /** False while the record has an address and nobody has described it. */
  readonly isDescribed: boolean;
  /** Everything that is said of it, with what is kept back of it today; for nobody but an upstream that keeps back the same. */
  readonly whole?: { readonly description: SampleDescription; readonly privacy: Privacy };
}

/** One thing upstream is to know: the intent as it was kept before anybody was asked. */
export interface UpstreamRequest {
  readonly igsn: string;
  readonly version: number;
  readonly action: string;
  readonly intent: string;
  /** Only for an upstream that says `needsRecord`; absent where the register has no such version. */
  readonly record?: RecordToTell;
}

/**
 * Who is to blame for a failure. `record`: upstream is well and does not want this one; it counts as a try. `upstream`: it does
 * not answer, is busy, or knows us no more; no record is to blame, and no try is counted. `unclear`: an answer that may mean
 * either; it counts as a try where upstream is seen to work for other records.
 */
export type Fault = 'record' | 'upstream' | 'unclear';

/** Why something was not confirmed. `reason` holds no secret. Without `fault` it is the record's. */
export interface UpstreamFailure {
  readonly outcome: 'failed';
  readonly reason: string;
  /** False where asking the same again cannot help and a person is needed. */
  readonly mayRetry: boolean;
  readonly fault?: Fault;
  /** How long upstream wants to be left alone, in seconds. */
  readonly retryAfterS?: number;
  /** True where upstream has it and has not confirmed it to the end: it is well, and is to be asked again. */
  readonly isTaken?: boolean;
  /** True where no request at all will do better before somebody changes something: wrong credentials. */
  readonly isLockedOut?: boolean;
}

/** What upstream said: confirmed; that nobody needs to be told; or why not and whether asking again can help. */
export type UpstreamAnswer =
  | { readonly outcome: 'confirmed' }
  | { readonly outcome: 'not-applicable' }
  | UpstreamFailure;

/** How a record stands upstream: `registered` is public, `hidden` resolves and is not found, `draft` does neither. */
export type UpstreamState = 'registered' | 'hidden' | 'draft';

/** What upstream knows of one identifier. What it does not tell is absent and not compared. */
export interface KnownRecord {
  readonly igsn: string;
  readonly version?: number;
  readonly state?: UpstreamState;
  /** Null is the landing page of upstream itself, for an upstream that has such pages. */
  readonly url?: string | null;
  /** The hash of the description, where upstream is a register like this one. */
  readonly contentHash?: string;
  /** What it keeps back today, where it is such a register: the embargo is the later of the owner's and the description's. */
  readonly keptBack?: Privacy;
}

/**
 * Whoever registers beyond this installation. Asking the same thing twice must be harmless, because an answer may be lost.
 * The answers come in the order of the requests.
 */
export interface Upstream {
  readonly name: string;
  /** How many requests it takes in one `submit`; 500 where it does not say. */
  readonly mostAtOnce?: number;
  /** How many `submit` it takes at the same time; 1 where it does not say. */
  readonly concurrency?: number;
  /** How many requests it takes a second; no limit where it does not say. Whoever waits holds no more than that. */
  readonly requestsPerSecond?: number;
  /** Whether requests must carry the record; loading it costs. */
  readonly needsRecord?: boolean;
  /** Whether it is the register of an allocating agent, to which an expedition pushes what it registers. */
  readonly isAgent?: boolean;
  /** What counts what it is asked; not on one that only asks others in turn. */
  readonly meter?: Meter;
  /** Those that this one asks in turn, for who wants to compare with each. */
  readonly parts?: readonly Upstream[];
  readonly submit: (requests: readonly UpstreamRequest[]) => Promise<UpstreamAnswer[]>;
  /** Everything upstream knows of us, in any order, each identifier once. Throws when it cannot be read to the end. */
  readonly recall: () => AsyncIterable<KnownRecord>;
}
