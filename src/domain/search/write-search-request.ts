import { FACETS } from './facets.ts';
import type { SearchRequest } from './search-request.ts';

/** A request as the query of an address, always the same for the same request; `readSearchRequest` reads it again. */
export function writeSearchRequest(request: SearchRequest): URLSearchParams {
  const query = new URLSearchParams();
  if (request.text !== '') query.set('q', request.text);
  for (const facet of FACETS) {
    for (const value of request.facets[facet] ?? []) query.append(facet, value);
  }
  const ranges = { depth: request.depthM, year: request.year, age: request.ageMa };
  for (const [name, range] of Object.entries(ranges)) {
    if (range?.from !== undefined) query.set(`${name}_from`, String(range.from));
    if (range?.to !== undefined) query.set(`${name}_to`, String(range.to));
  }
  const { box, polygon, within } = request;
  if (within !== undefined) query.set('within', within);
  if (box !== undefined) query.set('bbox', [box.westDeg, box.southDeg, box.eastDeg, box.northDeg].join(','));
  if (polygon !== undefined)
    query.set('polygon', polygon.map((one) => `${one.longitudeDeg},${one.latitudeDeg}`).join(';'));
  if (request.sort !== 'relevance') query.set('sort', request.sort);
  return query;
}
