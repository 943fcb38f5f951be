import { TOLERANCE_M } from '../drilling/length-rounding.ts';

/** A stretch of a hole that somebody wants, or that was taken. Depths m below surface (CSF-A); `who` is how it is called. */
export interface WantedStretch {
  readonly id: string;
  readonly who: string;
  readonly topM: number;
  readonly bottomM: number;
  /** Share of the cross-section of the half that is used up, %; null is not stated, and may be all of it. */
  readonly sharePc: number | null;
}

/** Where a wish meets another, or a sample. `isTight` where together they want more than there is. */
export interface WishOverlap {
  readonly own: WantedStretch;
  readonly other: WantedStretch;
  readonly topM: number;
  readonly bottomM: number;
  readonly isTight: boolean;
}

/**
 * Where wishes meet those of others in one hole, from the top. What only touches does not meet. Shares add up to at most 100 %; one that
 * is not stated counts whole. In a long stretch there may be room for both all the same: a person looks.
 */
export function wishOverlaps(own: readonly WantedStretch[], others: readonly WantedStretch[]): readonly WishOverlap[] {
  const overlaps = own.flatMap((one) =>
    others.flatMap((other) => {
      const topM = Math.max(one.topM, other.topM);
      const bottomM = Math.min(one.bottomM, other.bottomM);
      if (bottomM - topM <= TOLERANCE_M / 10) return [];
      const isTight = (one.sharePc ?? 100) + (other.sharePc ?? 100) > 100;
      return [{ own: one, other, topM, bottomM, isTight }];
    }),
  );
  return overlaps.toSorted((one, other) => one.topM - other.topM || one.bottomM - other.bottomM);
}
