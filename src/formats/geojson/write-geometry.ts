import type { Box, Position } from '../../domain/description/place.ts';
import { type Geometry, ringOf } from '../geometry/main-geometry.ts';

/** Longitude and latitude in degrees. No height: RFC 7946 measures it from the ellipsoid, the description from the sea. */
type Pair = readonly [number, number];

/** A geometry of RFC 7946 as this writer makes it. */
export type JsonGeometry =
  | { readonly type: 'Point'; readonly coordinates: Pair }
  | { readonly type: 'LineString'; readonly coordinates: readonly Pair[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Pair[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Pair[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly JsonGeometry[] };

/** All shapes as one geometry: null for none, itself for one, a collection for more. */
export function toGeometry(shapes: readonly Geometry[]): JsonGeometry | null {
  const geometries = shapes.map(shapeOf);
  const [first] = geometries;
  if (first === undefined) return null;
  return geometries.length === 1 ? first : { type: 'GeometryCollection', geometries };
}

function shapeOf(shape: Geometry): JsonGeometry {
  if (shape.kind === 'point') return { type: 'Point', coordinates: pair(shape.at) };
  if (shape.kind === 'line') return { type: 'LineString', coordinates: shape.along.map(pair) };
  if (shape.kind === 'polygon') return { type: 'Polygon', coordinates: [ring(shape.ring)] };
  const halves = cut(shape.box).map((box) => [ring(ringOf(box))]);
  const [only] = halves;
  return halves.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: halves };
}

/** A box across the antimeridian becomes two (RFC 7946, 3.1.9). */
function cut(box: Box): readonly Box[] {
  return box.westDeg <= box.eastDeg
    ? [box]
    : [
        { ...box, eastDeg: 180 },
        { ...box, westDeg: -180 },
      ];
}

/** The ring against the clock, as RFC 7946 (3.1.6) wants the outer one. */
function ring(positions: readonly Position[]): readonly Pair[] {
  const pairs = positions.map(pair);
  return area(pairs) < 0 ? pairs.toReversed() : pairs;
}

function area(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = pairs[index + 1] ?? [x, y];
    return sum + (x * nextY - nextX * y);
  }, 0);
}

function pair({ longitudeDeg, latitudeDeg }: Position): Pair {
  return [longitudeDeg, latitudeDeg];
}
