import { geoAzimuthalEquidistant, geoPath } from 'd3-geo';
import { CoarsePath } from '../../drawing/map/coarse-path.ts';
import type { Track } from '../../drawing/map/local-map.ts';
import { worldCountries } from '../../drawing/map/world.ts';
import { round } from '../../drawing/rock-palette.ts';
import { escapeHtml, type Html, html, raw } from '../../frame/html.ts';
import { measure, plain } from '../../frame/quantity.ts';
import type { ExpeditionWords } from '../../words/en/expedition.ts';

/** A hole on the plan, WGS 84 degrees, and where it leads below ground, seen from above, where that is known. */
export interface PlannedHole {
  readonly label: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly track?: Track | undefined;
}

const METRES_PER_DEGREE = 111_195;
const WIDTH = 372;
const HEIGHT = 250;
const MARGIN = 44;
const EARTH_RADIUS_KM = 6371;
/** Nothing is drawn nearer than so many km across: one hole beside another needs no more. */
const LEAST_KM = 0.4;
/** From here on coasts are drawn; below, ours are too coarse to be true. */
const COASTS_FROM_KM = 150;

/** Where the holes lie to each other, north up, with a scale bar; null for fewer than two places. The coasts only where they can be true. */
export function holePlan(holes: readonly PlannedHole[], said: ExpeditionWords): Html | null {
  const places = new Set(holes.map((one) => `${one.latitudeDeg} ${one.longitudeDeg}`));
  if (places.size < 2) return null;
  const names = holes.map((one) => one.label).join(', ');
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said.planOf(names)}">${raw(draw(holes))}</svg>`;
}

function draw(holes: readonly PlannedHole[]): string {
  const tracks = holes.flatMap((hole) => (hole.track === undefined ? [] : [{ hole, end: endOf(hole, hole.track) }]));
  const projection = projectionFor([...holes, ...tracks.map((one) => one.end)]);
  const courses = tracks.map(({ hole, end }) => course(projection, hole, end));
  const spots = holes.flatMap((hole) => {
    const at = projection([hole.longitudeDeg, hole.latitudeDeg]);
    return at === null ? [] : [{ hole, x: round(at[0]), y: round(at[1]) }];
  });
  const widthKm = (WIDTH * EARTH_RADIUS_KM) / projection.scale();
  const marks = spots.map(
    ({ x, y }) => `<circle cx="${x}" cy="${y}" r="4.5" fill="var(--act)" stroke="var(--card)" stroke-width="1.5"/>`,
  );
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="var(${widthKm < COASTS_FROM_KM ? '--land' : '--sea'})"/>`,
    widthKm < COASTS_FROM_KM ? '' : coasts(projection),
    ...courses,
    ...marks,
    ...labels(spots),
    scaleBar(widthKm),
    `<path d="M${WIDTH - 20} 34v-16m-4 6l4-7l4 7" stroke="var(--ink-2)" fill="none"/><text x="${WIDTH - 20}" y="46" text-anchor="middle">N</text>`,
  ].join('');
}

type Place = Pick<PlannedHole, 'latitudeDeg' | 'longitudeDeg'>;

/** Where a straight hole ends, seen from above. */
function endOf({ latitudeDeg, longitudeDeg }: Place, { lengthM, azimuthDeg }: Track): Place {
  const azimuth = (azimuthDeg * Math.PI) / 180;
  const perDegreeEast = METRES_PER_DEGREE * Math.max(0.01, Math.cos((latitudeDeg * Math.PI) / 180));
  return {
    latitudeDeg: latitudeDeg + (lengthM * Math.cos(azimuth)) / METRES_PER_DEGREE,
    longitudeDeg: longitudeDeg + (lengthM * Math.sin(azimuth)) / perDegreeEast,
  };
}

function course(projection: ReturnType<typeof projectionFor>, from: Place, to: Place): string {
  const [start, end] = [from, to].map((one) => projection([one.longitudeDeg, one.latitudeDeg]));
  if (start === null || start === undefined || end === null || end === undefined) return '';
  const [x, y, endX, endY] = [...start, ...end].map(round);
  return `<path d="M${x} ${y}L${endX} ${endY}" stroke="var(--act)" stroke-width="2" stroke-dasharray="4 3"/>`;
}

function projectionFor(holes: readonly Place[]) {
  const first = holes[0]?.longitudeDeg ?? 0;
  // From the first hole on, so that holes on both sides of the antimeridian are neighbours.
  const longitudes = holes.map((one) => first + ((one.longitudeDeg - first + 540) % 360) - 180);
  const latitudes = holes.map((one) => one.latitudeDeg);
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const projection = geoAzimuthalEquidistant()
    .rotate([-middle(longitudes), -middle(latitudes)])
    .translate([WIDTH / 2, HEIGHT / 2])
    .scale(1)
    .clipAngle(179);
  const offsets = holes.map((one) => projection([one.longitudeDeg, one.latitudeDeg]) ?? [0, 0]);
  const reach = (at: 0 | 1, half: number) => Math.max(...offsets.map((one) => Math.abs((one[at] ?? half) - half)));
  const least = LEAST_KM / EARTH_RADIUS_KM / 2;
  const fit = (at: 0 | 1, size: number) => (size / 2 - MARGIN) / Math.max(least, reach(at, size / 2));
  return projection.scale(Math.min(fit(0, WIDTH), fit(1, HEIGHT))).clipExtent([
    [-2, -2],
    [WIDTH + 2, HEIGHT + 2],
  ]);
}

function coasts(projection: ReturnType<typeof projectionFor>): string {
  const text = new CoarsePath(1.1);
  const path = geoPath(projection, text);
  for (const country of worldCountries()) path(country);
  return `<path d="${text}" fill="var(--land)" stroke="var(--land-line)" stroke-width=".8"/>`;
}

/** Names beside their marks; one that would stand on another is left to the table. */
function labels(spots: readonly { hole: PlannedHole; x: number; y: number }[]): string[] {
  const taken: { x: number; y: number }[] = [];
  return spots.map(({ hole, x, y }) => {
    const isRight = x < WIDTH * 0.66;
    if (taken.some((one) => Math.abs(one.x - x) < 62 && Math.abs(one.y - y) < 13)) return '';
    taken.push({ x, y });
    return `<text x="${isRight ? x + 9 : x - 9}" y="${round(y + 4)}" class="a halo" text-anchor="${isRight ? 'start' : 'end'}">${escapeHtml(hole.label)}</text>`;
  });
}

function scaleBar(widthKm: number): string {
  const power = 10 ** Math.floor(Math.log10(widthKm / 4));
  const lengthKm = [5, 2, 1].map((one) => one * power).find((one) => one <= widthKm / 4) ?? power;
  const width = round((lengthKm / widthKm) * WIDTH);
  const y = HEIGHT - 14;
  const words = lengthKm < 1 ? measure(plain(lengthKm * 1000), 'm') : measure(plain(lengthKm), 'km');
  return `<path d="M14 ${y - 3}v6M14 ${y}h${width}M${14 + width} ${y - 3}v6" stroke="var(--ink-2)" fill="none"/><text x="${round(14 + width / 2)}" y="${y - 6}" text-anchor="middle">${words}</text>`;
}
