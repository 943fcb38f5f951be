import type { Finding } from '../finding.ts';
import type { SubsampleType } from './back-report.ts';

/** `POST …/settlements`: what the curator decided. `revision` is what was seen of each mark; an `isDropped` one is removed. */
export interface WantedSettlement {
  readonly marks: readonly {
    readonly id: string;
    readonly revision: number;
    readonly topCm: number;
    readonly bottomCm: number;
    readonly sharePc: number;
    readonly isDropped: boolean;
  }[];
}

/** `POST …/questions`: a message to those concerned by marks. */
export interface WantedQuestion {
  readonly markIds: readonly string[];
  readonly text: string;
}

/**
 * `POST …/take`: marks by name, or all of a hole, or (neither) all of the party; those in conflict stay. `overrides` are reasons for warnings such as
 * `over-quota`. With `printer` their labels go there at once.
 */
export interface WantedTaking {
  readonly markIds?: readonly string[] | undefined;
  readonly holeId?: string | undefined;
  readonly sampledBy?: string | undefined;
  readonly date?: string | undefined;
  readonly printer?: string | undefined;
  readonly overrides?: readonly { readonly code: string; readonly reason: string }[] | undefined;
}

/** What was taken (`isNew` false: it was so already), what was not and why, and the print job where a printer was named. */
export interface Taking {
  readonly taken: readonly {
    readonly markId: string;
    readonly objectId: string;
    readonly combinedId: string;
    readonly igsn: string | null;
    readonly isNew: boolean;
  }[];
  readonly left: readonly { readonly markId: string; readonly findings: readonly Finding[] }[];
  readonly printJob: { readonly id: string; readonly state: string; readonly lastError: string | null } | null;
  readonly findings: readonly Finding[];
  readonly seq: number;
}

/** `POST …/splits`: cuts a split along its whole length, as a working half into two quarters: shares in % of that split, 100 together. */
export interface WantedSplits {
  readonly splitId: string;
  readonly parts: readonly { readonly type: string; readonly sharePc: number }[];
}

/**
 * `POST …/sub-samples`: pieces made of a sample; `id` is a UUIDv7 that the caller made, and the same id is made once. `left` is how much of the sample is left, kept as its
 * amount.
 */
export interface WantedSubSamples {
  readonly sampleId: string;
  readonly pieces: readonly {
    readonly id: string;
    readonly type: SubsampleType;
    readonly amount?: string | undefined;
    readonly note?: string | undefined;
  }[];
  readonly left?: string | undefined;
}
