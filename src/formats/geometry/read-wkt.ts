import { type GeometryType, geometryTypeOf, type WktParts, wktParts } from './geometry-types.ts';
import type { Spot } from './main-geometry.ts';

/** Shapes that a text says, on WGS 84; of points, lines and polygons one is there. */
export interface WktRead {
  readonly points?: readonly Spot[];
  readonly lines?: readonly (readonly Spot[])[];
  readonly polygons?: readonly { readonly ring: readonly Spot[] }[];
  /** Whether positions have a third coordinate. */
  readonly hasHeights: boolean;
  /** Whether latitude stood first, which only numbers over 90 give away. The shapes have it right. */
  readonly isSwapped: boolean;
}

type Groups = readonly (readonly Spot[])[];
type Shape = Pick<WktRead, 'points' | 'lines' | 'polygons'>;

const NUMBERS_AND_BRACKETS = /^[\s\d.e+,;()-]*$/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Reads well-known text (OGC 06-103r4), with or without the number of a reference system before it, and bare positions:
 * `longitude latitude`, pairs in a row or between commas, a third number a height. `type` is the kind where no word of WKT says
 * it, a point without. Open rings are closed. Undefined for what is no such text, for measures (`M`), for polygons with holes and
 * for positions off the globe. The reference system is the caller's business.
 */
export function readWkt(text: string, type?: string): WktRead | undefined {
  const parts = wktParts(text);
  const kind = geometryTypeOf(parts.word ?? type ?? 'Point');
  const groups = kind === undefined ? undefined : groupsOf(parts);
  if (kind === undefined || groups === undefined) return undefined;
  const isSwapped = groups.flat().some((one) => Math.abs(one.latitudeDeg) > 90);
  const straight = isSwapped ? groups.map((group) => group.map(swapped)) : groups;
  const shape = straight.flat().every(isOnEarth) ? shapeOf(kind, straight, parts.body) : undefined;
  const hasHeights = groups.flat().some((one) => one.elevationM !== undefined);
  return shape && { ...shape, hasHeights, isSwapped };
}

/** The innermost brackets, each a row of positions; the whole text where there are none. Undefined for what are no positions. */
function groupsOf({ dimensions, body }: WktParts): Groups | undefined {
  if (dimensions?.endsWith('m') || !NUMBERS_AND_BRACKETS.test(body)) return undefined;
  const inner = body.includes('(') ? [...body.matchAll(/\(([^()]*)\)/g)].map((one) => one[1] ?? '') : [body];
  const groups = inner.map((one) => positionsOf(one, dimensions === 'z'));
  return groups.length > 0 && groups.every((one) => one !== undefined) ? groups : undefined;
}

function positionsOf(text: string, isHigh: boolean): readonly Spot[] | undefined {
  const pieces = text.split(/[,;]/).map((piece) => piece.trim().split(/\s+/));
  const numbers = pieces.flat();
  if (!numbers.every((one) => NUMBER.test(one))) return undefined;
  const size = pieces.every((one) => one.length === 3) ? 3 : 2;
  const isInStep = pieces.length === 1 || pieces.every((one) => one.length === (pieces[0]?.length === 1 ? 1 : size));
  if (!isInStep || numbers.length % size !== 0 || (isHigh && size === 2)) return undefined;
  return Array.from({ length: numbers.length / size }, (_, n) => spotOf(numbers.slice(n * size, n * size + size)));
}

function spotOf(numbers: readonly string[]): Spot {
  const [longitudeDeg = Number.NaN, latitudeDeg = Number.NaN, elevationM] = numbers.map(Number);
  return { longitudeDeg, latitudeDeg, ...(elevationM !== undefined && { elevationM }) };
}

function shapeOf(kind: GeometryType, groups: Groups, body: string): Shape | undefined {
  const [first = []] = groups;
  switch (kind) {
    case 'Point':
      return groups.length === 1 && first.length === 1 ? { points: first } : undefined;
    case 'MultiPoint':
      return { points: groups.flat() };
    case 'LineString':
      return groups.length === 1 && first.length > 1 ? { lines: groups } : undefined;
    case 'MultiLineString':
      return groups.every((one) => one.length > 1) ? { lines: groups } : undefined;
    default:
      return hasHoles(kind, groups, body) ? undefined : polygonsOf(groups);
  }
}

/** Between polygons two brackets close, between the rings of one only one. */
function hasHoles(kind: GeometryType, groups: Groups, body: string): boolean {
  return kind === 'Polygon' ? groups.length > 1 : /[^)\s]\s*\)\s*,\s*\(\s*[^(\s]/.test(body);
}

function polygonsOf(groups: Groups): Shape | undefined {
  const rings = groups.map(closed);
  return rings.every((ring) => ring.length >= 4) ? { polygons: rings.map((ring) => ({ ring })) } : undefined;
}

function closed(ring: readonly Spot[]): readonly Spot[] {
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return [];
  const isClosed = first.longitudeDeg === last.longitudeDeg && first.latitudeDeg === last.latitudeDeg;
  return isClosed ? ring : [...ring, first];
}

function swapped({ longitudeDeg, latitudeDeg, ...height }: Spot): Spot {
  return { longitudeDeg: latitudeDeg, latitudeDeg: longitudeDeg, ...height };
}

function isOnEarth({ longitudeDeg, latitudeDeg }: Spot): boolean {
  return Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90;
}
