import type { NearHole } from '../../../store/read/find-holes-near.ts';
import { escapeHtml, type Html, html, raw } from '../../frame/html.ts';
import { measure, plain } from '../../frame/quantity.ts';
import { round } from '../rock-palette.ts';

/** A point in degrees, WGS 84. */
export interface Point {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Where the hole goes below ground, seen from above: how far and in which direction (azimuth, degrees from north). */
export interface Track {
  readonly lengthM: number;
  readonly azimuthDeg: number;
}

/** Another hole and how far it is. */
export interface Neighbour extends NearHole {
  readonly distanceM: number;
}

const WIDTH = 372;
const HEIGHT = 170;
const MARGIN_PX = 34;
const METRES_PER_DEGREE = 111_195;

/** Distance and direction from one point to another on a plane around the first, in metres east and north. */
export function offsetM(from: Point, to: Point): { readonly eastM: number; readonly northM: number } {
  const perDegreeEast = METRES_PER_DEGREE * Math.cos((from.latitudeDeg * Math.PI) / 180);
  return {
    eastM: (to.longitudeDeg - from.longitudeDeg) * perDegreeEast,
    northM: (to.latitudeDeg - from.latitudeDeg) * METRES_PER_DEGREE,
  };
}

/**
 * The horizontal part of a straight hole: undefined where it is vertical or where length, inclination (degrees from the vertical)
 * or direction is not known.
 */
export function trackOf(lengthM?: number, inclinationDeg?: number, directionDeg?: number): Track | undefined {
  if (lengthM === undefined || inclinationDeg === undefined || directionDeg === undefined) return undefined;
  const horizontalM = lengthM * Math.sin((inclinationDeg * Math.PI) / 180);
  return horizontalM < 1 ? undefined : { lengthM: horizontalM, azimuthDeg: directionDeg };
}

/** A map of the surroundings of a hole to scale, north above: the hole, where it leads, the holes near it. */
export function localMap(
  own: Point,
  neighbours: readonly Neighbour[],
  track: Track | undefined,
  description: string,
): Html {
  const end = track === undefined ? undefined : trackEnd(track);
  const offsets = neighbours.map((one) => ({ ...offsetM(own, one), name: one.combinedId }));
  const points = end === undefined ? offsets : [...offsets, end];
  const scale = scaleFor(points);
  const at = ({ eastM, northM }: { eastM: number; northM: number }) =>
    [round(WIDTH / 2 + eastM * scale), round(HEIGHT / 2 - northM * scale)] as const;
  const drawing = [
    end === undefined ? '' : drawTrack(at({ eastM: 0, northM: 0 }), at(end)),
    ...offsets.map((one) => drawHole(at(one), one.name)),
    `<circle cx="${WIDTH / 2}" cy="${HEIGHT / 2}" r="4.5" fill="var(--act)" stroke="var(--card)" stroke-width="1.5"/>`,
    scaleBar(scale),
  ].join('');
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${description}"><rect width="${WIDTH}" height="${HEIGHT}" fill="var(--land)"/>${raw(drawing)}</svg>`;
}

function trackEnd({ lengthM, azimuthDeg }: Track): { readonly eastM: number; readonly northM: number } {
  const azimuth = (azimuthDeg * Math.PI) / 180;
  return { eastM: lengthM * Math.sin(azimuth), northM: lengthM * Math.cos(azimuth) };
}

/** Pixels for a metre, so that every point has its place. */
function scaleFor(points: readonly { readonly eastM: number; readonly northM: number }[]): number {
  const widestM = Math.max(1, ...points.map((one) => Math.abs(one.eastM)));
  const highestM = Math.max(1, ...points.map((one) => Math.abs(one.northM)));
  return Math.min((WIDTH / 2 - MARGIN_PX) / widestM, (HEIGHT / 2 - MARGIN_PX) / highestM);
}

function drawHole([x, y]: readonly [number, number], name: string): string {
  const anchor = x > WIDTH - 90 ? 'end' : x < 90 ? 'start' : 'middle';
  return `<circle cx="${x}" cy="${y}" r="3.5" fill="var(--card)" stroke="var(--ink-2)" stroke-width="1.5"/><text x="${x}" y="${round(y - 8)}" text-anchor="${anchor}">${escapeHtml(name)}</text>`;
}

function drawTrack([x, y]: readonly [number, number], [endX, endY]: readonly [number, number]): string {
  return `<path d="M${x} ${y}L${endX} ${endY}" stroke="var(--act)" stroke-width="2" stroke-dasharray="4 3"/><circle cx="${endX}" cy="${endY}" r="2.5" fill="var(--act)"/>`;
}

function scaleBar(scale: number): string {
  const roughM = 90 / scale;
  const power = 10 ** Math.floor(Math.log10(roughM));
  const lengthM = ([5, 2, 1].find((one) => one * power <= roughM) ?? 1) * power;
  const width = round(lengthM * scale);
  const [x, y] = [WIDTH - width - 14, HEIGHT - 12];
  const text = lengthM >= 1000 ? measure(plain(lengthM / 1000), 'km') : measure(plain(lengthM), 'm');
  return `<path d="M${x} ${y - 3}v6M${x} ${y}h${width}M${round(x + width)} ${y - 3}v6" stroke="var(--ink-2)" fill="none"/><text x="${round(x + width / 2)}" y="${y - 6}" text-anchor="middle">${text}</text><path d="M14 26v-14m-4 5l4-5l4 5" stroke="var(--ink-2)" fill="none"/><text x="22" y="24">N</text>`;
}
