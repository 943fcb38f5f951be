/** Where generated objects hang. `index` counts the holes from 0 and seeds everything random in the hole. */
export interface HolePlace {
  readonly program: string;
  readonly expedition: string;
  readonly site: string;
  readonly hole: string;
  readonly index: number;
}

const HOLES_PER_SITE = 20;

/** Place of the n-th hole, counted from 0: holes A to T of site 1, then of site 2, and so on. */
export function holePlace(index: number): HolePlace {
  return {
    program: 'ICDP',
    expedition: '5054',
    site: String(Math.floor(index / HOLES_PER_SITE) + 1),
    hole: String.fromCharCode(65 + (index % HOLES_PER_SITE)),
    index,
  };
}

/** The name columns that rows of everything in a hole begin with. */
export function holeNames({ program, expedition, site, hole }: HolePlace) {
  return { program, expedition, site, hole };
}
