import type { Weighted } from './random.ts';
import type { RockName } from './rocks.ts';

/** A part of the column in which the same rocks alternate, the first of them on top; depth below surface (CSF-A). */
export interface Zone {
  readonly bottomCm: number;
  readonly thinnestCm: number;
  readonly thickestCm: number;
  readonly rocks: readonly Weighted<RockName>[];
}

/** The units from the casing foot to 171 m with their bottoms; pages and labels show core from here. */
export const FIRST_UNITS: readonly (readonly [rock: RockName, bottomCm: number])[] = [
  ['Gneiss', 11230],
  ['Calc-silicate gneiss', 11885],
  ['Amphibolite', 12410],
  ['Marble', 12640],
  ['Calc-silicate gneiss', 13475],
  ['Gneiss', 14120],
  ['Amphibolite', 14505],
  ['Calc-silicate gneiss', 14730],
  ['Marble', 14890],
  ['Gneiss', 15400],
  ['Amphibolite', 16410],
  ['Calc-silicate gneiss', 17180],
];

/**
 * The zones below {@link FIRST_UNITS}, top down. Published are the rocks, metagabbro from about 595 m, and a mylonite zone
 * with garnet above meta-arkose and quartzite; depths of the other boundaries are generated.
 */
export const ZONES: readonly Zone[] = [
  zone(330, 4, 20, [
    ['Gneiss', 7],
    ['Amphibole gneiss', 3],
    ['Amphibolite', 4],
    ['Calc-silicate gneiss', 4],
    ['Marble', 2],
    ['Pegmatite', 1],
  ]),
  zone(595.4, 10, 36, [
    ['Gneiss', 8],
    ['Amphibole gneiss', 6],
    ['Amphibolite', 4],
    ['Calc-silicate gneiss', 1],
    ['Pegmatite', 1],
  ]),
  zone(652, 16, 40, [
    ['Metagabbro', 6],
    ['Amphibolite', 1],
  ]),
  zone(1090, 12, 44, [
    ['Gneiss', 8],
    ['Amphibole gneiss', 5],
    ['Amphibolite', 5],
    ['Migmatite', 2],
    ['Calc-silicate gneiss', 1],
    ['Marble', 1],
    ['Pegmatite', 2],
  ]),
  zone(1702, 14, 48, [
    ['Gneiss', 7],
    ['Amphibolite', 6],
    ['Amphibole gneiss', 3],
    ['Migmatite', 4],
    ['Pegmatite', 4],
    ['Calc-silicate gneiss', 1],
  ]),
  zone(2345, 14, 52, [
    ['Mylonite', 8],
    ['Mica schist', 7],
    ['Gneiss', 3],
    ['Amphibolite', 2],
    ['Marble', 1],
    ['Pegmatite', 1],
  ]),
  zone(2495.8, 8, 30, [
    ['Meta-arkose', 14],
    ['Quartzite', 4],
    ['Mylonite', 3],
    ['Mica schist', 2],
  ]),
];

/** Geological unit at a depth below surface in centimetres. */
export function geologicalUnitAt(depthCm: number): string {
  if (depthCm < 170200) return 'Lower Seve Nappe';
  return depthCm < 234500
    ? 'Basal mylonite zone of the Lower Seve Nappe'
    : 'Caledonian nappe below the Seve Nappe Complex';
}

function zone(bottomM: number, thinnestM: number, thickestM: number, rocks: readonly Weighted<RockName>[]): Zone {
  return { bottomCm: Math.round(bottomM * 100), thinnestCm: thinnestM * 100, thickestCm: thickestM * 100, rocks };
}
