import { OBJECT_TYPE } from '../../domain/drilling/object-type.ts';
import type { Finding } from '../../domain/finding.ts';
import { isHidden } from '../../domain/registration/embargo.ts';
import type { Hit } from '../../store/read/search-records.ts';
import { type Html, html } from '../frame/html.ts';
import { icon, iconNamed } from '../frame/icons.ts';
import { largeSearch } from '../frame/not-found-page.ts';
import { linkTo, renderPage } from '../frame/page-shell.ts';
import { counted, depthRange } from '../frame/quantity.ts';
import { statePillShort } from '../frame/state-pill.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';

/** What a search found. `near` are IGSNs one slip away from the query; `next` continues the list. */
export interface SearchView {
  readonly query: string;
  /** ISO day by which embargoes are judged. */
  readonly today: string;
  readonly hits: readonly Hit[];
  readonly next: string | undefined;
  readonly isFirst: boolean;
  readonly near: readonly string[];
  readonly findings: readonly Finding[];
}

/** The search page: results, or why there are none and what to try. */
export function searchPage(face: PublicFace, view: SearchView): string {
  const { query, hits } = view;
  const body = query === '' ? howToSearch() : hits.length === 0 ? nothingFound(face, view) : results(face, view);
  const main = html`${largeSearch(face, query)}${body}`;
  const title = query === '' ? 'Search' : `${query}, search`;
  return renderPage(face, { title, unlisted: true, current: 'search', ownSearch: true, main });
}

function results(face: PublicFace, view: SearchView): Html {
  const { hits, next, query } = view;
  const some =
    next === undefined && view.isFirst
      ? counted(hits.length, 'result', 'results')
      : `${hits.length} results on this page`;
  const more =
    next === undefined
      ? null
      : html`<a class="btn s" rel="next" href="${linkTo(face, `/search?q=${encodeURIComponent(query)}&after=${encodeURIComponent(next)}`)}">Next results</a>`;
  const first = view.isFirst
    ? html`<span></span>`
    : html`<a href="${linkTo(face, `/search?q=${encodeURIComponent(query)}`)}">First results</a>`;
  return html`<div class="rh"><h1>${some}</h1><span class="mut sm">titles, names and IGSNs in which every word of “${query}” begins a word, in order of IGSN</span></div>
<ol>${hits.map((hit) => hitItem(face, hit, view.today))}</ol><div class="pgn">${first}${more}</div>`;
}

function hitItem(face: PublicFace, hit: Hit, today: string): Html {
  const { icon: drawing, label } = OBJECT_TYPE[hit.type];
  const state = hit.state === 'registered' && isHidden(hit.embargoEnd, today) ? 'embargoed' : hit.state;
  const depth =
    hit.topM === null ? null : html`<span class="dep n">${depthRange(hit.topM, hit.bottomM ?? hit.topM)}</span>`;
  return html`<li class="hit"><span class="ico">${iconNamed(drawing, 22)}</span><div><a class="tt" href="${linkTo(face, recordPath(hit.igsn))}">${hit.title}</a><div class="meta">${label} · expedition ${hit.expedition}${hit.combinedId !== null && html` · <span class="m brk">${hit.combinedId}</span>`}</div><div class="idr"><span class="m">${hit.igsn}</span>${statePillShort(state)}</div></div>${depth}</li>`;
}

function nothingFound(face: PublicFace, { query, near, findings }: SearchView): Html {
  const links = near.map((igsn) => html`<li><a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a></li>`);
  const spellings = near.length === 0 ? null : html`<p>One character apart:</p><ul>${links}</ul>`;
  const why =
    findings.length === 0
      ? null
      : html`<ul class="sm mut">${findings.map((one) => html`<li>${one.message}</li>`)}</ul>`;
  return html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>Nothing here is called “${query}”</h1><p>Searched were identifiers in all their spellings, names of objects, and the words of titles from their beginning. Places, people and depths cannot be searched yet.</p>${spellings}${why}</div></section>`;
}

function howToSearch(): Html {
  return html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>What to search for</h1><p>An IGSN in any spelling, with or without <span class="m">10273/</span>, <span class="m">https://doi.org/…</span> or <span class="m">IGSN:</span>; the name of an object as on its label, such as <span class="m">5054_1_A_019_1</span>; or words of a title, such as amphibolite or core run.</p></div></section>`;
}
