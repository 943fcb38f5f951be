import { CorestoneError } from '../../domain/error.ts';
import type { Stretch } from '../../store/read/list-features.ts';

/** A box on WGS 84, degrees; west greater than east where it crosses the antimeridian. */
export type Bbox = Stretch;

/**
 * A box as `west,south,east,north`, or with a least and greatest height, which do not select (OGC 17-069r4, /req/core/fc-bbox-definition).
 * Throws `wrong-call` for anything else.
 */
export function readBbox(text: string): Bbox {
  const numbers = text
    .split(',')
    .map((one) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(one.trim()) ? Number(one) : Number.NaN));
  const [westDeg = 0, southDeg = 0, eastDeg = 0, northDeg = 0] =
    numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  const isBox =
    (numbers.length === 4 || numbers.length === 6) &&
    numbers.every(Number.isFinite) &&
    Math.max(Math.abs(westDeg), Math.abs(eastDeg)) <= 180 &&
    southDeg >= -90 &&
    northDeg <= 90 &&
    southDeg <= northDeg;
  if (isBox) return { westDeg, southDeg, eastDeg, northDeg };
  throw new CorestoneError(
    'wrong-call',
    `bbox=${text.slice(0, 80)}: four numbers (west,south,east,north) or six, degrees of WGS 84, south not above north.`,
  );
}

/** Whether a position lies in a box or on its edge; the antimeridian is one line. */
export function isWithinBox(
  { westDeg, southDeg, eastDeg, northDeg }: Bbox,
  longitudeDeg: number,
  latitudeDeg: number,
): boolean {
  if (latitudeDeg < southDeg || latitudeDeg > northDeg) return false;
  const east = eastDeg < westDeg ? eastDeg + 360 : eastDeg;
  return [longitudeDeg - 360, longitudeDeg, longitudeDeg + 360].some((one) => one >= westDeg && one <= east);
}

/** The box, `marginDeg` wider on every side, as stretches that do not cross the antimeridian, in the order in which they are read. */
export function stretchesOf({ westDeg, southDeg, eastDeg, northDeg }: Bbox, marginDeg: number): readonly Stretch[] {
  const heights = { southDeg: southDeg - marginDeg, northDeg: northDeg + marginDeg };
  const width = (eastDeg < westDeg ? eastDeg + 360 : eastDeg) - westDeg + 2 * marginDeg;
  if (width >= 360) return [{ westDeg: -180, eastDeg: 180, ...heights }];
  const west = westDeg - marginDeg <= -180 ? westDeg - marginDeg + 360 : westDeg - marginDeg;
  const east = west + width;
  if (east < 180) return [{ westDeg: west, eastDeg: east, ...heights }];
  return [
    { westDeg: west, eastDeg: 180, ...heights },
    { westDeg: -180, eastDeg: east - 360, ...heights },
  ];
}
