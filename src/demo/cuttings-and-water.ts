import { COSC_1 } from './cosc-facts.ts';
import type { DemoRow } from './demo-tables.ts';
import { type HolePlace, holeNames } from './hole-place.ts';
import { metres } from './metres.ts';
import { randomFor } from './random.ts';

const INTERVAL_CM = 500;
/** The day of the assumed start, see the comment of the expedition. */
const FIRST_DAY = '2014-05-01';

/** Rows of the table `cuttings`: every 5 m from the surface down to where coring began; depths below surface. */
export function cuttingsRows(place: HolePlace): readonly DemoRow[] {
  const random = randomFor('cuttings', place.index);
  const clasts = randomFor('clasts', place.index);
  const count = Math.ceil(COSC_1.coringStartCm / INTERVAL_CM);
  return Array.from({ length: count }, (_, index) => {
    const topM = metres(index * INTERVAL_CM);
    const bottomM = metres(Math.min((index + 1) * INTERVAL_CM, COSC_1.coringStartCm));
    return {
      ...holeNames(place),
      cuttings: `${topM}-${bottomM}`,
      top_depth_m: topM,
      bottom_depth_m: bottomM,
      sample_date: FIRST_DAY,
      weight_g: random.integer(35, 90) * 10,
      sieve_mm: 2,
      rock_clasts_pc: random.integer(70, 98),
      max_clast_mm: clasts.integer(4, 14),
      clast_shape: clasts.chance(0.3) ? ['Angular', 'Platy'] : ['Angular'],
      sorting: [clasts.chance(0.7) ? 'Moderate' : 'Poor'],
      munsell_color: [clasts.pick(['N 6', '5Y 6/1', '5GY 5/1', '10YR 7/1'])],
      fossils: false,
      petrology: random.chance(0.4) ? ['Gneiss', 'Amphibolite'] : ['Gneiss'],
      minerals: ['Quartz', 'Feldspar', random.pick(['Biotite', 'Hornblende', 'Epidote'])],
      rock_type: 'Gneiss',
      curator: 'Rig crew',
    };
  });
}

const WATERS: readonly (readonly [day: string, amount: string, purpose: string])[] = [
  [FIRST_DAY, '1 l', 'Supply water of the rig, to compare the drilling fluid with'],
  ['2014-06-21', '1 l', 'Supply water of the rig, to compare the drilling fluid with'],
  ['2014-07-10', '500 ml', 'Water of the hole at the deviation log'],
  ['2014-08-26', '1 l', 'Water of the hole after drilling'],
];

/** Rows of the table `waters`: the supply of the rig, and what stood in the hole when drilling paused. */
export function waterRows(place: HolePlace): readonly DemoRow[] {
  return WATERS.map(([day, amount, purpose], index) => ({
    ...holeNames(place),
    water: `WA0${index + 1}`,
    sample_date: day,
    amount,
    material: 'Liquid>aqueous',
    purpose,
    curator: 'Rig crew',
  }));
}
