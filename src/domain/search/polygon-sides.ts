import type { Position } from '../description/place.ts';

/** A side of an area that a line along a parallel can cross: between two latitudes, from a longitude on, so many degrees east for each degree north. */
export interface PolygonSide {
  readonly southDeg: number;
  readonly northDeg: number;
  readonly longitudeDeg: number;
  readonly slope: number;
}

/** The sides of an area, given by its corners without the first repeated; those along a parallel are never crossed and left out. */
export function polygonSides(corners: readonly Position[]): readonly PolygonSide[] {
  return corners.flatMap((corner, at) => {
    const next = corners[(at + 1) % corners.length] ?? corner;
    const [low, high] = corner.latitudeDeg <= next.latitudeDeg ? [corner, next] : [next, corner];
    const rise = high.latitudeDeg - low.latitudeDeg;
    if (rise === 0) return [];
    const slope = (high.longitudeDeg - low.longitudeDeg) / rise;
    return [{ southDeg: low.latitudeDeg, northDeg: high.latitudeDeg, longitudeDeg: low.longitudeDeg, slope }];
  });
}

/**
 * Whether a position lies in an area: a ray to the east crosses an odd number of its sides. On degrees as on a plane, as
 * GeoJSON has it (RFC 7946, 3.1.1); where sides cross each other, what is enclosed twice is outside. Of a border its southern and
 * western part belong to the area.
 */
export function isInPolygon(corners: readonly Position[], { latitudeDeg, longitudeDeg }: Position): boolean {
  const crossed = polygonSides(corners).filter(
    (side) =>
      latitudeDeg >= side.southDeg &&
      latitudeDeg < side.northDeg &&
      longitudeDeg < side.longitudeDeg + side.slope * (latitudeDeg - side.southDeg),
  );
  return crossed.length % 2 === 1;
}
