import { entryPath } from '../../domain/harvest/entry-path.ts';
import { writeSearchRequest } from '../../domain/search/write-search-request.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { assetPath } from '../frame/page-assets.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import { activeFilters } from '../search/active-filters.ts';
import { searchHref } from '../search/search-address.ts';
import type { MapWords } from '../words/en/map.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';
import { mapDrawing } from './map-drawing.ts';
import {
  boxHref,
  countsOf,
  groupHref,
  groupName,
  keptQuery,
  mapHref,
  placeName,
  type Written,
  writtenIn,
} from './map-links.ts';
import { boxOf, type MapView, moved, NEAREST_ZOOM, WORLD, zoomed } from './map-view.ts';
import type { MapFound, MapSearch, PlaceGroup } from './read-map.ts';

const MOST_LISTED = 60;
/** A move goes by half of what is seen, so that the other half stays to be recognised. */
const STEP = 0.5;

/** The map as a page: the drawing, ways to move it as links, the same as a table, and a form for figures. Script adds drawing and dragging. */
export function mapPage(face: PublicFace, found: MapFound, reader: Reader): string {
  const written = writtenIn(reader.words);
  const { words } = written;
  const { search } = found;
  const { view } = found.frame;
  const isWorld = view.zoom === 0;
  const main = html`<div class="maphd"><h1>${words.title}</h1><p class="lead">${words.lead}</p>${search && searchNote(face, search, reader.words)}</div>
<div id="map" data-search="${linkTo(face, '/search')}" data-map="${linkTo(face, '/map')}" data-keep="${keptQuery(search)}" data-box="${words.boxHint}" data-area="${words.areaHint}" data-line="${words.dateLine}">
<section class="card clip bigmap" aria-label="${words.title}">${tools(face, found, words)}${drawing(face, found, written)}<p class="mapn"><span id="map-count" role="status">${countsOf(found, written)}</span><span class="mut xs">${words.legend}</span></p></section>
<section class="card" id="map-table"><header><h2>${words.table}</h2></header>${table(face, found, written)}</section></div>
${typedForm(face, search, words)}`;
  return renderPage(face, {
    reader,
    title: words.title,
    description: words.lead,
    current: 'map',
    ...(isWorld && search === undefined ? { canonical: `${face.baseUrl}/map` } : { unlisted: true }),
    head: html`<script src="${linkTo(face, assetPath('mapScript'))}" defer></script>`,
    main,
  });
}

/** Whose results the map shows, and the way back to them and to everything. */
function searchNote(face: PublicFace, { request, isShownAlone }: MapSearch, words: Words): Html {
  const filters = activeFilters(request, undefined, words).map((one) => one.words);
  const sought = [...(request.text === '' ? [] : [`“${request.text}”`]), ...filters].join('; ');
  const link = html`<a class="brk" href="${searchHref(face, request)}" rel="nofollow">${sought}</a>`;
  const all = html`<a href="${linkTo(face, '/map')}">${words.map.everything}</a>`;
  const said = isShownAlone ? words.map.ofSearch(link) : words.map.ofLargeSearch(link);
  return html`<div class="note" id="map-of" role="note">${icon('search', 18)}<div>${said} ${all}</div></div>`;
}

function tools(face: PublicFace, { frame, search }: MapFound, words: MapWords): Html {
  const { view } = frame;
  const go = (name: string, to: MapView, content: Html | string, id: string) =>
    html`<a class="btn s" id="map-${id}" data-go href="${mapHref(face, to, search)}" aria-label="${name}" title="${name}" rel="nofollow">${content}</a>`;
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
<div>${draw('box', words.drawBox)}${draw('area', words.drawArea)}<a class="btn s" id="map-search" href="${boxHref(face, boxOf(frame), search)}" rel="nofollow">${icon('search', 16)}${words.searchView}</a></div></div><p class="maph js" role="status" hidden></p>`;
}

function drawing(face: PublicFace, found: MapFound, written: Written): Html {
  const links = {
    language: written.language,
    hrefOf: (group: PlaceGroup) => groupHref(face, found, group),
    nameOf: (group: PlaceGroup) => groupName(group, written),
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${written.words.region}">${mapDrawing(found, countsOf(found, written), links)}</div>`;
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
    html` · <a data-go href="${groupHref(face, found, group)}" rel="nofollow" aria-label="${words.closerHere}: ${where}">${words.closerHere}</a>`;
  const first =
    group.only === undefined
      ? html`<a href="${boxHref(face, group.box, found.search)}" rel="nofollow" aria-label="${words.results}: ${where}">${words.results}</a>`
      : html`<a href="${linkTo(face, entryPath(group.only))}">${groupName(group, written)}</a>`;
  return html`<tr><th scope="row">${where}</th><td class="r">${count(group.holes)}</td><td class="r">${count(group.samples)}</td><td class="wr">${first}${closer}</td></tr>`;
}

function typedForm(face: PublicFace, kept: MapSearch | undefined, words: MapWords): Html {
  const sides = [
    ['west', words.west],
    ['east', words.east],
    ['south', words.south],
    ['north', words.north],
  ].map(([name, label]) => html`<label>${label}<input name="${name}" inputmode="decimal" autocomplete="off"></label>`);
  const search = linkTo(face, '/search');
  const hidden = [...(kept === undefined ? [] : writeSearchRequest(kept.request))].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<details class="card box typed"><summary>${words.typed}</summary>
<form action="${search}">${hidden}<fieldset><legend>${words.boxFields}</legend><div class="four">${sides}</div><p class="xs mut">${words.boxFieldHint}</p></fieldset><button class="btn">${words.search}</button></form>
<form action="${search}">${hidden}<label>${words.areaField}<textarea name="polygon" rows="2" spellcheck="false"></textarea></label><p class="xs mut">${words.areaFieldHint}</p><button class="btn">${words.search}</button></form></details>`;
}
