import { findEntriesById, type NamedEntry } from '../../store/search/find-entries-by-id.ts';
import { findPlaceCells, type PlaceCell } from '../../store/search/find-place-cells.ts';
import { shortMemory } from '../pages/short-memory.ts';
import type { PublicFace } from '../public-face.ts';
import { countryAt } from './countries.ts';
import { boxOf, frameOf, type MapFrame, type MapView, mapQuery, readMapView } from './map-view.ts';
import { mergeNear } from './merge-near.ts';

/** A group of places on the map: the country it lies in (English, undefined at sea), and its only record where it has one. */
export interface PlaceGroup extends PlaceCell {
  readonly country: string | undefined;
  readonly only: NamedEntry | undefined;
}

/** What a map shows; groups in order of size. */
export interface MapFound {
  readonly frame: MapFrame;
  readonly groups: readonly PlaceGroup[];
}

/** Px of a cell; large enough for a circle that a finger finds. */
const CELL_PX = 48;
/** The index follows the register within seconds; the figures of a map need not be newer. */
const LIFE_MS = 10_000;

/**
 * Reads maps of one face. What a view holds is counted once in ten seconds for the many that ask for it; which record a place belongs to
 * is asked each time, and a place whose only record is not public any more is not shown.
 */
export function mapReader(face: PublicFace): (view: MapView) => Promise<MapFound> {
  const counted = shortMemory(
    LIFE_MS,
    () => face.now().getTime(),
    (query) => countPlaces(face, readMapView(new URLSearchParams(query))),
  );
  return async (view) => {
    const { frame, cells } = await counted(mapQuery(view));
    const ids = cells.filter(isSingle).map((cell) => cell.first);
    const named = new Map((await findEntriesById(face.store.read, ids)).map((one) => [one.id, one]));
    const shown = cells.filter((cell) => !isSingle(cell) || named.has(cell.first));
    return { frame, groups: shown.map((cell) => ({ ...cell, only: named.get(cell.first) })) };
  };
}

async function countPlaces({ store }: PublicFace, view: MapView) {
  const frame = frameOf(view);
  const found = await findPlaceCells(store.read, store.engine, {
    box: boxOf(frame),
    widthDeg: CELL_PX / frame.pxPerDegreeEast,
    heightDeg: CELL_PX / frame.pxPerDegreeNorth,
  });
  return { frame, cells: mergeNear(found, frame).map((cell) => ({ ...cell, country: countryAt(cell) })) };
}

function isSingle({ holes, samples }: PlaceCell): boolean {
  return holes + samples === 1;
}
