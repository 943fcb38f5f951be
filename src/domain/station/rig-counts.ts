import { roundM } from '../drilling/length-rounding.ts';
import type { FieldValue, FieldValues } from '../drilling/object-row.ts';

/** A core run as the rig counts it: its fields, and how many sections it has. */
export interface CountedRun {
  readonly values: FieldValues;
  readonly sections: number;
}

/** What runs come to; metres. `bottomM` is the deepest bottom on the driller's scale, undefined where none is known. */
export interface RigCounts {
  readonly runs: number;
  readonly drilledM: number;
  readonly recoveredM: number;
  readonly sections: number;
  readonly bottomM?: number;
}

/** The sums of some runs; what a run does not state counts as nothing. */
export function countRuns(runs: readonly CountedRun[]): RigCounts {
  const sum = (field: string) => roundM(runs.reduce((all, { values }) => all + (numberOf(values[field]) ?? 0), 0));
  const bottoms = runs.flatMap(({ values }) => bottomDrfM(values) ?? []);
  return {
    runs: runs.length,
    drilledM: sum('drilled_length_m'),
    recoveredM: sum('core_recovery_m'),
    sections: runs.reduce((all, { sections }) => all + sections, 0),
    ...(bottoms.length > 0 && { bottomM: Math.max(...bottoms) }),
  };
}

/** The runs that came on deck from a moment on and before another, both ISO 8601 with offset. */
export function runsBetween(runs: readonly CountedRun[], from: string, before: string): CountedRun[] {
  const [first, end] = [Date.parse(from), Date.parse(before)];
  return runs.filter(({ values: { core_ondeck: at } }) => {
    const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
    return time >= first && time < end;
  });
}

/** The runs that came on deck on a day, `2026-11-22`, by the clock that stated it. */
export function runsOfDay(runs: readonly CountedRun[], day: string): CountedRun[] {
  return runs.filter(({ values: { core_ondeck: at } }) => typeof at === 'string' && at.startsWith(day));
}

/** Bottom of a run on the driller's scale, m: its top and what was drilled, else what was recovered. */
export function bottomDrfM(run: FieldValues): number | undefined {
  const topM = numberOf(run.drillers_top_depth_m);
  const lengthM = numberOf(run.drilled_length_m) ?? numberOf(run.core_recovery_m);
  return topM === undefined || lengthM === undefined ? undefined : roundM(topM + lengthM);
}

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
