import type { Finding } from '../finding.ts';
import { rowFinding, spokenName } from './check-row-finding.ts';
import { placeInRun } from './core-catcher.ts';
import { duplicateKey } from './duplicate-key.ts';
import { roundM, TOLERANCE_M } from './length-rounding.ts';
import type { ObjectRow } from './object-row.ts';

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
 * `overlapping-runs` as warning where a run begins above the deepest bottom of those above it. Runs without top are left
 * out, those without drilled length have no bottom. The finding stands at the later run, or at the other where only that
 * one comes from a row of a file.
 */
export function checkHoleRuns(runs: readonly ObjectRow[]): Finding[] {
  const drilled = runs.filter((run) => number(run, 'drillers_top_depth_m') !== undefined).toSorted(byTop);
  let deepest = drilled[0];
  const overlaps = drilled.slice(1).flatMap((run) => {
    const found = checkOverlap(deepest!, run);
    if (bottomOf(run) > bottomOf(deepest!)) deepest = run;
    return found;
  });
  return [...checkDuplicates(runs), ...overlaps];
}

/** Rows of one type that have the same names: one `duplicate-key` for each row after the first, naming both places. */
export function checkDuplicates(rows: readonly ObjectRow[]): Finding[] {
  const first = new Map<string, ObjectRow>();
  return rows.flatMap((row) => {
    const key = `${row.type} ${spokenName(row.names)}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    return earlier === undefined ? [] : [duplicateKey(row.type, row.names, earlier.at, row.at)];
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
  const [from, to] = [roundM(topM), roundM(bottomM)];
  const message = `reaches from ${from} to ${to} m in its run, of which ${roundM(recoveredM)} m were recovered`;
  return [
    rowFinding(section, 'section-beyond-recovery', message, {
      severity: startsBelow ? 'error' : 'warning',
      value: `${from}–${to} m`,
      rule: `within ${roundM(recoveredM)} m`,
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
  const message = `its sections are ${roundM(sum)} m long together, ${roundM(recovered)} m were recovered`;
  const rule = 'between 80 % and 120 % of the recovery';
  return [rowFinding(run, 'section-lengths', message, { severity: 'warning', value: `${roundM(sum)} m`, rule })];
}

function checkOverlap(upper: ObjectRow, lower: ObjectRow): Finding[] {
  const bottom = bottomOf(upper);
  const top = number(lower, 'drillers_top_depth_m')!;
  if (top >= bottom - TOLERANCE_M) return [];
  const message = `begins at ${roundM(top)} m, above the bottom of run ${upper.names.core_run} at ${roundM(bottom)} m (driller’s depth)`;
  const about = { severity: 'warning', value: `${roundM(top)} m`, rule: 'runs of a hole do not overlap' } as const;
  const at = lower.at.row === undefined ? upper.at : lower.at;
  return [rowFinding(lower, 'overlapping-runs', message, { ...about, at })];
}

/** Bottom of a run that has a top, driller's depth in metres. */
const bottomOf = (run: ObjectRow): number =>
  number(run, 'drillers_top_depth_m')! + (number(run, 'drilled_length_m') ?? 0);

const number = (row: ObjectRow, field: string): number | undefined => {
  const value = row.values[field];
  return typeof value === 'number' ? value : undefined;
};

const length = (section: ObjectRow): number =>
  number(section, 'section_length_m') ?? number(section, 'curated_length_m') ?? 0;

const byTop = (one: ObjectRow, other: ObjectRow): number =>
  number(one, 'drillers_top_depth_m')! - number(other, 'drillers_top_depth_m')!;

const bySection = (one: ObjectRow, other: ObjectRow): number => placeOf(one) - placeOf(other);

const placeOf = ({ names, values }: ObjectRow): number => placeInRun(names.section ?? String(values.section ?? ''));
