import { type CoreRun, shiftName } from './core-runs.ts';
import type { DemoRow } from './demo-tables.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { type LithologyUnit, unitAt } from './lithology-column.ts';
import { geologicalUnitAt } from './lithology-zones.ts';
import { metres } from './metres.ts';
import { type Random, randomFor } from './random.ts';
import type { RockName } from './rocks.ts';

/** One section. `topCm` is below surface (CSF-A): top of the run and the sections above it in the run. */
export interface Section {
  readonly run: CoreRun;
  readonly number: number;
  readonly topCm: number;
  readonly lengthCm: number;
}

/** A section with its main rock. */
export interface RockSection extends Section {
  readonly rock: RockName;
}

const LONGEST_CM = 100;
const SHORTEST_CM = 12;
/** The run that pages and labels show: three liners filled to the top. */
const FULL_LINERS_RUN = 19;

/** Cuts the core of all runs into sections that fit a 1 m liner and add up to what came up; one without core has none. */
export function cutSections(place: HolePlace, runs: readonly CoreRun[]): readonly Section[] {
  const random = randomFor('sections', place.index);
  return runs.flatMap((run) => cutRun(run, random));
}

function cutRun(run: CoreRun, random: Random): readonly Section[] {
  let topCm = run.topCm;
  return cutLengths(run, random).map((lengthCm, index) => {
    const section = { run, number: index + 1, topCm, lengthCm };
    topCm += lengthCm;
    return section;
  });
}

function cutLengths({ number, recoveredCm }: CoreRun, random: Random): readonly number[] {
  const lengths: number[] = [];
  let restCm = recoveredCm;
  while (restCm > LONGEST_CM) {
    const wishedCm = number === FULL_LINERS_RUN || random.chance(0.72) ? LONGEST_CM : random.integer(82, 99);
    const lengthCm = restCm - wishedCm < SHORTEST_CM ? restCm - random.integer(SHORTEST_CM, 45) : wishedCm;
    lengths.push(Math.min(lengthCm, LONGEST_CM));
    restCm -= lengths.at(-1)!;
  }
  return restCm > 0 ? [...lengths, restCm] : lengths;
}

/** Gives every section the rock at its middle. */
export function nameRocks(sections: readonly Section[], units: readonly LithologyUnit[]): readonly RockSection[] {
  return sections.map((section) => ({
    ...section,
    rock: unitAt(units, section.topCm + section.lengthCm / 2).rock,
  }));
}

/** How many sections each run was cut into, by run number. */
export function countSections(sections: readonly Section[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { run } of sections) counts.set(run.number, (counts.get(run.number) ?? 0) + 1);
  return counts;
}

/** Rows of the table `sections`. */
export function sectionRows(place: HolePlace, sections: readonly RockSection[]): readonly DemoRow[] {
  const random = randomFor('section rows', place.index);
  return sections.map((section) => ({
    ...sectionNames(place, section),
    section_length_m: metres(section.lengthCm),
    curated_length_m: metres(section.lengthCm),
    core_catcher: false,
    section_condition: condition(section, random),
    rock_type: section.rock,
    geological_unit: geologicalUnitAt(section.topCm),
    curator: shiftName(section.run.onDeckMinute),
  }));
}

/** The name columns of a section and of everything cut from it. */
export function sectionNames(place: HolePlace, { run, number }: Section) {
  return { ...holeNames(place), core: run.number, section: number };
}

function condition({ run }: Section, random: Random): string {
  if (run.recoveredCm < 0.9 * run.drilledCm) return 'Broken, core lost';
  return random.weighted([
    ['Intact', 58],
    ['1 fracture', 20],
    ['2 fractures', 11],
    ['Several fractures', 6],
    ['Rubble at base', 5],
  ]);
}
