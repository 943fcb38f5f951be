import { FACET_LABEL, FACETS, type Facet } from '../../domain/search/facets.ts';
import { NARROWINGS, type Range, type SearchRequest } from '../../domain/search/search-request.ts';
import type { CountedFacets } from '../../store/search/facet-names.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { measure, plain } from '../frame/quantity.ts';
import type { PublicFace } from '../public-face.ts';
import { searchHref, textOnly, withoutNarrowing, withoutValue } from './search-address.ts';

/** A filter that is on: in words, and the request without it. */
export interface ActiveFilter {
  readonly words: string;
  readonly without: SearchRequest;
}

/** The filters of a request in the order of the panel; `facets` gives their labels where known. */
export function activeFilters(request: SearchRequest, facets: CountedFacets | undefined): readonly ActiveFilter[] {
  const chosen = FACETS.flatMap((facet) =>
    (request.facets[facet] ?? []).map((value) => ({
      words: `${FACET_LABEL[facet]}: ${labelOf(facets, facet, value)}`,
      without: withoutValue(request, facet, value),
    })),
  );
  const narrowed = NARROWINGS.filter((one) => request[one] !== undefined).map((one) => ({
    words: narrowingWords(request, one),
    without: withoutNarrowing(request, one),
  }));
  return [...chosen, ...narrowed];
}

/** The filters as chips, each a link that takes it off; nothing when there are none. */
export function filterChips(face: PublicFace, request: SearchRequest, filters: readonly ActiveFilter[]): Html | null {
  if (filters.length === 0) return null;
  const chips = filters.map(
    ({ words, without }) =>
      html`<li><a class="chip" href="${searchHref(face, without)}"><span class="sr">Remove filter </span>${words}${icon('x', 15)}</a></li>`,
  );
  const all = html`<li><a class="btn s q" href="${searchHref(face, textOnly(request))}">Clear all</a></li>`;
  return html`<div class="chips"><span class="sm mut" id="fby">Filtered by</span><ul aria-labelledby="fby">${chips}${filters.length > 1 && all}</ul></div>`;
}

/** The label of a value where it is known, else the value as it stands in the address. */
export function labelOf(facets: CountedFacets | undefined, facet: Facet, value: string): string {
  return facets?.[facet].find((one) => one.value === value)?.label ?? value;
}

function narrowingWords(request: SearchRequest, one: (typeof NARROWINGS)[number]): string {
  if (one === 'box') return 'Inside a box on the map';
  if (one === 'polygon') return `Inside an area of ${request.polygon?.length} corners`;
  if (one === 'depthM') return `Depth: ${rangeWords(request.depthM, 'm')}`;
  if (one === 'ageMa') return `Age: ${rangeWords(request.ageMa, 'Ma')}`;
  return `Taken: ${rangeWords(request.year, '')}`;
}

/** A stretch in words: `500–900 m`, `from 500 m`, `up to 900 m`. */
function rangeWords(range: Range | undefined, unit: string): string {
  const said = (value: number) => (unit === '' ? String(value) : measure(value, unit));
  const { from, to } = range ?? {};
  if (from === undefined) return to === undefined ? '' : `up to ${said(to)}`;
  return to === undefined ? `from ${said(from)}` : `${unit === '' ? from : plain(from)}–${said(to)}`;
}
