import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoBounds,
  geoOrthographic,
  geoPath,
} from 'd3-geo';
import { boundedMemo } from '../../frame/bounded-memo.ts';
import { escapeHtml, type Html, html, raw } from '../../frame/html.ts';
import { THIN } from '../../frame/quantity.ts';
import { round } from '../rock-palette.ts';
import { CoarsePath } from './coarse-path.ts';
import { type Country, worldCountries, worldLand } from './world.ts';

const WIDTH = 372;
const HEIGHT = 250;
const CENTRE = [WIDTH * 0.42, HEIGHT * 0.55] as const;
const EARTH_RADIUS_KM = 6371;
const WIDTH_KM = 1700;
const SCALE = (WIDTH * EARTH_RADIUS_KM) / WIDTH_KM;
/** Degrees around the point within which countries are looked at; the corner of the map is 9° away. */
const REACH_DEG = 14;

const drawn = boundedMemo(300, drawMap);

/**
 * A map of where a point lies: the region, about 1,700 km wide, with borders and names of countries, and a globe in the
 * corner. `latitudeDeg` and `longitudeDeg` are WGS 84. Points within about a kilometre share one drawing, which is kept.
 */
export function positionMap(latitudeDeg: number, longitudeDeg: number, description: string): Html {
  return mapFrame(description, raw(drawn(`${latitudeDeg.toFixed(2)} ${longitudeDeg.toFixed(2)}`)));
}

/**
 * The same map drawn in a file of its own, which many pages share: `href` is the address under which {@link mapFile} is served.
 * A drawing that is used so takes the colours of the page, dark or light.
 */
export function positionMapAt(href: string, description: string): Html {
  return mapFrame(description, html`<use href="${href}#m"/>`);
}

/** The name under which the map of a point is asked for: `63.40,13.20.svg`. */
export function mapName(latitudeDeg: number, longitudeDeg: number): string {
  return `${latitudeDeg.toFixed(2)},${longitudeDeg.toFixed(2)}.svg`;
}

/** The map of a name that {@link mapName} gave, as an SVG document with one group `m`; undefined for any other name. */
export function mapFile(name: string): string | undefined {
  const point = /^(-?\d{1,2}\.\d\d),(-?\d{1,3}\.\d\d)\.svg$/.exec(name);
  const [latitude, longitude] = [Number(point?.[1]), Number(point?.[2])];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  const drawing = drawn(`${latitude.toFixed(2)} ${longitude.toFixed(2)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><g id="m" font-family="system-ui,sans-serif" font-size="11">${drawing}</g></svg>`;
}

function mapFrame(description: string, content: Html): Html {
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${description}">${content}</svg>`;
}

function drawMap(key: string): string {
  const [latitude = 0, longitude = 0] = key.split(' ').map(Number);
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .scale(SCALE)
    .translate([...CENTRE])
    .clipAngle(REACH_DEG)
    .clipExtent([
      [-2, -2],
      [WIDTH + 2, HEIGHT + 2],
    ]);
  const near = worldCountries().filter((country) => isNear(country, longitude, latitude));
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="var(--sea)"/>`,
    borders(near, projection),
    names(near, projection),
    globe(longitude, latitude),
    `<circle cx="${round(CENTRE[0])}" cy="${round(CENTRE[1])}" r="9" fill="var(--act)" fill-opacity=".18"/><circle cx="${round(CENTRE[0])}" cy="${round(CENTRE[1])}" r="4" fill="var(--act)" stroke="var(--card)" stroke-width="1.5"/>`,
    scaleBar(),
  ].join('');
}

function borders(countries: readonly Country[], projection: GeoProjection): string {
  return `<path d="${coarse(projection, countries, 1.1)}" fill="var(--land)" stroke="var(--land-line)" stroke-width=".8" stroke-linejoin="round"/>`;
}

function coarse(projection: GeoProjection, shapes: readonly GeoPermissibleObjects[], stepPx: number): string {
  const text = new CoarsePath(stepPx);
  const path = geoPath(projection, text);
  for (const shape of shapes) path(shape);
  return text.toString();
}

function names(countries: readonly Country[], projection: GeoProjection): string {
  const path = geoPath(projection);
  return countries
    .filter((country) => path.area(country) > 1800)
    .map((country) => {
      const [x, y] = path.centroid(country);
      const isFree =
        y > 14 && y < HEIGHT - 14 && x > 30 && x < WIDTH - 30 && !(x > WIDTH - 130 && (y < 110 || y > HEIGHT - 45));
      const isAtPoint = Math.abs(x - CENTRE[0]) < 40 && Math.abs(y - CENTRE[1]) < 14;
      if (!isFree) return '';
      const shift = isAtPoint ? 26 : 4;
      return `<text x="${round(x)}" y="${round(y + shift)}" text-anchor="middle" fill="var(--ink-2)">${escapeHtml(country.properties.name)}</text>`;
    })
    .join('');
}

function globe(longitude: number, latitude: number): string {
  const radius = 42;
  const [x, y] = [WIDTH - radius - 12, radius + 12];
  const projection = geoOrthographic()
    .rotate([-longitude, -latitude * 0.6])
    .scale(radius)
    .translate([x, y])
    .clipAngle(90);
  const [px, py] = projection([longitude, latitude]) ?? [x, y];
  const land = coarse(projection, [worldLand()], 0.8);
  return (
    `<circle cx="${x}" cy="${y}" r="${radius + 4}" fill="var(--card)"/><circle cx="${x}" cy="${y}" r="${radius}" fill="var(--sea)" stroke="var(--land-line)"/>` +
    `<path d="${land}" fill="var(--land)" stroke="var(--land-line)" stroke-width=".5"/><circle cx="${round(px)}" cy="${round(py)}" r="3.5" fill="var(--act)" stroke="var(--card)"/>`
  );
}

function scaleBar(): string {
  const width = round((200 / EARTH_RADIUS_KM) * SCALE);
  const [x, y] = [WIDTH - width - 14, HEIGHT - 14];
  return `<path d="M${x} ${y - 3}v6M${x} ${y}h${width}M${round(x + width)} ${y - 3}v6" stroke="var(--ink-2)" fill="none"/><text x="${round(x + width / 2)}" y="${y - 6}" text-anchor="middle" fill="var(--ink-2)">200${THIN}km</text>`;
}

const bounds = new WeakMap<Country, [[number, number], [number, number]]>();

/** Whether a country's box comes within reach; a box over the date line has west greater than east. */
function isNear(country: Country, longitude: number, latitude: number): boolean {
  const box = bounds.get(country) ?? geoBounds(country);
  bounds.set(country, box);
  const [[west, south], [east, north]] = box;
  if (latitude < south - REACH_DEG || latitude > north + REACH_DEG) return false;
  const nearestPole = Math.min(89, Math.abs(latitude) + REACH_DEG);
  const reach = Math.min(180, REACH_DEG / Math.cos((nearestPole * Math.PI) / 180));
  const width = (east - west + 360) % 360;
  const offset = (longitude - (west - reach) + 720) % 360;
  return width + 2 * reach >= 360 || offset <= width + 2 * reach;
}
