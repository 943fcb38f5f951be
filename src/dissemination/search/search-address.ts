import { FACETS, type Facet } from '../../domain/search/facets.ts';
import { NARROWINGS, type SearchRequest, type Sort } from '../../domain/search/search-request.ts';
import { writeSearchRequest } from '../../domain/search/write-search-request.ts';
import { linkTo } from '../frame/page-shell.ts';
import type { PublicFace } from '../public-face.ts';

/** What stands in an address beside the request: behind or before which result, whether the map is large, which facet is shown whole. */
export interface SearchState {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly isLargeMap?: boolean;
  readonly whole?: Facet | undefined;
}

/** The address of a search: everything that is chosen stands in it. */
export function searchHref(
  face: PublicFace,
  request: SearchRequest,
  state: SearchState = {},
  path = '/search',
): string {
  const query = writeSearchRequest(request);
  if (state.isLargeMap) query.set('view', 'map');
  if (state.after !== undefined) query.set('after', state.after);
  if (state.before !== undefined) query.set('before', state.before);
  if (state.whole !== undefined) query.set('whole', state.whole);
  const text = query.toString();
  return linkTo(face, text === '' ? path : `${path}?${text}`);
}

/** The request without one value of a facet. */
export function withoutValue(request: SearchRequest, facet: Facet, value: string): SearchRequest {
  const values = (request.facets[facet] ?? []).filter((one) => one !== value);
  return { ...request, facets: { ...request.facets, [facet]: values } };
}

/** The request without a stretch or an area. */
export function withoutNarrowing(request: SearchRequest, one: (typeof NARROWINGS)[number]): SearchRequest {
  const { [one]: _, ...rest } = request;
  return rest;
}

/** The request with nothing but its text. */
export function textOnly({ text, sort }: SearchRequest): SearchRequest {
  return { text, sort, facets: {} };
}

/** The same in another order. */
export function sortedBy(request: SearchRequest, sort: Sort): SearchRequest {
  return { ...request, sort };
}

/** How many filters are on. */
export function countFilters(request: SearchRequest): number {
  const values = FACETS.reduce((sum, facet) => sum + (request.facets[facet]?.length ?? 0), 0);
  return values + NARROWINGS.filter((one) => request[one] !== undefined).length;
}
