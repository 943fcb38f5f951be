import type { Language } from '../../domain/language.ts';
import { round } from '../drawing/rock-palette.ts';
import { type Html, html, raw } from '../frame/html.ts';
import { landOf } from './draw-land.ts';
import { MAP_HEIGHT, MAP_WIDTH, mapQuery, placeOn } from './map-view.ts';
import { radiusOf } from './merge-near.ts';
import type { MapFound, PlaceGroup } from './read-map.ts';

/** How groups are named and where they lead, and in which language countries are. */
export interface GroupLinks {
  readonly language: Language;
  readonly hrefOf: (group: PlaceGroup) => string;
  readonly nameOf: (group: PlaceGroup) => string;
}

/** The map of a view: land, and each group as a circle that leads on; filled for holes, hollow for samples alone. */
export function mapDrawing({ frame, groups }: MapFound, label: string, links: GroupLinks): Html {
  const { view } = frame;
  const circles = groups.map((group) => circle(group, placeOn(frame, group), links));
  return html`<svg class="rmap bigm" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="group" aria-label="${label}" data-lon="${view.longitudeDeg}" data-lat="${view.latitudeDeg}" data-zoom="${view.zoom}" data-east="${frame.pxPerDegreeEast}" data-north="${frame.pxPerDegreeNorth}"><g>${raw(landOf(mapQuery(view), links.language))}${circles}</g></svg>`;
}

/** The same as a picture without links, for a page that leads to the map. */
export function mapPicture({ frame, groups }: MapFound, label: string, language: Language): Html {
  const circles = groups.map((group) => dot(group, placeOn(frame, group)));
  return html`<svg class="rmap bigm" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${label}">${raw(landOf(mapQuery(frame.view), language))}${circles}</svg>`;
}

function dot(group: PlaceGroup, [x, y]: readonly [number, number]): Html {
  const radius = round(radiusOf(group.holes + group.samples));
  return html`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" class="${group.holes === 0 ? 'ds' : 'dh'}"/>`;
}

function circle(group: PlaceGroup, [x, y]: readonly [number, number], { hrefOf, nameOf }: GroupLinks): Html {
  const total = group.holes + group.samples;
  const radius = round(radiusOf(total));
  const kind = group.holes === 0 ? 's' : 'h';
  const label =
    total > 1 && html`<text x="${round(x)}" y="${round(y + 4)}" text-anchor="middle">${short(total)}</text>`;
  const name = nameOf(group);
  // What is seen in the circle is part of what it is called, also where holes and samples are counted together.
  const said = total > 1 && !name.includes(short(total)) ? `${short(total)}: ${name}` : name;
  return html`<a href="${hrefOf(group)}" class="${kind}" aria-label="${said}"><circle cx="${round(x)}" cy="${round(y)}" r="${radius}"/>${label}</a>`;
}

/** As a circle holds it: `870`, `12k`, `3M`. */
function short(value: number): string {
  if (value < 1000) return String(value);
  return value < 1_000_000 ? `${Math.round(value / 1000)}k` : `${Math.round(value / 1_000_000)}M`;
}
