import { COSC_1 } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { FIRST_UNITS, ZONES, type Zone } from './lithology-zones.ts';
import { metres } from './metres.ts';
import { type Random, randomFor } from './random.ts';
import { ROCKS, type RockName } from './rocks.ts';

/** A unit of the column, depths below surface (CSF-A) in whole centimetres; units follow each other without a gap. */
export interface LithologyUnit {
  readonly rock: RockName;
  readonly topCm: number;
  readonly bottomCm: number;
}

/** The rock column of a hole from the top of the first core to total depth. */
export function layRocks(place: HolePlace): readonly LithologyUnit[] {
  const random = randomFor('lithology', place.index);
  const units: LithologyUnit[] = [];
  let topCm: number = COSC_1.coringStartCm;
  const lay = (rock: RockName, bottomCm: number) => {
    const above = units.at(-1)?.rock === rock ? units.pop() : undefined;
    units.push({ rock, topCm: above?.topCm ?? topCm, bottomCm });
    topCm = bottomCm;
  };
  for (const [rock, bottomCm] of FIRST_UNITS) lay(rock, bottomCm);
  for (const zone of ZONES) {
    lay(zone.rocks[0]![0], nextBottom(zone, topCm, zone.rocks[0]![0], random));
    while (topCm < zone.bottomCm) {
      const rock = nextRock(zone, units.at(-1)?.rock, random);
      lay(rock, nextBottom(zone, topCm, rock, random));
    }
  }
  return units;
}

/** The unit at a depth; a depth below the column belongs to the last unit. */
export function unitAt(units: readonly LithologyUnit[], depthCm: number): LithologyUnit {
  return units.find((unit) => depthCm < unit.bottomCm) ?? units.at(-1)!;
}

function nextRock(zone: Zone, above: RockName | undefined, random: Random): RockName {
  return random.weighted(zone.rocks.filter(([rock]) => rock !== above));
}

function nextBottom(zone: Zone, topCm: number, rock: RockName, random: Random): number {
  const bottomCm = topCm + thickness(zone, rock, random);
  return zone.bottomCm - bottomCm < 200 ? zone.bottomCm : bottomCm;
}

function thickness(zone: Zone, rock: RockName, random: Random): number {
  if (rock === 'Pegmatite') return random.integer(40, 280);
  if (rock === 'Marble') return random.integer(90, 620);
  return random.integer(zone.thinnestCm, zone.thickestCm);
}

/** Rows of the table `lithologies`; units are numbered from 1 at the top. */
export function lithologyRows(place: HolePlace, units: readonly LithologyUnit[]): readonly DemoRow[] {
  const random = randomFor('lithology rows', place.index);
  return units.map(({ rock, topCm, bottomCm }, index) => ({
    ...holeNames(place),
    lithology: String(index + 1),
    top_depth_m: metres(topCm),
    bottom_depth_m: metres(bottomCm),
    rock_class: ROCKS[rock].rockClass,
    rock_type: rock,
    color: ROCKS[rock].colours,
    description: describeUnit(rock, random),
    curator: 'Core logging team',
  }));
}

function describeUnit(rock: RockName, random: Random): string {
  const look = random.pick<string>(ROCKS[rock].looks);
  if (rock === 'Pegmatite') return look;
  const dipDeg = 5 * random.integer(1, 7);
  return `${look} Foliation dips ${dipDeg}–${dipDeg + 5}°.`;
}
