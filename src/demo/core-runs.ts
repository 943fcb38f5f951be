import { barrelLengthCmAt, COSC_1, coreSizeAt } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import { isoTime } from './drilling-calendar.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';
import { randomFor } from './random.ts';
import { planRunLengths } from './run-lengths.ts';
import { recoverRuns } from './run-recovery.ts';
import { timeRuns } from './run-times.ts';

/** Runs up to here are short because the string was being run in. */
const OPENING_RUNS = 23;

/** One run, depths and lengths in whole centimetres, driller's depth. Runs are numbered from 1. */
export interface CoreRun {
  readonly number: number;
  readonly topCm: number;
  readonly drilledCm: number;
  readonly recoveredCm: number;
  readonly reason?: string;
  readonly onDeckMinute: number;
  readonly newBit: boolean;
}

/** All core runs of a hole, from the casing foot down, each beginning where the one before ended. */
export function drillRuns(place: HolePlace): readonly CoreRun[] {
  let depthCm: number = COSC_1.coringStartCm;
  const drilled = planRunLengths(place).map((drilledCm) => {
    const topCm = depthCm;
    depthCm += drilledCm;
    return { topCm, drilledCm };
  });
  const recoveries = recoverRuns(place, drilled);
  const times = timeRuns(place, drilled);
  return drilled.map((run, index) => ({ number: index + 1, ...run, ...recoveries[index]!, ...times[index]! }));
}

/** Rows of the table `core_runs`. `sectionCounts` says by run number into how many sections the run was cut. */
export function coreRunRows(
  place: HolePlace,
  runs: readonly CoreRun[],
  sectionCounts: ReadonlyMap<number, number>,
): readonly DemoRow[] {
  const random = randomFor('core run rows', place.index);
  return runs.map((run) => ({
    ...holeNames(place),
    core: run.number,
    core_type: 'Z',
    drillers_top_depth_m: metres(run.topCm),
    drilled_length_m: metres(run.drilledCm),
    core_recovery_m: metres(run.recoveredCm),
    ...(run.reason === undefined ? {} : { recovery_reason: run.reason }),
    core_ondeck: isoTime(run.onDeckMinute),
    bit_size_mm: coreSizeAt(run.topCm).bitMm,
    barrel_length_m: metres(barrelLengthCmAt(run.topCm)),
    core_diameter_mm: coreSizeAt(run.topCm).coreMm,
    core_oriented: false,
    fluid_type: run.topCm < 40000 ? 'Water' : 'Water with polymer',
    rqd_pc: rqdPercent(run, random.integer(0, 18)),
    section_count: sectionCounts.get(run.number) ?? 0,
    curator: shiftName(run.onDeckMinute),
    ...commentOn(run),
  }));
}

/** Which crew had the rig: `Shift A` from 6 to 18 h local time, `Shift B` for the rest of the day. */
export function shiftName(minute: number): string {
  const hour = (minute / 60) % 24;
  return hour >= 6 && hour < 18 ? 'Shift A' : 'Shift B';
}

function rqdPercent({ drilledCm, recoveredCm }: CoreRun, brokenPercent: number): number {
  const lostPercent = (100 * Math.max(0, drilledCm - recoveredCm)) / drilledCm;
  return Math.max(0, Math.round(100 - brokenPercent - 1.5 * lostPercent));
}

function commentOn(run: CoreRun): { comment?: string } {
  const remarks = [run.newBit ? 'New bit before this run.' : undefined, whyShort(run)].filter(
    (one) => one !== undefined,
  );
  return remarks.length === 0 ? {} : { comment: remarks.join(' ') };
}

function whyShort({ number, topCm, drilledCm }: CoreRun): string | undefined {
  const bottomCm = topCm + drilledCm;
  if (bottomCm === COSC_1.totalDepthCm) return 'Total depth reached.';
  if (bottomCm === COSC_1.hSizeEndCm) return 'Last run in H size.';
  if (bottomCm === COSC_1.shortBarrelEndCm) return 'Last run with the 3 m barrel.';
  const isShort = number > OPENING_RUNS && drilledCm < 0.75 * barrelLengthCmAt(topCm);
  return isShort ? 'Short run, core jammed in the barrel.' : undefined;
}
