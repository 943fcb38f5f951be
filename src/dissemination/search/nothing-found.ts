import type { SearchRequest } from '../../domain/search/search-request.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { linkTo } from '../frame/page-shell.ts';
import { counted } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import { recordPath } from '../record-address.ts';
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
): Html {
  const what = request.text === '' ? 'Nothing fits these filters' : `Nothing here is called “${request.text}”`;
  const heading = filters.length > 0 && request.text !== '' ? `${what} with these filters` : what;
  const ways = (instead?.lessFilters ?? []).map(
    ({ filter, count, isMore }) =>
      html`<li><a class="btn" href="${searchHref(face, filter.without)}">Remove ${lowered(filter.words)}</a> <span class="mut sm">${isMore && 'more than '}${counted(count, 'result', 'results')}</span></li>`,
  );
  const near = (instead?.near ?? []).map(
    (igsn) => html`<li><a class="m" href="${linkTo(face, recordPath(igsn))}">${igsn}</a></li>`,
  );
  return html`<section class="card empty"><div class="ghost">${icon('core', 72)}</div><div><h1>${heading}</h1><p>Searched were identifiers in all their spellings, names, titles, rocks, places, people and the texts of descriptions, of our own and of harvested records. Words with a slip or two were looked for as well.</p>${ways.length > 0 && html`<ul>${ways}</ul>`}${near.length > 0 && html`<p>One character apart:</p><ul>${near}</ul>`}${ways.length === 0 && html`<div class="act"><a class="btn" href="${linkTo(face, '/search')}">See everything</a></div>`}</div></section>`;
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
