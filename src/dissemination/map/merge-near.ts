import type { PlaceCell } from '../../store/search/find-place-cells.ts';
import { type MapFrame, placeOn } from './map-view.ts';

const SMALLEST_PX = 9;
const LARGEST_PX = 22;

/** The radius in px of the circle for so many objects. */
export function radiusOf(objects: number): number {
  return Math.min(LARGEST_PX, SMALLEST_PX + 4 * Math.log10(objects));
}

/** Groups whose circles would lie on one another are made one, the larger taking up the smaller; in order of size. */
export function mergeNear(cells: readonly PlaceCell[], frame: MapFrame): readonly PlaceCell[] {
  const groups: PlaceCell[] = [];
  const largestFirst = cells.toSorted((one, other) => objectsOf(other) - objectsOf(one));
  for (const cell of largestFirst) {
    const at = groups.findIndex((one) => isOverlapping(one, cell, frame));
    const near = groups[at];
    if (near === undefined) groups.push(cell);
    else groups[at] = joined(near, cell);
  }
  return groups;
}

function isOverlapping(one: PlaceCell, other: PlaceCell, frame: MapFrame): boolean {
  // What lies on both sides of the 180th meridian has no box that a search takes.
  if (Math.abs(one.longitudeDeg - other.longitudeDeg) > 180) return false;
  const [x, y] = placeOn(frame, one);
  const [otherX, otherY] = placeOn(frame, other);
  return Math.hypot(x - otherX, y - otherY) < radiusOf(objectsOf(one)) + radiusOf(objectsOf(other));
}

function joined(one: PlaceCell, other: PlaceCell): PlaceCell {
  const places = one.places + other.places;
  const mean = (of: (cell: PlaceCell) => number) => (of(one) * one.places + of(other) * other.places) / places;
  return {
    holes: one.holes + other.holes,
    samples: one.samples + other.samples,
    places,
    latitudeDeg: mean((cell) => cell.latitudeDeg),
    longitudeDeg: mean((cell) => cell.longitudeDeg),
    box: {
      westDeg: Math.min(one.box.westDeg, other.box.westDeg),
      eastDeg: Math.max(one.box.eastDeg, other.box.eastDeg),
      southDeg: Math.min(one.box.southDeg, other.box.southDeg),
      northDeg: Math.max(one.box.northDeg, other.box.northDeg),
    },
    first: Math.min(one.first, other.first),
  };
}

const objectsOf = ({ holes, samples }: PlaceCell): number => holes + samples;
