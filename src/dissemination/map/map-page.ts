import type { Box } from '../../domain/description/place.ts';
import { entryPath } from '../../domain/harvest/entry-path.ts';
import type { Language } from '../../domain/language.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { assetPath } from '../frame/page-assets.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import type { MapWords } from '../words/en/map.ts';
import type { Reader } from '../words/reader.ts';
import { mapDrawing } from './map-drawing.ts';
import { boxOf, type MapView, mapQuery, moved, NEAREST_ZOOM, viewOfBox, WORLD, zoomed } from './map-view.ts';
import type { MapFound, PlaceGroup } from './read-map.ts';

interface Written {
  readonly words: MapWords;
  readonly language: Language;
  readonly country: (name: string) => string;
  readonly count: (value: number) => string;
  readonly degrees: (group: PlaceGroup) => string;
}

const MOST_LISTED = 60;
/** A move goes by half of what is seen, so that the other half stays to be recognised. */
const STEP = 0.5;

/** The map as a page: the drawing, ways to move it as links, the same as a table, and a form for figures. Script adds drawing and dragging. */
export function mapPage(face: PublicFace, found: MapFound, reader: Reader): string {
  const written = writtenIn(reader);
  const { words } = written;
  const { view } = found.frame;
  const isWorld = view.zoom === 0;
  const main = html`<div class="maphd"><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
<div id="map" data-search="${linkTo(face, '/search')}" data-map="${linkTo(face, '/map')}" data-box="${words.boxHint}" data-area="${words.areaHint}" data-line="${words.dateLine}">
<section class="card clip bigmap" aria-label="${words.title}">${tools(face, found, words)}${drawing(face, found, written)}<p class="mapn"><span id="map-count" role="status">${countsOf(found, written)}</span><span class="mut xs">${words.legend}</span></p></section>
<section class="card" id="map-table"><header><h2>${words.table}</h2></header>${table(face, found, written)}</section></div>
${typedForm(face, words)}`;
  return renderPage(face, {
    reader,
    title: words.title,
    description: words.lead,
    current: 'map',
    ...(isWorld ? { canonical: `${face.baseUrl}/map` } : { unlisted: true }),
    head: html`<script src="${linkTo(face, assetPath('mapScript'))}" defer></script>`,
    main,
  });
}

