import type { RunRow } from '../../../store/read/find-core-runs.ts';
import type { HoleLog, RockUnit } from '../../../store/read/find-hole-log.ts';
import type { SectionCut } from '../../../store/read/find-section-cuts.ts';
import type { Labelled } from '../object-label.ts';

/** An interval in metres below surface. */
export interface Interval {
  readonly topM: number;
  readonly bottomM: number;
}

/** A section as drawn: its place, the pieces cut from it, and which of them is this object (combined id). */
export interface SectionData extends Interval {
  /** Number and tool letter of its run; undefined where none is shown. */
  readonly run: string | undefined;
  readonly name: string;
  readonly isCatcher: boolean;
  readonly cuts: readonly SectionCut[];
  /** How many samples it has; more than `cuts` where only those near the object are drawn. */
  readonly total: number;
  readonly own: string | undefined;
}

/**
 * Everything a depth strip draws, metres below surface. `me` is the interval of this object; `window` is absent on the page
 * of a hole, where `runs` are those of the whole hole.
 */
export interface StripData {
  readonly hole: Labelled;
  readonly bottomM: number;
  readonly log: HoleLog;
  readonly runs: readonly RunRow[];
  readonly me: Interval | undefined;
  readonly openRun: string | undefined;
  readonly window: Interval | undefined;
  readonly section: SectionData | undefined;
}

/** The units that reach into an interval, cut to it. */
export function unitsWithin(units: readonly RockUnit[], { topM, bottomM }: Interval): readonly RockUnit[] {
  return units
    .filter((unit) => unit.topM < bottomM && unit.bottomM > topM)
    .map((unit) => ({ ...unit, topM: Math.max(unit.topM, topM), bottomM: Math.min(unit.bottomM, bottomM) }));
}

/**
 * The stretch of a hole to show around an object: about 20 m with the object in its middle, more where the object is longer,
 * never beyond the hole's ends.
 */
export function windowAround(me: Interval, bottomM: number): Interval {
  const lengthM = Math.max(20, (me.bottomM - me.topM) * 1.3);
  const middleM = (me.topM + me.bottomM) / 2;
  const topM = Math.max(0, Math.min(middleM - lengthM / 2, bottomM - lengthM));
  return { topM: Math.floor(topM), bottomM: Math.min(Math.max(bottomM, me.bottomM), Math.ceil(topM + lengthM)) };
}
