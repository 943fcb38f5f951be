import type { Finding } from '../../domain/finding.ts';
import { readSearchText } from '../../domain/search/read-search-text.ts';
import { isUnbounded, type SearchRequest, SORTS, type Sort } from '../../domain/search/search-request.ts';
import type { Found } from '../../store/search/search-catalogue.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { count, counted } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import { type ActiveFilter, activeFilters, filterChips, labelOf } from '../search/active-filters.ts';
import { MOST_EXPORTED, RESULT_FORMATS } from '../search/export-results.ts';
import { filterPanel } from '../search/filter-panel.ts';
import { type Alternatives, nothingFound } from '../search/nothing-found.ts';
import { resultCard } from '../search/result-card.ts';
import { resultsMap } from '../search/results-map.ts';
import { countFilters, searchHref, sortedBy } from '../search/search-address.ts';
import { writeCursor } from '../search/search-cursor.ts';

/** What a search found, for its page. `instead` says what else would find something where this found nothing. */
export interface SearchView {
  readonly request: SearchRequest;
  readonly findings: readonly Finding[];
  readonly found: Found;
  readonly instead: Alternatives | undefined;
  /** ISO day (UTC) by which embargoes are judged. */
  readonly today: string;
  readonly isFirst: boolean;
  readonly isLargeMap: boolean;
}

const SORT_WORD: Readonly<Record<Sort, string>> = {
  relevance: 'best match',
  title: 'title',
  depth: 'depth, shallow first',
  newest: 'newest first',
};
const FORMAT_WORD = { csv: 'Table, CSV', geojson: 'Map data, GeoJSON', ris: 'Citations, RIS', ndjson: 'Lines of JSON' };
const MAP_PX = 250;
const LARGE_MAP_PX = 520;

/** The search page: results with filters and map, or why there are none and what to try. */
export function searchPage(face: PublicFace, view: SearchView): string {
  const { request, found } = view;
  const { survey } = found;
  const filters = activeFilters(request, survey?.facets);
  const body =
    found.total.count === 0 ? nothingFound(face, request, filters, view.instead) : results(face, view, filters);
  const main = html`<div class="srch">${searchField(face, request)}${filterChips(face, request, filters)}${problems(view.findings)}<div class="sg">${survey && filterPanel(request, survey)}<div id="results" tabindex="-1">${found.total.count > 0 && map(face, view)}${body}</div></div></div>`;
  const title = request.text === '' ? 'Search' : `${request.text}, search`;
  // One page of everything may be listed; what is chosen from it leads on without end.
  const isStart = isUnbounded(request) && view.isFirst;
  const description = `Search cores, sections and samples from scientific drilling, registered by ${face.agent.name} and others.`;
  const listed = isStart ? { canonical: `${face.baseUrl}/search`, description } : { unlisted: true };
  return renderPage(face, { title, ...listed, current: 'search', ownSearch: true, main });
}

function searchField(face: PublicFace, request: SearchRequest): Html {
  const kept = request.sort !== 'relevance' && html`<input type="hidden" name="sort" value="${request.sort}">`;
  return html`<form class="sb" id="sf" role="search" action="${linkTo(face, '/search')}"><label class="f">${icon('search', 20)}<span class="sr">IGSN, name, place, person or rock</span><input type="search" name="q" value="${request.text}" autocomplete="off" spellcheck="false" list="sug" data-suggest="${linkTo(face, '/api/v1/suggest?q=')}"></label><datalist id="sug"></datalist>${kept}<button class="btn p">Search</button></form>`;
}

function problems(findings: readonly Finding[]): readonly Html[] {
  return findings.map(
    ({ message, value, rule }) =>
      html`<div class="note err" role="alert">${icon('error')}<div><b>${message}</b> It was left out: <span class="m brk">${value}</span>. What can be read is ${rule}.</div></div>`,
  );
}

function map(face: PublicFace, { request, found, isLargeMap }: SearchView): Html | null {
  const drawn = resultsMap(found.survey?.places ?? [], request, {
    heightPx: isLargeMap ? LARGE_MAP_PX : MAP_PX,
    hrefOf: (box) => searchHref(face, { ...request, box }, { isLargeMap }),
  });
  if (drawn === null) return null;
  const other = searchHref(face, request, { isLargeMap: !isLargeMap });
  return html`<div class="card mapc"><div class="scroll" tabindex="0" role="region" aria-label="Map of the results">${drawn}</div><div class="tools"><a class="btn s" href="${other}">${isLargeMap ? 'Smaller map' : 'Larger map'}</a></div></div>`;
}

