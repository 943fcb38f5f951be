import type { Facet } from '../../domain/search/facets.ts';
import { MOST_CORNERS, type SearchFinding } from '../../domain/search/read-search-request.ts';
import { readSearchText } from '../../domain/search/read-search-text.ts';
import { isUnbounded, type SearchRequest, SORTS } from '../../domain/search/search-request.ts';
import type { Found } from '../../store/search/search-catalogue.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { drawHref } from '../map/map-links.ts';
import type { PublicFace } from '../public-face.ts';
import { type ActiveFilter, activeFilters, filterChips, labelOf } from '../search/active-filters.ts';
import { MOST_EXPORTED, RESULT_FORMATS } from '../search/export-results.ts';
import { filterPanel } from '../search/filter-panel.ts';
import { type Alternatives, nothingFound } from '../search/nothing-found.ts';
import { resultCard } from '../search/result-card.ts';
import { resultsMap } from '../search/results-map.ts';
import { countFilters, type SearchState, searchHref, sortedBy } from '../search/search-address.ts';
import { writeCursor } from '../search/search-cursor.ts';
import type { SearchWords } from '../words/en/search.ts';
import type { Reader } from '../words/reader.ts';
import type { Words } from '../words/words.ts';

/** What a search found, for its page. `instead` says what else would find something where this found nothing. */
export interface SearchView {
  readonly request: SearchRequest;
  readonly findings: readonly SearchFinding[];
  readonly found: Found;
  readonly instead: Alternatives | undefined;
  /** ISO day (UTC) by which embargoes are judged. */
  readonly today: string;
  readonly isFirst: boolean;
  /** Number of the first result on the page, counted from 1; undefined where nobody knows. */
  readonly startsAt: number | undefined;
  /** The facet of which every value is listed. */
  readonly whole: Facet | undefined;
  readonly isLargeMap: boolean;
  /** True while the catalogue takes up much that is not found yet, as after a restore. */
  readonly isBeingIndexed: boolean;
  readonly reader: Reader;
}

/** So many results a page has. */
export const PAGE_SIZE = 25;
const MAP_PX = 250;
const LARGE_MAP_PX = 520;

/** The search page: results with filters and map, or why there are none and what to try. */
export function searchPage(face: PublicFace, view: SearchView): string {
  const { request, found, reader } = view;
  const { words } = reader;
  const { search } = words;
  const { survey } = found;
  const filters = activeFilters(request, survey?.facets, words);
  const body =
    found.total.count === 0 ? nothingFound(face, request, filters, view.instead, words) : results(face, view, filters);
  const main = html`<div class="srch">${searchField(face, request, words)}${filterChips(face, request, filters, words)}${problems(view.findings, search)}${view.isBeingIndexed && html`<div class="note w" role="status">${icon('search')}<div>${search.beingIndexed}</div></div>`}<div class="sg">${survey && filterPanel(face, request, survey, { whole: view.whole, words })}<div id="results" tabindex="-1">${found.total.count > 0 && map(face, view)}${body}</div></div></div>`;
  const title = request.text === '' ? search.title : search.titleOf(request.text);
  // One page of everything may be listed; what is chosen from it leads on without end.
  const isStart = isUnbounded(request) && view.isFirst;
  const listed = isStart
    ? { canonical: `${face.baseUrl}/search`, description: search.description(face.agent.name) }
    : { unlisted: true };
  return renderPage(face, { reader, title, ...listed, current: 'search', ownSearch: true, main });
}

function searchField(face: PublicFace, request: SearchRequest, { search, frame }: Words): Html {
  const kept = request.sort !== 'relevance' && html`<input type="hidden" name="sort" value="${request.sort}">`;
  return html`<form class="sb" id="sf" role="search" action="${linkTo(face, '/search')}"><label class="f">${icon('search', 20)}<span class="sr">${search.field}</span><input type="search" name="q" value="${request.text}" autocomplete="off" spellcheck="false" list="sug" data-suggest="${linkTo(face, '/api/v1/suggest?q=')}"></label><datalist id="sug"></datalist>${kept}<button class="btn p">${frame.search}</button></form>`;
}

function problems(findings: readonly SearchFinding[], search: SearchWords): readonly Html[] {
  return findings.map(({ slip, field, value = '' }) => {
    const said = search.slip[slip](slipField(field, search), value);
    const rule = search.slipRule[slip](slip === 'sort' ? Object.values(search.sort).join(', ') : String(MOST_CORNERS));
    return html`<div class="note err" role="alert">${icon('error')}<div><b>${said}</b> ${search.leftOut(html`<span class="m brk">${value}</span>`, rule)}</div></div>`;
  });
}

/** A field of the address by the name that stands above it in the form. */
function slipField(field: string, search: SearchWords): string {
  if (field.startsWith('depth_')) return search.depth;
  if (field.startsWith('age_')) return search.age;
  return field.startsWith('year_') ? search.takenBetween : field;
}

function map(face: PublicFace, { request, found, isLargeMap, reader }: SearchView): Html | null {
  const { search } = reader.words;
  const drawn = resultsMap(found.survey?.places ?? [], request, {
    heightPx: isLargeMap ? LARGE_MAP_PX : MAP_PX,
    words: reader.words,
    hrefOf: (box) => searchHref(face, { ...request, box }, { isLargeMap }),
  });
  if (drawn === null) return null;
  const other = searchHref(face, request, { isLargeMap: !isLargeMap });
  const draw = drawHref(face, request, found.survey?.places ?? []);
  return html`<div class="card mapc"><div class="scroll" tabindex="0" role="region" aria-label="${search.mapOfResults}">${drawn}</div><div class="tools"><a class="btn s" href="${draw}" rel="nofollow">${reader.words.map.drawArea}</a><a class="btn s" href="${other}">${isLargeMap ? search.smallerMap : search.largerMap}</a></div></div>`;
}

