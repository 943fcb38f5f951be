import { readSearchRequest } from '../../domain/search/read-search-request.ts';
import { isUnbounded, type SearchRequest } from '../../domain/search/search-request.ts';
import { writeSearchRequest } from '../../domain/search/write-search-request.ts';
import { findEntriesById, type NamedEntry } from '../../store/search/find-entries-by-id.ts';
import { findPlaceCells, type PlaceCell } from '../../store/search/find-place-cells.ts';
import { COUNTED } from '../../store/search/look-at-matches.ts';
import { readySearch } from '../../store/search/search-catalogue.ts';
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
  /** The search that the map was opened from; undefined where it was not. */
  readonly search: MapSearch | undefined;
}

/** A search on the map: what is drawn narrows it. Only its results are shown, unless there are too many to be gathered each time. */
export interface MapSearch {
  readonly request: SearchRequest;
  readonly isShownAlone: boolean;
}

/** What of a search holds on the map: everything but the area, which is drawn anew; undefined where nothing is left. */
export function searchOnMap({ box: _, polygon: __, ...request }: SearchRequest): SearchRequest | undefined {
  const kept = { ...request, sort: 'relevance' as const };
  return isUnbounded(kept) ? undefined : kept;
}

/** Px of a cell; large enough for a circle that a finger finds. */
const CELL_PX = 48;
/** The index follows the register within seconds; the figures of a map need not be newer. */
const LIFE_MS = 10_000;

/**
 * Reads maps of one face. What a view holds is counted once in ten seconds for the many that ask for it; which record a place belongs to
 * is asked each time, and a place whose only record is not public any more is not shown.
 */
export function mapReader(face: PublicFace): (view: MapView, request?: SearchRequest) => Promise<MapFound> {
  const counted = shortMemory(
    LIFE_MS,
    () => face.now().getTime(),
    (query) => countPlaces(face, new URLSearchParams(query)),
  );
  return async (view, request) => {
    const sought = request && writeSearchRequest(request).toString();
    const { frame, cells, search } = await counted(
      [mapQuery(view).slice(1), sought].filter((part) => part !== '' && part !== undefined).join('&'),
    );
    const ids = cells.filter(isSingle).map((cell) => cell.first);
    const named = new Map((await findEntriesById(face.store.read, ids)).map((one) => [one.id, one]));
    const shown = cells.filter((cell) => !isSingle(cell) || named.has(cell.first));
    return { frame, groups: shown.map((cell) => ({ ...cell, only: named.get(cell.first) })), search };
  };
}

async function countPlaces({ store }: PublicFace, query: URLSearchParams) {
  const frame = frameOf(readMapView(query));
  const request = searchOnMap(readSearchRequest(query).request);
  const ready = request && (await readySearch(store.read, store.engine, request));
  const isShownAlone = ready !== undefined && ready.count <= COUNTED;
  const grid = {
    box: boxOf(frame),
    widthDeg: CELL_PX / frame.pxPerDegreeEast,
    heightDeg: CELL_PX / frame.pxPerDegreeNorth,
  };
  const found = await findPlaceCells(store.read, store.engine, grid, isShownAlone ? ready.prepared : undefined);
  const cells = mergeNear(found, frame).map((cell) => ({ ...cell, country: countryAt(cell) }));
  return { frame, cells, search: request && { request, isShownAlone } };
}

function isSingle({ holes, samples }: PlaceCell): boolean {
  return holes + samples === 1;
}
