import type { FieldValue, FieldValues } from '../drilling/object-row.ts';
import type { NewPlace } from './new-place.ts';
import { nextName, type ProposedObject, type Sibling } from './next-object.ts';
import { bottomDrfM, countRuns, type RigCounts, runsBetween, runsOfDay } from './rig-counts.ts';
import { lastingMs, momentAfter, shiftAt, shiftWord } from './shift-times.ts';

const HOUR_MS = 3_600_000;
/** A day's report is written in the evening or in the night after it. */
const DAY_ENDS_MS = 6 * HOUR_MS;
const GAP_MS = 24 * HOUR_MS;

/**
 * The next driller's report of a hole: the shift after the last one reported, else that of now; runs, metres and depths are
 * counted from the runs that came on deck in it, driller and crew are those of the same shift before.
 */
export function proposeDrillerReport(place: NewPlace, stated: FieldValues): ProposedObject {
  const last = lastReport(place.siblings);
  const usual = shiftAfter(last?.values, place.now);
  const start = textOf(stated.shift_start) ?? usual?.start;
  if (start === undefined) return { name: nextName(place.siblings), values: {} };
  const end = textOf(stated.shift_end) ?? momentAfter(start, usual?.lastingMs ?? 12 * HOUR_MS) ?? start;
  const shift = textOf(stated.shift) ?? shiftWord(start);
  const before = place.siblings.findLast((one) => one.values.shift === shift)?.values;
  const { runs = [], bitRuns = [] } = place;
  const counts = countRuns(runsBetween(runs, start, end));
  const bottomM = countRuns(runsBetween(runs, '0001-01-01T00:00Z', end)).bottomM;
  const values = {
    shift,
    shift_start: start,
    shift_end: end,
    start_depth_m: numberOf(last?.values.end_depth_m) ?? topOf(place, start),
    end_depth_m: bottomM,
    ...counted(counts),
    bit_run: bitRuns.at(-1)?.name,
    fluid_type: last?.values.fluid_type,
    driller: before?.driller,
    crew: before?.crew,
  };
  return { name: shiftName(start.slice(0, 10), place.siblings), values: stating(values) };
}

/**
 * The daily report of a hole: of the day that ends, else of the day after the last one reported. Runs, sections and metres
 * are those that came on deck on it; what was done and went wrong is taken over from the driller's reports.
 */
export function proposeDailyReport(place: NewPlace, stated: FieldValues): ProposedObject {
  const day = textOf(stated.daily_report) ?? dayToReport(place);
  const { runs = [], reports = [] } = place;
  const counts = countRuns(runsOfDay(runs, day));
  const until = runs.filter(({ values: { core_ondeck: at } }) => typeof at === 'string' && at.slice(0, 10) <= day);
  const shifts = reports.filter(({ values }) => textOf(values.shift_start)?.startsWith(day) === true);
  const last = place.siblings.at(-1)?.values;
  const values = {
    end_depth_m: countRuns(until).bottomM,
    ...counted(counts),
    section_count: counts.sections,
    operations: wordsOf(shifts, 'operations'),
    problems: wordsOf(shifts, 'problems'),
    weather: textOf(shifts.at(-1)?.values.weather),
    reported_by: last?.reported_by ?? (place.person === '' ? undefined : place.person),
    people_on_site: last?.people_on_site,
  };
  return { name: day, values: stating(values) };
}

/** The next bit run: from where the last bit was pulled, else from the bottom of the hole, with the same kind of bit. */
export function proposeBitRun(place: NewPlace): ProposedObject {
  const last = place.siblings.at(-1)?.values;
  const bottomM = countRuns(place.runs ?? []).bottomM;
  const values = {
    bit_type: last?.bit_type,
    bit_size_mm: last?.bit_size_mm,
    manufacturer: last?.manufacturer,
    start_depth_m: last?.end_depth_m ?? bottomM,
    time_in: place.now,
    driller: last?.driller,
  };
  return { name: nextName(place.siblings), values: stating(values) };
}

const counted = ({ runs, drilledM, recoveredM }: RigCounts) => ({
  run_count: runs,
  drilled_m: drilledM,
  recovered_m: recoveredM,
});

function shiftAfter(last: FieldValues | undefined, now: string) {
  const lasting = lastingMs(last?.shift_start, last?.shift_end);
  const end = textOf(last?.shift_end);
  const gapMs = end === undefined ? Number.NaN : Date.parse(now) - Date.parse(end);
  if (end !== undefined && gapMs < GAP_MS) return { start: end, lastingMs: lasting };
  const running = shiftAt(now);
  return running === undefined ? undefined : { start: running.start, lastingMs: lasting };
}

/** Top of the first run of the shift, else the bottom of the last one before it; m on the driller's scale. */
function topOf({ runs = [] }: NewPlace, start: string): number | undefined {
  const before = countRuns(runsBetween(runs, '0001-01-01T00:00Z', start)).bottomM;
  const tops = runsBetween(runs, start, '9999-01-01T00:00Z').flatMap(({ values }) =>
    bottomDrfM(values) === undefined ? [] : [values.drillers_top_depth_m as number],
  );
  return before ?? (tops.length === 0 ? undefined : Math.min(...tops));
}

function lastReport(reports: readonly Sibling[]): Sibling | undefined {
  const ended = reports.filter(({ values }) => !Number.isNaN(Date.parse(textOf(values.shift_end) ?? '')));
  return ended
    .toSorted((a, b) => Date.parse(String(a.values.shift_end)) - Date.parse(String(b.values.shift_end)))
    .at(-1);
}

function shiftName(day: string, siblings: readonly Sibling[]): string {
  const numbers = siblings.flatMap(({ name }) => (name.startsWith(`${day}-`) ? [Number(name.slice(11))] : []));
  return `${day}-${Math.max(0, ...numbers.filter(Number.isFinite)) + 1}`;
}

function dayToReport({ siblings, now }: NewPlace): string {
  const day = (momentAfter(now, -DAY_ENDS_MS) ?? now).slice(0, 10);
  const last = siblings
    .map(({ name }) => name)
    .filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .toSorted()
    .at(-1);
  if (last === undefined || last < day) return day;
  return (momentAfter(`${last}T00:00Z`, GAP_MS) ?? day).slice(0, 10);
}

/** What several shifts say, each with its name before it where there are several. */
function wordsOf(shifts: readonly Sibling[], field: string): string | undefined {
  const said = shifts.flatMap(({ name, values }) => {
    const words = textOf(values[field]);
    return words === undefined ? [] : [{ shift: textOf(values.shift) ?? name, words }];
  });
  if (said.length === 0) return undefined;
  return said.map(({ shift, words }) => (said.length === 1 ? words : `${shift}: ${words}`)).join('\n');
}

function stating(values: Readonly<Record<string, FieldValue | undefined>>): FieldValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined || value === null ? [] : [[name, value]])),
  );
}

const textOf = (value: FieldValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const numberOf = (value: FieldValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
