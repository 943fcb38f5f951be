import type { Box, Position } from '../../domain/description/place.ts';
import { entryPath } from '../../domain/harvest/entry-path.ts';
import type { Language } from '../../domain/language.ts';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import { writeSearchRequest } from '../../domain/search/write-search-request.ts';
import { linkTo } from '../frame/page-shell.ts';
import { shortenedText } from '../frame/shortened-text.ts';
import type { PublicFace } from '../public-face.ts';
import type { MapWords } from '../words/en/map.ts';
import type { Words } from '../words/words.ts';
import { type MapView, mapQuery, viewOfBox, WORLD, zoomed } from './map-view.ts';
import { type MapFound, type MapSearch, type PlaceGroup, searchOnMap } from './read-map.ts';

const LONGEST_TITLE = 120;

/** The words of a map with numbers and degrees as its reader writes them. */
export interface Written {
  readonly words: MapWords;
  readonly language: Language;
  readonly country: (name: string) => string;
  readonly count: (value: number) => string;
  readonly degrees: (group: PlaceGroup) => string;
}

/** The words of a map in one language. */
export function writtenIn(words: Words): Written {
  const { north, south, east, west } = words.drawing.compass;
  const angle = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return {
    words: words.map,
    language: words.language,
    country: words.country,
    count: words.count,
    degrees: ({ latitudeDeg, longitudeDeg }) =>
      `${angle(latitudeDeg, north, south)}, ${angle(longitudeDeg, east, west)}`,
  };
}

/** How many holes and samples a map shows, as a sentence. */
export function countsOf({ groups }: Pick<MapFound, 'groups'>, written: Written): string {
  if (groups.length === 0) return written.words.nothing;
  const sum = (of: (group: PlaceGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const [holes, samples] = [sum((one) => one.holes), sum((one) => one.samples)];
  return written.words.here(holesIn(holes, written), samplesIn(samples, written));
}

const holesIn = (n: number, { words, count }: Written): string => words.holes(n, count(n));
const samplesIn = (n: number, { words, count }: Written): string => words.samples(n, count(n));

/** What a group is called: its only record, or how many of what and where. */
export function groupName(group: PlaceGroup, written: Written): string {
  if (group.only !== undefined) return shortenedText(group.only.title, LONGEST_TITLE);
  const many = [
    ...(group.holes > 0 ? [holesIn(group.holes, written)] : []),
    ...(group.samples > 0 ? [samplesIn(group.samples, written)] : []),
  ];
  return `${many.join(', ')}: ${placeName(group, written)}, ${written.degrees(group)}`;
}

/** The country in which a group lies, or that it lies at sea. */
export function placeName({ country }: PlaceGroup, written: Written): string {
  return country === undefined ? written.words.atSea : written.country(country);
}

/** Where a group leads: to its only record, to the results at its only place, or closer. */
export function groupHref(face: PublicFace, { frame, search }: MapFound, group: PlaceGroup): string {
  if (group.only !== undefined) return linkTo(face, entryPath(group.only));
  if (group.places === 1) return boxHref(face, group.box, search);
  const inside = viewOfBox(group.box);
  return mapHref(face, inside.zoom > frame.view.zoom ? inside : zoomed(frame.view, 1, group), search);
}

/** What a map keeps of its search in every address, as a query without its mark; empty without a search. */
export function keptQuery(search: MapSearch | undefined): string {
  return search === undefined ? '' : writeSearchRequest(search.request).toString();
}

/** The address of a view, with the search that it shows. */
export function mapHref(face: PublicFace, view: MapView, search?: MapSearch): string {
  return withQuery(linkTo(face, '/map'), mapQuery(view).slice(1), keptQuery(search));
}

/**
 * The map on which an area of a search is drawn anew: with its words and filters, near its own box or where its results are (`places`, at
 * most some thousand); the whole world where these lie all around.
 */
export function drawHref(face: PublicFace, request: SearchRequest, places: readonly Position[]): string {
  const kept = searchOnMap(request);
  const box = request.box ?? boxAround(places);
  const search = kept && { request: kept, isShownAlone: true };
  return mapHref(face, box === undefined ? WORLD : viewOfBox(box), search);
}

function boxAround(places: readonly Position[]): Box | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const box = { westDeg: 180, eastDeg: -180, southDeg: 90, northDeg: -90 };
  for (const { latitudeDeg, longitudeDeg } of places) {
    box.westDeg = Math.min(box.westDeg, longitudeDeg);
    box.eastDeg = Math.max(box.eastDeg, longitudeDeg);
    box.southDeg = Math.min(box.southDeg, latitudeDeg);
    box.northDeg = Math.max(box.northDeg, latitudeDeg);
  }
  return box.eastDeg - box.westDeg > 180 ? undefined : box;
}

/** The address of the search in a box. */
export function boxHref(face: PublicFace, { westDeg, southDeg, eastDeg, northDeg }: Box, search?: MapSearch): string {
  const box = `bbox=${[westDeg, southDeg, eastDeg, northDeg].join(',')}`;
  return withQuery(linkTo(face, '/search'), keptQuery(search), box);
}

function withQuery(path: string, ...parts: readonly string[]): string {
  const query = parts.filter((part) => part !== '').join('&');
  return query === '' ? path : `${path}?${query}`;
}
