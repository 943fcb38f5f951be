import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { FACETS, type Facet } from '../../domain/search/facets.ts';
import { NARROWINGS, type Range, type SearchRequest } from '../../domain/search/search-request.ts';
import type { CountedFacets } from '../../store/search/facet-names.ts';
import { type Html, html } from '../frame/html.ts';
import { icon } from '../frame/icons.ts';
import { measure, plain } from '../frame/quantity.ts';
import { materialWord } from '../landing/group-rows.ts';
import type { PublicFace } from '../public-face.ts';
import type { SearchWords } from '../words/en/search.ts';
import type { Words } from '../words/words.ts';
import { searchHref, textOnly, withoutNarrowing, withoutValue } from './search-address.ts';

/** A filter that is on: in words, and the request without it. */
export interface ActiveFilter {
  readonly words: string;
  readonly without: SearchRequest;
}

/** The filters of a request in the order of the panel; `facets` gives their labels where known. */
export function activeFilters(
  request: SearchRequest,
  facets: CountedFacets | undefined,
  words: Words,
): readonly ActiveFilter[] {
  const { search } = words;
  const chosen = FACETS.flatMap((facet) =>
    (request.facets[facet] ?? []).map((value) => ({
      words: search.facetValue(search.facet[facet], valueLabel(words, facet, value, labelOf(facets, facet, value))),
      without: withoutValue(request, facet, value),
    })),
  );
  const narrowed = NARROWINGS.filter((one) => request[one] !== undefined).map((one) => ({
    words: narrowingWords(request, one, search),
    without: withoutNarrowing(request, one),
  }));
  return [...chosen, ...narrowed];
}

/** The filters as chips, each a link that takes it off; nothing when there are none. */
export function filterChips(
  face: PublicFace,
  request: SearchRequest,
  filters: readonly ActiveFilter[],
  { search }: Words,
): Html | null {
  if (filters.length === 0) return null;
  const chips = filters.map(
    ({ words, without }) =>
      html`<li><a class="chip" href="${searchHref(face, without)}" aria-label="${search.removeFilter(words)}">${words}${icon('x', 15)}</a></li>`,
  );
  const all = html`<li><a class="btn s q" href="${searchHref(face, textOnly(request))}">${search.clearAll}</a></li>`;
  return html`<div class="chips"><span class="sm mut" id="fby">${search.filteredBy}</span><ul aria-labelledby="fby">${chips}${filters.length > 1 && all}</ul></div>`;
}

/** The label of a value where it is known, else the value as it stands in the address. */
export function labelOf(facets: CountedFacets | undefined, facet: Facet, value: string): string {
  return facets?.[facet].find((one) => one.value === value)?.label ?? value;
}

/** The label of a value in the reader's language, where it is a word of ours, of a list that is translated, or a country; data as they stand. */
export function valueLabel(
  { country, objects, search, terms }: Words,
  facet: Facet,
  value: string,
  label: string,
): string {
  if (facet === 'type' && Object.hasOwn(OBJECT_TYPE, value)) return objects.label(value as ObjectType);
  if (facet === 'has' && (value === 'image' || value === 'data')) return search.has[value];
  if (facet === 'country') return country(label);
  return facet === 'material' ? materialWord(label, terms) : label;
}

function narrowingWords(request: SearchRequest, one: (typeof NARROWINGS)[number], search: SearchWords): string {
  if (one === 'within') return search.below(request.within ?? '');
  if (one === 'box') return search.insideBox;
  if (one === 'polygon') return search.insideArea(request.polygon?.length ?? 0);
  if (one === 'depthM') return search.depthRange(rangeWords(request.depthM, 'm', search));
  if (one === 'ageMa') return search.ageRange(rangeWords(request.ageMa, 'Ma', search));
  return search.taken(rangeWords(request.year, '', search));
}

/** A stretch in words: `500–900 m`, `from 500 m`, `up to 900 m`. */
function rangeWords(range: Range | undefined, unit: string, search: SearchWords): string {
  const said = (value: number) => (unit === '' ? String(value) : measure(value, unit));
  const { from, to } = range ?? {};
  if (from === undefined) return to === undefined ? '' : search.upTo(said(to));
  return to === undefined ? search.from(said(from)) : `${unit === '' ? from : plain(from)}–${said(to)}`;
}
