import { boxOf } from './core-boxes.ts';
import { coreSizeAt } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import type { HolePlace } from './hole-place.ts';
import { type Random, randomFor } from './random.ts';
import { ROCKS } from './rocks.ts';
import { type RockSection, sectionNames } from './sections.ts';

/** A section that was cut into halves for the sampling party. `position` counts the hole's sections from 0. */
export interface SplitSection extends RockSection {
  readonly position: number;
  /** Whether samples were taken; a neighbour was only opened to look at the transition. */
  readonly sampled: boolean;
}

/** The section pages and labels show is always among those opened. */
const SHOWN_RUN = 19;
/** Opened places lie so far apart, in sections. */
const STRIDE: readonly [number, number] = [13, 26];

/** The sections opened for the sampling party: places down the hole, each two or three sections long, mostly sampled. */
export function openSections(place: HolePlace, sections: readonly RockSection[]): readonly SplitSection[] {
  const random = randomFor('split sections', place.index);
  const sampledAt = new Map<number, boolean>();
  const shown = sections.findIndex(({ run }) => run.number === SHOWN_RUN);
  for (const start of [shown, ...openedPlaces(sections.length, random)]) openPlace(start, random, sampledAt);
  return sections.flatMap((section, position) => {
    const sampled = sampledAt.get(position);
    return sampled === undefined ? [] : [{ ...section, position, sampled: sampled && section.lengthCm >= 40 }];
  });
}

function openedPlaces(sectionCount: number, random: Random): readonly number[] {
  const places: number[] = [];
  for (let start = random.integer(3, 9); start + 3 < sectionCount; start += random.integer(...STRIDE))
    places.push(start);
  return places;
}

/** Opens a place; a section that was opened before stays as it was. */
function openPlace(start: number, random: Random, sampledAt: Map<number, boolean>): void {
  const size = random.integer(2, 3);
  for (let offset = 0; offset < size; offset++) {
    const position = start + offset;
    if (!sampledAt.has(position)) sampledAt.set(position, offset < 2);
  }
}

/** Rows of the table `splits`: archive and working half of every opened section, 50 % each, in the section's slot. */
export function splitRows(place: HolePlace, splits: readonly SplitSection[]): readonly DemoRow[] {
  return splits.flatMap((section) =>
    ['A', 'W'].map((split) => ({
      ...sectionNames(place, section),
      split,
      percent_pc: 50,
      still_exists: true,
      sampleable: split === 'W',
      ...boxOf(section.position),
      weight_kg: halfWeightKg(section),
      curator: 'Core repository Berlin-Spandau',
    })),
  );
}

function halfWeightKg(section: RockSection): number {
  return Math.round(coreGrams(section, section.lengthCm, 0.5) / 10) / 100;
}

/** Weight of a piece of the section's core: length in centimetres, share of the whole round from 0 to 1. */
export function coreGrams({ run, rock }: RockSection, lengthCm: number, share: number): number {
  const radiusCm = coreSizeAt(run.topCm).coreMm / 20;
  return Math.PI * radiusCm ** 2 * lengthCm * share * ROCKS[rock].density;
}
