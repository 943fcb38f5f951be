import type { Finding } from '../finding.ts';
import type { MarkKind } from './mark-kind.ts';

/** What may become of a mark: it waits, its sample was taken, or it was given up. */
export const MARK_STATES = ['marked', 'taken', 'removed'] as const;

/** One of {@link MARK_STATES}. */
export type MarkState = (typeof MARK_STATES)[number];

/**
 * An interval of a split that a request wants. Offsets cm from the top of the section; depths m below surface (CSF-A), null where the
 * section has none. `lane` is empty for a mark of another party. `taken` is the object it became.
 */
export interface PartyMark {
  readonly id: string;
  readonly partyId: string;
  readonly requestId: string;
  readonly lane: string;
  readonly splitId: string;
  readonly splitName: string;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly sharePc: number;
  readonly kind: MarkKind;
  readonly isDestructive: boolean;
  readonly amount: string;
  readonly note: string;
  readonly state: MarkState;
  readonly taken: { readonly id: string; readonly combinedId: string; readonly igsn: string | null } | null;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly revision: number;
  readonly seq: number;
}

/**
 * `PUT …/marks/{id}`: sets a mark (`revision` null or absent) or changes it (the revision that was seen). The interval is `topCm` and
 * `bottomCm`, or typed: `62-70`. What is absent is as usual for the kind and for the request at first, and stays as it is later.
 */
export interface WantedMark {
  readonly requestId: string;
  readonly splitId: string;
  readonly topCm?: number | undefined;
  readonly bottomCm?: number | undefined;
  readonly interval?: string | undefined;
  readonly sharePc?: number | undefined;
  readonly kind?: MarkKind | undefined;
  readonly isDestructive?: boolean | undefined;
  readonly amount?: string | undefined;
  readonly note?: string | undefined;
  readonly revision?: number | null | undefined;
}

/** Answer to setting a mark: as it is kept, and what to know of it (`mark-conflict`, `over-quota`; infos and warnings). */
export interface KeptMark {
  readonly mark: PartyMark;
  readonly findings: readonly Finding[];
  /** Last change of the party. */
  readonly seq: number;
}

/** 409 of a mark that somebody changed meanwhile: a problem whose `code` is `conflict`, with the mark as it is `now` and the fields that differ. */
export interface MarkCollision {
  readonly code: 'conflict';
  readonly detail: string;
  readonly now: PartyMark;
  readonly wanted: WantedMark;
  readonly fields: readonly string[];
}

/** `POST …/series`: marks of `lengthCm` every `spacingCm` from `startCm` to `endCm` of each of some splits; the whole split unless given. */
export interface WantedMarkSeries {
  readonly requestId: string;
  readonly splitIds: readonly string[];
  readonly startCm?: number | undefined;
  readonly endCm?: number | undefined;
  readonly spacingCm: number;
  readonly lengthCm: number;
  readonly sharePc?: number | undefined;
  readonly kind?: MarkKind | undefined;
  readonly isDestructive?: boolean | undefined;
  readonly amount?: string | undefined;
  readonly note?: string | undefined;
  /** Key that the caller made: the same series sent twice is set once. */
  readonly seriesId: string;
}

/** `GET …/marks?after=&limit=`: marks in the order of their changes, behind a change; removed ones are told too. `next` null at the end. */
export interface PartyMarks {
  readonly marks: readonly PartyMark[];
  readonly next: number | null;
  readonly seq: number;
}
