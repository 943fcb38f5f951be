import { type GeoProjection, geoAzimuthalEqualArea, geoNaturalEarth1, geoPath } from 'd3-geo';
import type { MultiPoint } from 'geojson';
import type { Box } from '../../domain/description/place.ts';
import { LANGUAGES, languageNamed } from '../../domain/language.ts';
import type { SearchRequest } from '../../domain/search/search-request.ts';
import type { CountedPlace } from '../../store/search/count-seen.ts';
import { CoarsePath } from '../drawing/map/coarse-path.ts';
import { worldCountries, worldLand } from '../drawing/map/world.ts';
import { round } from '../drawing/rock-palette.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import { escapeHtml, type Html, html, raw } from '../frame/html.ts';
import type { SearchWords } from '../words/en/search.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** Where the results are: a group of places drawn as one circle. `box` holds them all. */
interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly box: Box;
}

const WIDTH = 900;
const CELL_PX = 44;
/** Wider than this the whole world is shown. */
const WIDEST_REGION_DEG = 50;
const SMALLEST_REGION_DEG = 15;
/** A country is named where it has so much room, in square px. */
const ROOM_FOR_A_NAME_PX2 = 9000;
const LAND = boundedMemo(60, drawLand);

/** How the map is shown: its height in px, and what a group of results leads to. */
export interface ResultsMapOptions {
  readonly heightPx: number;
  readonly hrefOf: (box: Box) => string;
  readonly words: Words;
}

/** The places of all results on a map of the region or the world, grouped, each group a link into it; nothing without places. */
export function resultsMap(
  places: readonly CountedPlace[],
  request: SearchRequest,
  { heightPx, hrefOf, words }: ResultsMapOptions,
): Html | null {
  if (places.length === 0) return null;
  const { search, language } = words;
  const frame = frameOf(places);
  const projection = projectionOf(frame, heightPx);
  const clusters = clustersOf(places, projection);
  const total = places.reduce((sum, place) => sum + place.count, 0);
  const circles = clusters.map((one) => circle(one, hrefOf, search));
  return html`<svg class="rmap" viewBox="0 0 ${WIDTH} ${heightPx}" role="group" aria-label="${search.mapWith(total, clusters.length)}">${raw(LAND(`${frame} ${heightPx} ${language}`))}${raw(outline(request, projection))}${circles}</svg>`;
}

