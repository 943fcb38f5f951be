import type { SearchRequest } from '../../domain/search/search-request.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
import type { Words } from '../words/words.ts';
import type { ActiveFilter } from './active-filters.ts';
import { searchHref } from './search-address.ts';

/** What would find something: a filter less, and how many then (`isMore`: more than are counted); IGSNs one slip away. */
export interface Alternatives {
  readonly lessFilters: readonly {
    readonly filter: ActiveFilter;
    readonly count: number;
    readonly isMore: boolean;
  }[];
  readonly near: readonly string[];
}

/** What is said where nothing was found, with every way on that is known. */
export function nothingFound(
  face: PublicFace,
  request: SearchRequest,
  filters: readonly ActiveFilter[],
  instead: Alternatives | undefined,
  { search, frame }: Words,
): Html {
  const called = filters.length > 0 ? search.nothingCalledFiltered : search.nothingCalled;
  const heading = request.text === '' ? search.nothingFits : called(request.text);
  const ways = (instead?.lessFilters ?? []).map(
    ({ filter, count, isMore }) =>
      html`<li><a class="btn" href="${searchHref(face, filter.without)}">${search.removeWay(filter.words)}</a> <span class="mut sm">${(isMore ? search.wayMoreThan : search.wayCount)(count)}</span></li>`,
  );
  const near = (instead?.near ?? []).map(
    (igsn) => html`<li><a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a></li>`,
  );
  return html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>${heading}</h1><p>${search.searched}</p>${ways.length > 0 && html`<ul>${ways}</ul>`}${near.length > 0 && html`<p>${frame.nearSpellings}</p><ul>${near}</ul>`}${ways.length === 0 && html`<div class="act"><a class="btn" href="${linkTo(face, '/search')}">${search.seeEverything}</a></div>`}</div></section>`;
}
