import type { PartyMark } from './party-mark.ts';
import type { Settlement } from './propose-settlements.ts';
import type { NamedObject } from './sampling-party.ts';

/** A part of a split in which more is wanted than there is. `number` counts from 1 by depth over the whole party. */
export interface PartyConflict {
  /** Stays the same while the same marks are in it. */
  readonly id: string;
  readonly number: number;
  readonly splitId: string;
  readonly splitName: string;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly wantedPc: number;
  readonly markIds: readonly string[];
  /** Pieces that are gone already and are part of it. */
  readonly takenIds: readonly string[];
  /** Ways to settle it; each names the marks it changes. */
  readonly proposals: readonly Settlement[];
  /** When those concerned were asked last, UTC; null for never. */
  readonly askedAt: string | null;
}

/** A piece that was taken from a split: a sample or thin section. `lane` is of the request it was taken for, where that takes part. */
export interface TakenPiece {
  readonly id: string;
  readonly type: 'sample' | 'thin_section';
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly sharePc: number;
  readonly request: string | null;
  readonly lane: string | null;
}

/** A split of a section. `canSample` is false for what is kept for ever and for what exists no more. `box` is its core box, where known. */
export interface WindowSplit {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly percentPc: number | null;
  readonly stillExists: boolean;
  readonly canSample: boolean;
  readonly box: string | null;
  readonly taken: readonly TakenPiece[];
  readonly marks: readonly PartyMark[];
}

/** A unit of rock as far as it lies in a section: cm from its top. `rock` is its name, `code` two letters where the palette has it. */
export interface WindowUnit {
  readonly id: string;
  readonly topCm: number;
  readonly bottomCm: number;
  readonly rock: string;
  readonly code: string;
}

/** A section: depths m below surface (CSF-A); `lengthCm` null where not stated. Archive halves are among the splits, not sampleable. */
export interface WindowSection {
  readonly id: string;
  readonly name: string;
  readonly combinedId: string;
  readonly run: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly lengthCm: number | null;
  readonly rock: string | null;
  /** Address of a picture of it, and which stretch of it that shows, cm from its top; null is the whole. */
  readonly image: string | null;
  readonly imageTopCm: number | null;
  readonly imageBottomCm: number | null;
  readonly units: readonly WindowUnit[];
  readonly splits: readonly WindowSplit[];
}

/**
 * `GET …/window?hole=&atM=&at=&after=&before=&limit=`: sections of a hole from the top down. `above` is how many sections lie above the first;
 * `next` and `previous` are keys of sections for `after` and `before`, null at the ends.
 */
export interface PartyWindow {
  readonly hole: NamedObject;
  readonly sections: readonly WindowSection[];
  readonly above: number;
  readonly total: number;
  readonly next: string | null;
  readonly previous: string | null;
  /** Conflicts in these sections. */
  readonly conflicts: readonly PartyConflict[];
  readonly seq: number;
}
