import type { Box, Place, Position } from '../../domain/description/place.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';

/** A position with its height in metres above the vertical datum where it is known. */
export interface Spot extends Position {
  readonly elevationM?: number;
}

/** One shape on WGS 84. A ring is closed; a box may cross the antimeridian (west greater than east). */
export type Geometry =
  | { readonly kind: 'point'; readonly at: Spot }
  | { readonly kind: 'line'; readonly along: readonly Spot[] }
  | { readonly kind: 'polygon'; readonly ring: readonly Position[] }
  | { readonly kind: 'box'; readonly box: Box };

/** The position of a description: a point, or a line where the other end is stated; undefined without both coordinates. */
export function positionOf(description: SampleDescription): Geometry | undefined {
  const { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, elevationM, elevationEndM } = description;
  if (!isPosition(longitudeDeg, latitudeDeg)) return undefined;
  const at = spot(longitudeDeg, latitudeDeg, elevationM);
  if (!isPosition(longitudeEndDeg, latitudeEndDeg)) return { kind: 'point', at };
  return { kind: 'line', along: [at, spot(longitudeEndDeg, latitudeEndDeg, elevationEndM)] };
}

/** Every shape of a description that can be drawn: its position, then those of its places. */
export function geometriesOf(description: SampleDescription): readonly Geometry[] {
  const position = positionOf(description);
  const others = (description.places ?? []).flatMap(shapesOf);
  return position === undefined ? others : [position, ...others];
}

/** The shapes of one place: points, lines, boxes, polygons. */
export function shapesOf({ points = [], lines = [], boxes = [], polygons = [] }: Place): readonly Geometry[] {
  return [
    ...points.map((at) => ({ kind: 'point', at }) as const),
    ...lines.map((along) => ({ kind: 'line', along }) as const),
    ...boxes.map((box) => ({ kind: 'box', box }) as const),
    ...polygons.map(({ ring }) => ({ kind: 'polygon', ring }) as const),
  ];
}

/** The ring of a box, against the clock from the southwest corner; of one across the antimeridian east is beyond 180°. */
export function ringOf({ westDeg, eastDeg, southDeg, northDeg }: Box): readonly Position[] {
  const east = eastDeg < westDeg ? eastDeg + 360 : eastDeg;
  const corner = (longitudeDeg: number, latitudeDeg: number): Position => ({ longitudeDeg, latitudeDeg });
  const southWest = corner(westDeg, southDeg);
  return [southWest, corner(east, southDeg), corner(east, northDeg), corner(westDeg, northDeg), southWest];
}

/** The least box around a shape; across the antimeridian only where the shape is such a box itself. */
export function boxAround(geometry: Geometry): Box {
  if (geometry.kind === 'box') return geometry.box;
  const spots = spotsOf(geometry);
  const longitudes = spots.map((one) => one.longitudeDeg);
  const latitudes = spots.map((one) => one.latitudeDeg);
  return {
    westDeg: Math.min(...longitudes),
    eastDeg: Math.max(...longitudes),
    southDeg: Math.min(...latitudes),
    northDeg: Math.max(...latitudes),
  };
}

/** Whether both numbers are there and on the globe. */
export function isPosition(longitudeDeg: number | undefined, latitudeDeg: number | undefined): longitudeDeg is number {
  return Math.abs(longitudeDeg ?? Number.NaN) <= 180 && Math.abs(latitudeDeg ?? Number.NaN) <= 90;
}

function spotsOf(geometry: Exclude<Geometry, { kind: 'box' }>): readonly Position[] {
  if (geometry.kind === 'point') return [geometry.at];
  return geometry.kind === 'line' ? geometry.along : geometry.ring;
}

function spot(longitudeDeg: number, latitudeDeg: number | undefined, elevationM: number | undefined): Spot {
  return { longitudeDeg, latitudeDeg: latitudeDeg ?? 0, ...(elevationM !== undefined && { elevationM }) };
}