function results(face: PublicFace, view: SearchView, filters: readonly ActiveFilter[]): Html {
  const { request, found, isFirst, isLargeMap, today } = view;
  const words = readSearchText(request.text).flatMap((one) => one.words);
  const instead = found.isCorrected ? found.corrections.flatMap((one) => one.instead) : [];
  const sourceLabel = (source: string) => labelOf(found.survey?.facets, 'source', source);
  const options = { words: [...words, ...instead], sourceLabel, today };
  const next =
    found.next &&
    html`<a class="btn s" rel="next" href="${searchHref(face, request, { after: writeCursor(found.next), isLargeMap })}">Next results</a>`;
  const first = isFirst
    ? html`<span></span>`
    : html`<a href="${searchHref(face, request, { isLargeMap })}">First results</a>`;
  return html`<div class="srh"><h1>${totalWords(found)}</h1>${estimateNote(found)}<div class="sp"><a class="btn s o-sm" href="#filters">${icon('filter', 16)}Filters${filters.length > 0 && `, ${countFilters(request)}`}</a>${sortMenu(face, request)}${exportMenu(face, request, found)}</div></div>${meant(face, request, found)}
<ol>${found.hits.map((hit) => resultCard(face, hit, options))}</ol><nav class="pgn" aria-label="Pages">${first}${next}</nav>`;
}

function totalWords({ total }: Found): string {
  if (!total.isExact) return `More than ${count(total.count)} results`;
  return counted(total.count, 'result', 'results');
}

function estimateNote({ survey }: Found): Html | null {
  if (survey?.isEstimated !== true) return null;
  return html`<span class="mut sm">Counts beside the filters are estimates.</span>`;
}

/** Which words others were sought for, or may have been meant for. */
function meant(face: PublicFace, request: SearchRequest, { corrections, isCorrected }: Found): Html | null {
  if (corrections.length === 0) return null;
  const better = correctedText(request.text, corrections);
  if (isCorrected)
    return html`<p class="dym">Nothing is called “${request.text}”. These are results for <b>${better}</b>.</p>`;
  return html`<p class="dym">Or did you mean <a href="${searchHref(face, { ...request, text: better })}">${better}</a>?</p>`;
}

/** The text with each word replaced by the likeliest that it resembles. */
function correctedText(text: string, corrections: Found['corrections']): string {
  return corrections.reduce((better, { word, instead }) => {
    const at = better.toLowerCase().indexOf(word);
    return at < 0 ? better : `${better.slice(0, at)}${instead[0] ?? word}${better.slice(at + word.length)}`;
  }, text);
}

function sortMenu(face: PublicFace, request: SearchRequest): Html {
  const links = SORTS.map(
    (sort) =>
      html`<a href="${searchHref(face, sortedBy(request, sort))}"${sort === request.sort && html` aria-current="true"`}>${capital(SORT_WORD[sort])}</a>`,
  );
  return html`<details class="pop"><summary class="btn s">Sort: ${SORT_WORD[request.sort]}</summary><div>${links}</div></details>`;
}

function exportMenu(face: PublicFace, request: SearchRequest, { total }: Found): Html {
  const formats = Object.keys(RESULT_FORMATS) as (keyof typeof RESULT_FORMATS)[];
  const links = formats.map(
    (format) =>
      html`<a href="${searchHref(face, request, {}, `/search/export.${format}`)}" rel="nofollow" download="samples.${format}">${FORMAT_WORD[format]}</a>`,
  );
  const limit = !total.isExact && html`<p>The first ${count(MOST_EXPORTED)} in this order.</p>`;
  const all =
    isUnbounded(request) && html`<p>Everything: see <a href="${linkTo(face, '/#machines')}">for machines</a>.</p>`;
  return html`<details class="pop"><summary class="btn s">${icon('download', 16)}Export</summary><div>${links}${limit}${all}</div></details>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
