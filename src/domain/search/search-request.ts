import type { Box, Position } from '../description/place.ts';
import type { Facet } from './facets.ts';

/** In which order results come: `relevance` puts what names every word in its title first. */
export const SORTS = ['relevance', 'title', 'depth', 'newest'] as const;

/** One of {@link SORTS}. */
export type Sort = (typeof SORTS)[number];

/** A stretch of which either end may be open; both ends belong to it. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/**
 * What is sought: the text, the chosen values of each facet (one of them is enough), the stretches (one that an object only
 * touches counts), the area in WGS 84. Depths are metres as the record states them, ages millions of years.
 */
export interface SearchRequest {
  readonly text: string;
  readonly facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly depthM?: Range;
  readonly year?: Range;
  readonly ageMa?: Range;
  readonly box?: Box;
  /** Corners of an area, without the first repeated. */
  readonly polygon?: readonly Position[];
  /** The IGSN or the name of a record: only what lies below it, at whatever height. */
  readonly within?: string;
  readonly sort: Sort;
}

/** What beside facets results can be narrowed by, in the order shown. */
export const NARROWINGS = ['within', 'depthM', 'year', 'ageMa', 'box', 'polygon'] as const;

/** Whether a request narrows nothing and seeks no word: then it asks for everything. */
export function isUnbounded(request: SearchRequest): boolean {
  return request.text.trim() === '' && !isNarrowed(request);
}

/** Whether anything beside the text narrows the results. */
export function isNarrowed(request: SearchRequest): boolean {
  const isChosen = Object.values(request.facets).some((values) => values.length > 0);
  return isChosen || NARROWINGS.some((one) => request[one] !== undefined);
}
