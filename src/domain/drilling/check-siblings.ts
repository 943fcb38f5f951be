import type { Finding } from '../finding.ts';
import { rowFinding, spokenName } from './check-row-finding.ts';
import type { ObjectRow } from './object-row.ts';

/** Rounding that lengths and depths of one run may show, in metres. */
const TOLERANCE_M = 0.005;

/** Σ section lengths / recovery of a run with all its sections (drilling-information-system 1.6, rule 3). */
const LENGTH_RATIO = { least: 0.8, most: 1.2 };

/**
 * Checks the sections of one core run against it and each other. Sections lie end to end from the top of the run, in the
 * order of their numbers, each as long as its section length (curated length where that is absent). Codes: `duplicate-key`;
 * `section-count-exceeded`; `section-beyond-recovery` as error when a section starts below the recovered length, as warning
 * when it only ends below it; `section-lengths` as warning when their sum is under 80 % or over 120 % of the recovery. A run
 * without recovery is not checked for lengths.
 */
export function checkRunSections(run: ObjectRow, sections: readonly ObjectRow[]): Finding[] {
  return [
    ...checkDuplicates(sections),
    ...checkSectionCount(run, sections),
    ...checkBeyondRecovery(run, sections),
    ...checkLengthSum(run, sections),
  ];
}

/**
 * Checks the core runs of one hole against each other, by driller's depth (m below the rig reference): `duplicate-key`, and
 * `overlapping-runs` as warning where a run begins above the bottom of the run before it. Runs without top or drilled
 * length are left out.
 */
export function checkHoleRuns(runs: readonly ObjectRow[]): Finding[] {
  const drilled = runs.filter((run) => number(run, 'drillers_top_depth_m') !== undefined).toSorted(byTop);
  const overlaps = drilled.slice(1).flatMap((run, index) => checkOverlap(drilled[index]!, run));
  return [...checkDuplicates(runs), ...overlaps];
}

/** Rows of one type that have the same names: one `duplicate-key` for each row after the first, naming both places. */
export function checkDuplicates(rows: readonly ObjectRow[]): Finding[] {
  const first = new Map<string, ObjectRow>();
  return rows.flatMap((row) => {
    const key = `${row.type} ${spokenName(row)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    return earlier === undefined ? [] : [duplicate(earlier, row)];
  });
}

function duplicate(earlier: ObjectRow, row: ObjectRow): Finding {
  const place = `${earlier.at.file}${earlier.at.row === undefined ? '' : `, row ${earlier.at.row}`}`;
  return rowFinding(row, 'duplicate-key', `is already stated in ${place}`, {
    value: spokenName(row),
    rule: 'each object once',
  });
}

function checkSectionCount(run: ObjectRow, sections: readonly ObjectRow[]): Finding[] {
  const expected = number(run, 'section_count');
  if (expected === undefined || sections.length <= expected) return [];
  const message = `has ${sections.length} sections, but says it was cut into ${expected}`;
  return [rowFinding(run, 'section-count-exceeded', message, { value: sections.length, rule: `at most ${expected}` })];
}

function checkBeyondRecovery(run: ObjectRow, sections: readonly ObjectRow[]): Finding[] {
  const recovered = number(run, 'core_recovery_m');
  if (recovered === undefined) return [];
  let top = 0;
  return sections.toSorted(bySection).flatMap((section) => {
    const bottom = top + length(section);
    const found = beyond(section, top, bottom, recovered);
    top = bottom;
    return found;
  });
}

function beyond(section: ObjectRow, topM: number, bottomM: number, recoveredM: number): Finding[] {
  const limit = recoveredM + TOLERANCE_M;
  const startsBelow = topM > limit || recoveredM === 0;
  if (!startsBelow && bottomM <= limit) return [];
  const [from, to] = [metres(topM), metres(bottomM)];
  const message = `reaches from ${from} to ${to} m in its run, of which ${metres(recoveredM)} m were recovered`;
  return [
    rowFinding(section, 'section-beyond-recovery', message, {
      severity: startsBelow ? 'error' : 'warning',
      value: `${from}–${to} m`,
      rule: `within ${metres(recoveredM)} m`,
    }),
  ];
}

function checkLengthSum(run: ObjectRow, sections: readonly ObjectRow[]): Finding[] {
  const recovered = number(run, 'core_recovery_m');
  const isComplete = sections.length > 0 && sections.length >= (number(run, 'section_count') ?? 0);
  if (recovered === undefined || recovered === 0 || !isComplete) return [];
  const sum = sections.reduce((total, section) => total + length(section), 0);
  const ratio = sum / recovered;
  if (ratio >= LENGTH_RATIO.least && ratio <= LENGTH_RATIO.most) return [];
  const message = `its sections are ${metres(sum)} m long together, ${metres(recovered)} m were recovered`;
  const rule = 'between 80 % and 120 % of the recovery';
  return [rowFinding(run, 'section-lengths', message, { severity: 'warning', value: `${metres(sum)} m`, rule })];
}

function checkOverlap(upper: ObjectRow, lower: ObjectRow): Finding[] {
  const bottom = number(upper, 'drillers_top_depth_m')! + (number(upper, 'drilled_length_m') ?? 0);
  const top = number(lower, 'drillers_top_depth_m')!;
  if (top >= bottom - TOLERANCE_M) return [];
  const message = `begins at ${metres(top)} m, above the bottom of run ${upper.names.core_run} at ${metres(bottom)} m (driller’s depth)`;
  const rule = 'runs of a hole do not overlap';
  return [rowFinding(lower, 'overlapping-runs', message, { severity: 'warning', value: `${metres(top)} m`, rule })];
}

const number = (row: ObjectRow, field: string): number | undefined => {
  const value = row.values[field];
  return typeof value === 'number' ? value : undefined;
};

const length = (section: ObjectRow): number =>
  number(section, 'section_length_m') ?? number(section, 'curated_length_m') ?? 0;

const metres = (value: number): number => Number(value.toFixed(4));

const byTop = (one: ObjectRow, other: ObjectRow): number =>
  number(one, 'drillers_top_depth_m')! - number(other, 'drillers_top_depth_m')!;

const bySection = (one: ObjectRow, other: ObjectRow): number => placeOf(one) - placeOf(other);

/** The number of a section, stated or in its name; a core catcher without a number lies below all others. */
function placeOf(section: ObjectRow): number {
  const place = number(section, 'section') ?? Number.parseInt(section.names.section ?? '', 10);
  return Number.isNaN(place) ? Number.MAX_SAFE_INTEGER : place;
}
