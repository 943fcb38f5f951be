import { geoPath, geoProjection } from 'd3-geo';
import { LANGUAGES, type Language, languageNamed } from '../../domain/language.ts';
import { CoarsePath } from '../drawing/map/coarse-path.ts';
import { type Country, worldLand } from '../drawing/map/world.ts';
import { round } from '../drawing/rock-palette.ts';
import { boundedMemo } from '../frame/bounded-memo.ts';
import { escapeHtml } from '../frame/html.ts';
import { wordsIn } from '../words/words.ts';
import { countriesIn } from './countries.ts';
import { frameOf, MAP_HEIGHT, MAP_WIDTH, type MapFrame, placeOn, readMapView } from './map-view.ts';

const COARSE_PX = 1.2;
/** From here on coasts are drawn from the finer set, with borders. */
const FINE_ZOOM = 2;
/** A country is named where it has so much room, in square px. */
const ROOM_FOR_A_NAME_PX2 = 9000;
const MOST_KEPT = 60;
/** How far lines of the grid are apart at most, in px, and the steps in degrees to choose from. */
const WIDEST_GRID_PX = 170;
const GRID_STEPS_DEG = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
const BEYOND_PX = 4;

/** Sea, land, borders, names and the grid of a view, as SVG without the things on it; drawn once for a view and language and kept. */
export function landOf(query: string, language: Language): string {
  return drawn(`${language}${query}`);
}

const drawn = boundedMemo(MOST_KEPT, (key) => {
  const query = new URLSearchParams(key.slice(key.indexOf('?') + 1));
  return draw(frameOf(readMapView(query)), wordsIn(languageNamed(key.slice(0, 2)) ?? LANGUAGES[0]).country);
});

type CountryName = (name: string) => string;

function draw(frame: MapFrame, nameOf: CountryName): string {
  const projection = projectionOf(frame);
  const text = new CoarsePath(COARSE_PX);
  const path = geoPath(projection, text);
  const isFine = frame.view.zoom >= FINE_ZOOM;
  const countries = isFine ? countriesIn(frame) : [];
  for (const shape of isFine ? countries : [worldLand()]) path(shape);
  return (
    `<rect width="${MAP_WIDTH}" height="${MAP_HEIGHT}" fill="var(--sea)"/>` +
    `<path d="${text.toString()}" fill="var(--land)" stroke="var(--land-line)" stroke-width=".8" stroke-linejoin="round"/>` +
    `${gridOf(frame)}${namesOf(frame, countries, nameOf)}`
  );
}

function projectionOf(frame: MapFrame) {
  const narrow = frame.pxPerDegreeEast / frame.pxPerDegreeNorth;
  return geoProjection((longitude, latitude) => [longitude * narrow, latitude])
    .rotate([-frame.view.longitudeDeg, 0])
    .scale((frame.pxPerDegreeNorth * 180) / Math.PI)
    .translate([MAP_WIDTH / 2, MAP_HEIGHT / 2 + frame.view.latitudeDeg * frame.pxPerDegreeNorth])
    .precision(0.3)
    .clipExtent([
      [-BEYOND_PX, -BEYOND_PX],
      [MAP_WIDTH + BEYOND_PX, MAP_HEIGHT + BEYOND_PX],
    ]);
}

function namesOf(frame: MapFrame, countries: readonly Country[], nameOf: CountryName): string {
  const path = geoPath(projectionOf(frame));
  const texts = countries.map((country) => {
    if (path.area(country) < ROOM_FOR_A_NAME_PX2) return '';
    const [x, y] = path.centroid(country);
    const isInside = x > 40 && x < MAP_WIDTH - 40 && y > 14 && y < MAP_HEIGHT - 26;
    return isInside
      ? `<text x="${round(x)}" y="${round(y)}" text-anchor="middle">${escapeHtml(nameOf(country.properties.name))}</text>`
      : '';
  });
  return texts.join('');
}

function gridOf(frame: MapFrame): string {
  const step = (pxPerDegree: number) =>
    GRID_STEPS_DEG.find((one) => one * pxPerDegree <= WIDEST_GRID_PX) ?? GRID_STEPS_DEG.at(-1) ?? 1;
  const [east, north] = [step(frame.pxPerDegreeEast), step(frame.pxPerDegreeNorth)];
  const meridians = multiples(frame.westDeg, frame.eastDeg, east).map((degrees) => {
    const x = round((degrees - frame.westDeg) * frame.pxPerDegreeEast);
    const label = nameOf(wrap(degrees), east, 'E', 'W');
    return { line: `M${x} 0v${MAP_HEIGHT}`, text: `<text x="${x + 3}" y="${MAP_HEIGHT - 5}">${label}</text>` };
  });
  const parallels = multiples(Math.max(-90, frame.southDeg), Math.min(90, frame.northDeg), north).map((degrees) => {
    const y = round(placeOn(frame, { longitudeDeg: frame.view.longitudeDeg, latitudeDeg: degrees })[1]);
    return {
      line: `M0 ${y}h${MAP_WIDTH}`,
      text: `<text x="4" y="${round(y - 3)}">${nameOf(degrees, north, 'N', 'S')}</text>`,
    };
  });
  const all = [...meridians, ...parallels];
  return `<path d="${all.map((one) => one.line).join('')}" class="grat"/><g class="gratl">${all.map((one) => one.text).join('')}</g>`;
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step + 0.2);
  const count = Math.max(0, Math.floor(to / step - 0.05) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * step);
}

function nameOf(degrees: number, step: number, positive: string, negative: string): string {
  const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
  const value = Math.abs(degrees).toFixed(decimals);
  if (Number(value) === 0 || Number(value) === 180) return `${Number(value)}°`;
  return `${value}°${degrees > 0 ? positive : negative}`;
}

const wrap = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