/** Centre and width of the map in whole degrees, so that like searches share one drawing; `world` for results all over. */
function frameOf(places: readonly CountedPlace[]): string {
  const latitudes = places.map((one) => one.latitudeDeg);
  const longitudes = places.map((one) => one.longitudeDeg);
  const [south, north] = [least(latitudes), -least(latitudes.map((one) => -one))];
  const [west, east] = [least(longitudes), -least(longitudes.map((one) => -one))];
  const latitude = (south + north) / 2;
  const width = Math.max((east - west) * Math.cos((latitude * Math.PI) / 180), (north - south) * 2.4);
  if (width > WIDEST_REGION_DEG) return 'world';
  const shown = Math.ceil(Math.max(SMALLEST_REGION_DEG, width * 1.5) / 5) * 5;
  return `${Math.round((west + east) / 2)} ${Math.round(latitude)} ${shown}`;
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

function projectionOf(frame: string, heightPx: number): GeoProjection {
  if (frame === 'world') {
    const scale = Math.min(WIDTH / 5.6, heightPx / 2.75);
    return geoNaturalEarth1()
      .scale(scale)
      .translate([WIDTH / 2, heightPx / 2]);
  }
  const [longitude = 0, latitude = 0, widthDeg = 10] = frame.split(' ').map(Number);
  return geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .scale(WIDTH / ((widthDeg * Math.PI) / 180))
    .translate([WIDTH / 2, heightPx / 2])
    .clipAngle(70)
    .clipExtent([
      [-2, -2],
      [WIDTH + 2, heightPx + 2],
    ]);
}

function drawLand(key: string): string {
  const parts = key.split(' ');
  const language = languageNamed(parts.pop()) ?? LANGUAGES[0];
  const [heightPx, frame] = [Number(parts.pop()), parts.join(' ')];
  const text = new CoarsePath(1.2);
  const path = geoPath(projectionOf(frame, heightPx), text);
  for (const shape of frame === 'world' ? [worldLand()] : worldCountries()) path(shape);
  const names = frame === 'world' ? '' : namesOf(projectionOf(frame, heightPx), heightPx, wordsIn(language).country);
  return `<rect width="${WIDTH}" height="${heightPx}" fill="var(--sea)"/><path d="${text.toString()}" fill="var(--land)" stroke="var(--land-line)" stroke-width=".8" stroke-linejoin="round"/>${names}`;
}

function namesOf(projection: GeoProjection, heightPx: number, nameOf: (name: string) => string): string {
  const path = geoPath(projection);
  const named = worldCountries().filter((country) => path.area(country) > ROOM_FOR_A_NAME_PX2);
  const texts = named.map((country) => {
    const [x, y] = path.centroid(country);
    const isInside = x > 40 && x < WIDTH - 40 && y > 12 && y < heightPx - 8;
    return isInside
      ? `<text x="${round(x)}" y="${round(y)}" text-anchor="middle">${escapeHtml(nameOf(country.properties.name))}</text>`
      : '';
  });
  return texts.join('');
}

function clustersOf(places: readonly CountedPlace[], projection: GeoProjection): readonly Cluster[] {
  const cells = Map.groupBy(
    places.flatMap((place) => {
      const point = projection([place.longitudeDeg, place.latitudeDeg]);
      return point === null ? [] : [{ place, x: point[0], y: point[1] }];
    }),
    ({ x, y }) => `${Math.floor(x / CELL_PX)} ${Math.floor(y / CELL_PX)}`,
  );
  return [...cells.values()].map((members) => {
    const total = members.reduce((sum, { place }) => sum + place.count, 0);
    const mean = (axis: 'x' | 'y') => members.reduce((sum, one) => sum + one[axis] * one.place.count, 0) / total;
    return { x: mean('x'), y: mean('y'), count: total, box: boxAround(members.map(({ place }) => place)) };
  });
}

/** A little larger than the places, which are rounded. */
function boxAround(places: readonly CountedPlace[]): Box {
  const latitudes = places.map((one) => one.latitudeDeg);
  const longitudes = places.map((one) => one.longitudeDeg);
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  return {
    westDeg: Math.max(-180, hundredths(least(longitudes) - 0.01)),
    eastDeg: Math.min(180, hundredths(-least(longitudes.map((one) => -one)) + 0.01)),
    southDeg: Math.max(-90, hundredths(least(latitudes) - 0.01)),
    northDeg: Math.min(90, hundredths(-least(latitudes.map((one) => -one)) + 0.01)),
  };
}

function circle(cluster: Cluster, hrefOf: (box: Box) => string, search: SearchWords): Html {
  const radius = round(Math.min(24, 8 + 3.2 * Math.log10(cluster.count) * 1.6));
  const [x, y] = [round(cluster.x), round(cluster.y)];
  const { southDeg, westDeg } = cluster.box;
  const words = search.resultsNear(cluster.count, (southDeg + 0.01).toFixed(1), (westDeg + 0.01).toFixed(1));
  const label =
    cluster.count > 1 &&
    html`<text x="${x}" y="${round(cluster.y + 4)}" text-anchor="middle">${short(cluster.count)}</text>`;
  return html`<a href="${hrefOf(cluster.box)}" aria-label="${words}"><circle cx="${x}" cy="${y}" r="${radius}"/>${label}</a>`;
}

function short(value: number): string {
  if (value < 1000) return String(value);
  return value < 1_000_000 ? `${Math.round(value / 1000)}k` : `${Math.round(value / 1_000_000)}M`;
}

/** The chosen box or area, side by side as a ring of points, so that its sides follow the parallels. */
function outline({ box, polygon }: SearchRequest, projection: GeoProjection): string {
  const corners = polygon?.map((one) => [one.longitudeDeg, one.latitudeDeg] as const) ?? (box && boxCorners(box));
  if (corners === undefined) return '';
  const points = corners.flatMap((from, at) => alongSide(from, corners[(at + 1) % corners.length] ?? from));
  const shape: MultiPoint = { type: 'MultiPoint', coordinates: points };
  const drawn = shape.coordinates.flatMap(([longitude = 0, latitude = 0]) => {
    const point = projection([longitude, latitude]);
    return point === null ? [] : [`${round(clamp(point[0]))} ${round(clamp(point[1]))}`];
  });
  return `<path d="M${drawn.join('L')}Z" class="area"/>`;
}

function boxCorners({ westDeg, eastDeg, southDeg, northDeg }: Box): readonly (readonly [number, number])[] {
  const east = eastDeg < westDeg ? eastDeg + 360 : eastDeg;
  return [
    [westDeg, southDeg],
    [east, southDeg],
    [east, northDeg],
    [westDeg, northDeg],
  ];
}

function alongSide(from: readonly [number, number], to: readonly [number, number]): [number, number][] {
  const steps = 16;
  return Array.from({ length: steps }, (_, at) => [
    from[0] + ((to[0] - from[0]) * at) / steps,
    from[1] + ((to[1] - from[1]) * at) / steps,
  ]);
}

const clamp = (px: number): number => Math.max(-5000, Math.min(5000, px));