function results(face: PublicFace, view: SearchView, filters: readonly ActiveFilter[]): Html {
  const { request, found, today, reader } = view;
  const { search } = reader.words;
  const words = readSearchText(request.text).flatMap((one) => one.words);
  const instead = found.isCorrected ? found.corrections.flatMap((one) => one.instead) : [];
  const sourceLabel = (source: string) => labelOf(found.survey?.facets, 'source', source);
  const options = { words: [...words, ...instead], sourceLabel, today, reader: reader.words };
  return html`<div class="srh"><h1>${totalWords(found, search)}</h1>${estimateNote(found, search)}<div class="sp"><a class="btn s o-sm" href="#filters">${icon('filter', 16)}${filters.length > 0 ? search.filtersOn(countFilters(request)) : search.filters}</a>${sortMenu(face, request, search)}${exportMenu(face, request, found, search)}</div></div>${meant(face, request, found, search)}
<ol>${found.hits.map((hit) => resultCard(face, hit, options))}</ol>${pageLinks(face, view)}`;
}

/** The way on and back, and which results these are where that is known. */
function pageLinks(face: PublicFace, { request, found, isFirst, startsAt, isLargeMap, reader }: SearchView): Html {
  const { search } = reader.words;
  const { next, previous, hits, total } = found;
  const nextStart = startsAt === undefined ? undefined : startsAt + PAGE_SIZE;
  const previousStart = startsAt === undefined ? undefined : Math.max(1, startsAt - PAGE_SIZE);
  const to = (state: SearchState) => searchHref(face, request, { ...state, isLargeMap });
  const back =
    previous &&
    html`<a class="btn s" rel="prev" href="${to({ before: writeCursor(previous, previousStart) })}">${search.previous}</a>`;
  const on =
    next && html`<a class="btn s" rel="next" href="${to({ after: writeCursor(next, nextStart) })}">${search.next}</a>`;
  const first = !isFirst && html`<a href="${to({})}">${search.first}</a>`;
  const end = (startsAt ?? 1) + hits.length - 1;
  const isTrue = startsAt !== undefined && hits.length > 0 && (!total.isExact || end <= total.count);
  const range = isTrue && search.range(startsAt, end, total.isExact ? total.count : undefined);
  return html`<nav class="pgn" aria-label="${search.pages}"><span class="pgf">${back}${first}</span><span class="n">${range}</span><span>${on}</span></nav>`;
}

function totalWords({ total }: Found, search: SearchWords): string {
  return (total.isExact ? search.total : search.moreThan)(total.count);
}

function estimateNote({ survey }: Found, { estimates }: SearchWords): Html | null {
  if (survey === undefined || survey.estimated.length === 0) return null;
  return html`<span class="mut sm">${estimates}</span>`;
}

/** Which words others were sought for, or may have been meant for. */
function meant(
  face: PublicFace,
  request: SearchRequest,
  { corrections, isCorrected }: Found,
  search: SearchWords,
): Html | null {
  if (corrections.length === 0) return null;
  const better = correctedText(request.text, corrections);
  if (isCorrected) return html`<p class="dym">${search.corrected(request.text, html`<b>${better}</b>`)}</p>`;
  const link = html`<a href="${searchHref(face, { ...request, text: better })}">${better}</a>`;
  return html`<p class="dym">${search.meant(link)}</p>`;
}

/** The text with each word replaced by the likeliest that it resembles. */
function correctedText(text: string, corrections: Found['corrections']): string {
  return corrections.reduce((better, { word, instead }) => {
    const at = better.toLowerCase().indexOf(word);
    return at < 0 ? better : `${better.slice(0, at)}${instead[0] ?? word}${better.slice(at + word.length)}`;
  }, text);
}

function sortMenu(face: PublicFace, request: SearchRequest, search: SearchWords): Html {
  const links = SORTS.map(
    (sort) =>
      html`<a href="${searchHref(face, sortedBy(request, sort))}"${sort === request.sort && html` aria-current="true"`}>${search.sort[sort]}</a>`,
  );
  return html`<details class="pop"><summary class="btn s">${search.sortedBy[request.sort]}</summary><div>${links}</div></details>`;
}

function exportMenu(face: PublicFace, request: SearchRequest, { total }: Found, search: SearchWords): Html {
  const formats = Object.keys(RESULT_FORMATS) as (keyof typeof RESULT_FORMATS)[];
  const links = formats.map(
    (format) =>
      html`<a href="${searchHref(face, request, {}, `/search/export.${format}`)}" rel="nofollow" download="samples.${format}">${search.format[format]}</a>`,
  );
  const limit = !total.isExact && html`<p>${search.firstOf(MOST_EXPORTED)}</p>`;
  const machines = html`<a href="${linkTo(face, '/#machines')}">${search.forMachines}</a>`;
  const all = isUnbounded(request) && html`<p>${search.everything(machines)}</p>`;
  return html`<details class="pop"><summary class="btn s">${icon('download', 16)}${search.export}</summary><div>${links}${limit}${all}</div></details>`;
}