function writtenIn({ words }: Reader): Written {
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

function tools(face: PublicFace, { frame }: MapFound, words: MapWords): Html {
  const { view } = frame;
  const go = (name: string, to: MapView, content: Html | string, id: string) =>
    html`<a class="btn s" id="map-${id}" data-go href="${mapHref(face, to)}" aria-label="${name}" title="${name}" rel="nofollow">${content}</a>`;
  const moves = [
    go(words.west, moved(view, -STEP, 0), '←', 'west'),
    go(words.north, moved(view, 0, STEP), '↑', 'north'),
    go(words.south, moved(view, 0, -STEP), '↓', 'south'),
    go(words.east, moved(view, STEP, 0), '→', 'east'),
  ];
  const draw = (kind: string, word: string) =>
    html`<button type="button" class="btn s js" data-draw="${kind}" aria-pressed="false">${word}</button>`;
  const isNearest = view.zoom === NEAREST_ZOOM;
  const isWorld = view.zoom === 0;
  const scale = [
    isNearest ? null : go(words.closer, zoomed(view, 1, view), '+', 'in'),
    isWorld ? null : go(words.farther, zoomed(view, -1, view), '−', 'out'),
  ];
  return html`<div class="mapt"><div>${scale}${!isWorld && [moves, go(words.world, WORLD, icon('program', 18), 'world')]}</div>
<div>${draw('box', words.drawBox)}${draw('area', words.drawArea)}<a class="btn s" id="map-search" href="${searchHref(face, boxOf(frame))}" rel="nofollow">${icon('search', 16)}${words.searchView}</a></div></div><p class="maph js" role="status" hidden></p>`;
}

function drawing(face: PublicFace, found: MapFound, written: Written): Html {
  const links = {
    language: written.language,
    hrefOf: (group: PlaceGroup) => hrefOf(face, found, group),
    nameOf: (group: PlaceGroup) => nameOf(group, written),
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${written.words.region}">${mapDrawing(found, countsOf(found, written), links)}</div>`;
}

function countsOf({ groups }: MapFound, written: Written): string {
  if (groups.length === 0) return written.words.nothing;
  const sum = (of: (group: PlaceGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const [holes, samples] = [sum((one) => one.holes), sum((one) => one.samples)];
  return written.words.here(holesIn(holes, written), samplesIn(samples, written));
}

const holesIn = (n: number, { words, count }: Written): string => words.holes(n, count(n));
const samplesIn = (n: number, { words, count }: Written): string => words.samples(n, count(n));

function nameOf(group: PlaceGroup, written: Written): string {
  if (group.only !== undefined) return group.only.title;
  const many = [
    ...(group.holes > 0 ? [holesIn(group.holes, written)] : []),
    ...(group.samples > 0 ? [samplesIn(group.samples, written)] : []),
  ];
  return `${many.join(', ')}: ${placeName(group, written)}, ${written.degrees(group)}`;
}

function placeName({ country: name }: PlaceGroup, { words, country }: Written): string {
  return name === undefined ? words.atSea : country(name);
}

/** One record: its page. One place: what the search finds there. Several: nearer. */
function hrefOf(face: PublicFace, { frame }: MapFound, group: PlaceGroup): string {
  if (group.only !== undefined) return linkTo(face, entryPath(group.only));
  if (group.places === 1) return searchHref(face, group.box);
  const inside = viewOfBox(group.box);
  return mapHref(face, inside.zoom > frame.view.zoom ? inside : zoomed(frame.view, 1, group));
}

function table(face: PublicFace, found: MapFound, written: Written): Html {
  const { words, count } = written;
  if (found.groups.length === 0) return html`<p class="box">${words.nothing}</p>`;
  const rows = found.groups.slice(0, MOST_LISTED).map((group) => row(face, found, group, written));
  const rest = found.groups.length - rows.length;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.table}"><table class="tab"><thead><tr><th scope="col">${words.place}</th><th scope="col" class="r">${words.holesHead}</th><th scope="col" class="r">${words.samplesHead}</th><th scope="col">${words.action}</th></tr></thead><tbody>${rows}</tbody></table></div>${rest > 0 && html`<p class="box mut sm">${words.more(count(rest))}</p>`}`;
}

function row(face: PublicFace, found: MapFound, group: PlaceGroup, written: Written): Html {
  const { words, count, degrees } = written;
  const where = `${placeName(group, written)}, ${degrees(group)}`;
  const closer =
    group.places > 1 &&
    html` · <a data-go href="${hrefOf(face, found, group)}" rel="nofollow" aria-label="${words.closerHere}: ${where}">${words.closerHere}</a>`;
  const first =
    group.only === undefined
      ? html`<a href="${searchHref(face, group.box)}" rel="nofollow" aria-label="${words.results}: ${where}">${words.results}</a>`
      : html`<a href="${linkTo(face, entryPath(group.only))}">${group.only.title}</a>`;
  return html`<tr><th scope="row">${where}</th><td class="r">${count(group.holes)}</td><td class="r">${count(group.samples)}</td><td class="wr">${first}${closer}</td></tr>`;
}

function typedForm(face: PublicFace, words: MapWords): Html {
  const sides = [
    ['west', words.west],
    ['east', words.east],
    ['south', words.south],
    ['north', words.north],
  ].map(([name, label]) => html`<label>${label}<input name="${name}" inputmode="decimal" autocomplete="off"></label>`);
  const search = linkTo(face, '/search');
  return html`<details class="card box typed"><summary>${words.typed}</summary>
<form action="${search}"><fieldset><legend>${words.boxFields}</legend><div class="four">${sides}</div><p class="xs mut">${words.boxFieldHint}</p></fieldset><button class="btn">${words.search}</button></form>
<form action="${search}"><label>${words.areaField}<textarea name="polygon" rows="2" spellcheck="false"></textarea></label><p class="xs mut">${words.areaFieldHint}</p><button class="btn">${words.search}</button></form></details>`;
}

function mapHref(face: PublicFace, view: MapView): string {
  return `${linkTo(face, '/map')}${mapQuery(view)}`;
}

function searchHref(face: PublicFace, { westDeg, southDeg, eastDeg, northDeg }: Box): string {
  return `${linkTo(face, '/search')}?bbox=${[westDeg, southDeg, eastDeg, northDeg].join(',')}`;
}
