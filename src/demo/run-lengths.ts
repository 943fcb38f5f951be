import { barrelLengthCmAt, COSC_1 } from './cosc-facts.ts';
import type { HolePlace } from './hole-place.ts';
import { type Random, randomFor, type Weighted } from './random.ts';
import { total } from './total.ts';

/** Short runs while the string is run in below the casing, then the runs around 143 m that pages and labels show. */
const OPENING_CM = [
  240, 235, 150, 205, 180, 240, 120, 235, 260, 300, 195, 275, 290, 105, 280, 250, 235, 235, 300, 305, 305, 300, 305,
];

const SHORTEST_CM = 100;
const STAGE_ENDS_CM = [COSC_1.hSizeEndCm, COSC_1.shortBarrelEndCm, COSC_1.totalDepthCm];

/**
 * Drilled lengths of all runs of a hole in whole centimetres, from the casing foot to total depth. Runs fill the barrel in
 * use or stop short of it where the core jams; size and barrel change between two runs, never within one.
 */
export function planRunLengths(place: HolePlace): readonly number[] {
  const random = randomFor('run lengths', place.index);
  const lengths = [...OPENING_CM];
  let depthCm = COSC_1.coringStartCm + total(lengths);
  for (const stageEndCm of STAGE_ENDS_CM) {
    while (depthCm < stageEndCm) {
      const lengthCm = nextLength(depthCm, stageEndCm - depthCm, random);
      lengths.push(lengthCm);
      depthCm += lengthCm;
    }
  }
  return lengths;
}

function nextLength(depthCm: number, remainingCm: number, random: Random): number {
  const barrelCm = barrelLengthCmAt(depthCm);
  if (remainingCm <= barrelCm) return remainingCm;
  if (remainingCm < barrelCm + SHORTEST_CM + 10) return 5 * Math.floor(remainingCm / 10);
  const wishedCm = random.weighted(advances(barrelCm, random));
  return Math.min(wishedCm, remainingCm - SHORTEST_CM);
}

/** Full barrel most of the time; 5 cm more when the core stub below the bit is caught too; short where the core jams. */
function advances(barrelCm: number, random: Random): readonly Weighted<number>[] {
  return [
    [barrelCm, 55],
    [barrelCm + 5, 24],
    [barrelCm - 5 * random.integer(1, 3), 12],
    [5 * random.integer(SHORTEST_CM / 5, Math.floor(barrelCm * 0.18)), 9],
  ];
}
