import { findEntriesById } from '../../store/search/find-entries-by-id.ts';
import { findPlaceCells, type PlaceCell } from '../../store/search/find-place-cells.ts';
import { shortMemory } from '../pages/short-memory.ts';
import type { PublicFace } from '../public-face.ts';
import { countryAt } from './countries.ts';
import { boxOf, frameOf, type MapFrame, type MapView, mapQuery, readMapView } from './map-view.ts';
import { mergeNear } from './merge-near.ts';

/** A group of places on the map: the country it lies in (English, undefined at sea), and its only record where it has one. */
export interface PlaceGroup extends PlaceCell {
  readonly country: string | undefined;
  readonly only: { readonly igsn: string; readonly title: string } | undefined;
}

/** What a map shows; groups in order of size. */
export interface MapFound {
  readonly frame: MapFrame;
  readonly groups: readonly PlaceGroup[];
}

/** Px of a cell; large enough for a circle that a finger finds. */
const CELL_PX = 48;
/** The index follows the register within seconds; a map need not be newer. */
const LIFE_MS = 10_000;

/** Reads maps of one face; a view that many ask for is counted once in ten seconds. */
export function mapReader(face: PublicFace): (view: MapView) => Promise<MapFound> {
  const read = shortMemory(
    LIFE_MS,
    () => face.now().getTime(),
    (query) => readMap(face, readMapView(new URLSearchParams(query))),
  );
  return (view) => read(mapQuery(view));
}

async function readMap({ store }: PublicFace, view: MapView): Promise<MapFound> {
  const frame = frameOf(view);
  const found = await findPlaceCells(store.read, store.engine, {
    box: boxOf(frame),
    widthDeg: CELL_PX / frame.pxPerDegreeEast,
    heightDeg: CELL_PX / frame.pxPerDegreeNorth,
  });
  const cells = mergeNear(found, frame);
  const single = cells.filter((cell) => cell.holes + cell.samples === 1);
  const ids = single.map((cell) => cell.first);
  const named = new Map((await findEntriesById(store.read, ids)).map((one) => [one.id, one]));
  const groups = cells.map((cell) => ({ ...cell, country: countryAt(cell), only: named.get(cell.first) }));
  return { frame, groups };
}
