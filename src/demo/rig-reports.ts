import { type CoreRun, shiftName } from './core-runs.ts';
import { coreSizeAt } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import { isoTime } from './drilling-calendar.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';
import { total } from './total.ts';

const DAY = 1440;
const SHIFT = 720;
const FIRST_SHIFT = 360;

/** Rows of the table `bit_runs`: from one new bit to the next. */
export function bitRunRows(place: HolePlace, runs: readonly CoreRun[]): readonly DemoRow[] {
  return bitsOf(runs).map((own, index, all) => {
    const isLast = index === all.length - 1;
    const [first, last] = [own[0]!, own.at(-1)!];
    return {
      ...holeNames(place),
      bit_run: String(index + 1),
      bit_type: 'Impregnated diamond',
      bit_size_mm: coreSizeAt(first.topCm).bitMm,
      start_depth_m: metres(first.topCm),
      end_depth_m: metres(last.topCm + last.drilledCm),
      time_out: isoTime(last.onDeckMinute),
      reason_pulled: isLast ? 'End of hole' : 'Worn',
      driller: shiftName(first.onDeckMinute),
    };
  });
}

/** Rows of the table `driller_reports`: shifts of twelve hours from 6 and 18 h, local time, in which core came on deck. */
export function drillerReportRows(place: HolePlace, runs: readonly CoreRun[]): readonly DemoRow[] {
  const shifts = Map.groupBy(runs, ({ onDeckMinute }) => Math.floor((onDeckMinute - FIRST_SHIFT) / SHIFT));
  const bits = new Map(bitsOf(runs).flatMap((own, index) => own.map((run) => [run, String(index + 1)] as const)));
  return [...shifts].map(([shift, own]) => {
    const start = FIRST_SHIFT + shift * SHIFT;
    const [first, last] = [own[0]!, own.at(-1)!];
    const isDay = shift % 2 === 0;
    return {
      ...holeNames(place),
      driller_report: `${isoTime(start).slice(0, 10)}-${isDay ? 1 : 2}`,
      shift: isDay ? 'day' : 'night',
      shift_start: isoTime(start),
      shift_end: isoTime(start + SHIFT),
      start_depth_m: metres(first.topCm),
      ...countsOf(own),
      bit_run: bits.get(last)!,
      operations: wordsOf(own),
      driller: shiftName(start),
    };
  });
}

/** Rows of the table `daily_reports`: days, local time, on which core came on deck. */
export function dailyReportRows(
  place: HolePlace,
  runs: readonly CoreRun[],
  sectionCounts: ReadonlyMap<number, number>,
): readonly DemoRow[] {
  const days = Map.groupBy(runs, ({ onDeckMinute }) => Math.floor(onDeckMinute / DAY));
  return [...days].map(([day, own]) => ({
    ...holeNames(place),
    daily_report: isoTime(day * DAY).slice(0, 10),
    ...countsOf(own),
    section_count: total(own.map(({ number }) => sectionCounts.get(number) ?? 0)),
    operations: wordsOf(own),
    reported_by: 'Site team',
  }));
}

function countsOf(own: readonly CoreRun[]) {
  const last = own.at(-1)!;
  return {
    end_depth_m: metres(last.topCm + last.drilledCm),
    run_count: own.length,
    drilled_m: metres(total(own.map((one) => one.drilledCm))),
    recovered_m: metres(total(own.map((one) => one.recoveredCm))),
  };
}

function wordsOf(own: readonly CoreRun[]): string {
  const [first, last] = [own[0]!, own.at(-1)!];
  const bits = own.filter((one) => one.newBit).length;
  const cored = `Cored ${metres(first.topCm)} to ${metres(last.topCm + last.drilledCm)} m.`;
  return bits === 0 ? cored : `${cored} New bit ${bits === 1 ? '' : `${bits} times `}after a round trip.`;
}

function bitsOf(runs: readonly CoreRun[]): CoreRun[][] {
  const bits: CoreRun[][] = [];
  for (const run of runs) {
    if (run.newBit || bits.length === 0) bits.push([run]);
    else bits.at(-1)!.push(run);
  }
  return bits;
}
