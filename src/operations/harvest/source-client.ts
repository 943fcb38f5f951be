import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Finding } from '../../domain/finding.ts';
import type { HarvestSource, RunFinding, SourceFacts } from './harvest-ports.ts';

/** A record as a source gave it. `document` is absent where there is none: for deletions, and where the source sent none. */
export interface HarvestedItem {
  /** The source's own name of the record. */
  readonly item: string;
  readonly isDeleted: boolean;
  /** As in OAI-PMH; empty where the source says none. */
  readonly datestamp: string;
  readonly sets: readonly string[];
  readonly document?: { readonly mediaType: string; readonly content: Uint8Array };
  /** Where the source had it from. */
  readonly origin?: unknown;
  /** True where the source says beside the document that it is about a sample. */
  readonly isSample?: boolean;
  /** True where the record could not be had now; what was kept of it before stays. */
  readonly isUnavailable?: boolean;
  /** The page of the record, where its document need not name one. */
  readonly landingUrl?: string;
  readonly findings: readonly Finding[];
}

/** Some records, and where the source is to be asked on when they are kept: null when there is no more. */
export interface HarvestBatch {
  readonly items: readonly HarvestedItem[];
  readonly position: string | null;
  /** How many records the source says there are; null where it does not. */
  readonly completeListSize: number | null;
  /** Requests made for this batch. */
  readonly requests: number;
  readonly findings: readonly RunFinding[];
  /** Records that could not even be told apart. */
  readonly nameless: number;
}

/** What a source says before it is asked for records; `at` is the moment by its own clock (ISO 8601, UTC). */
export interface Introduction {
  readonly facts: SourceFacts;
  readonly at: string;
  readonly requests: number;
  readonly findings: readonly Finding[];
}

/**
 * One source, whatever it speaks. `list` gives the records that changed since `from` (null for all), from `position` on where an
 * earlier list was broken off. Both throw {@link SourceFault} for what the source does wrong.
 */
export interface SourceClient {
  readonly introduce: (signal: AbortSignal) => Promise<Introduction>;
  readonly list: (wanted: WantedList) => AsyncIterable<HarvestBatch>;
  /** How many requests were made that nothing it gave told of yet: those before a fault. */
  readonly takeRequests: () => number;
}

/** What of a source is wanted. */
export interface WantedList {
  readonly facts: SourceFacts;
  readonly from: string | null;
  readonly position: string | null;
  /** Those of some items that this run met before it was broken off: lists without a token change meanwhile, and no place in them lasts. */
  readonly met: (items: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly signal: AbortSignal;
}

/** Makes the client of a source. */
export type OpenSource = (source: HarvestSource) => SourceClient;

/** What a document says. `description` is absent where it cannot be read; `document` is what is to be kept of it. */
export interface ItemRead {
  readonly format: string;
  readonly description?: SampleDescription;
  readonly isSample: boolean;
  /** True where it says that it is of something else than a sample. */
  readonly isOther?: boolean;
  readonly document?: Uint8Array;
  readonly landingUrl?: string;
  readonly findings: readonly Finding[];
}

/** Reads the document of a record; never throws for what it says. */
export type ReadItem = (item: HarvestedItem) => ItemRead;

/** A fault of a source that ends a run: `isLasting` when the run cannot go on where it was. */
export class SourceFault extends Error {
  readonly finding: Finding;
  readonly isLasting: boolean;

  constructor(finding: Finding, isLasting = false, cause?: unknown) {
    super(finding.message, cause === undefined ? undefined : { cause });
    this.name = 'SourceFault';
    this.finding = finding;
    this.isLasting = isLasting;
  }
}
