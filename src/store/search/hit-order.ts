import { type RawBuilder, sql } from 'kysely';
import type { Sort } from '../../domain/search/search-request.ts';
import { SORTED_DEPTH } from './matching.ts';

/** Behind which result to go on: what it is sorted by, and its id. `isRanked` says by which of two ways relevance was found. */
export interface Place {
  readonly key: string | number;
  readonly id: number;
  readonly isRanked: boolean;
}

/** A result as it is sorted. */
export interface HitRow {
  readonly id: number;
  readonly sort_key: string | number;
}

/**
 * How a page of results is asked for: that behind `after`, else the one that ends before `before`, else the first. `count` is how many
 * there are, or one more than are counted. Tests shorten the `stretch` in which a page of very many is looked for.
 */
export interface HitPage {
  readonly sort: Sort;
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
  readonly limit: number;
  readonly count: number;
  readonly stretch?: Stretch;
}

/** How many entries are gone through in their order, and how many times as many results as a page has are expected where it is looked for. */
export interface Stretch {
  readonly goneThrough: number;
  readonly spare: number;
}

/** From where a page is read, and whether backwards. */
export interface Way {
  readonly from: Place | undefined;
  readonly isBack: boolean;
}

/** By what results are sorted; of relevance there is nothing but the id. */
export function keyOf(sort: Sort): RawBuilder<unknown> {
  if (sort === 'title') return sql`e.title_key`;
  if (sort === 'depth') return SORTED_DEPTH;
  return sort === 'newest' ? sql`e.changed_seq` : sql`0`;
}

/** Which way what results are sorted by goes. */
export function direction(sort: Sort, { isBack }: Way): RawBuilder<unknown> {
  return (sort === 'newest') !== isBack ? sql`desc` : sql`asc`;
}

/** Which way ids go among results that are sorted alike. */
export function idDirection({ isBack }: Way): RawBuilder<unknown> {
  return isBack ? sql`desc` : sql`asc`;
}

/** What lies behind the place from which a page is read; everything where it is the first. */
export function behind(
  { from, isBack }: Way,
  sort: Sort,
  key: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (from === undefined) return sql<boolean>`1 = 1`;
  const behindId = sql<boolean>`${id} ${isBack ? sql`<` : sql`>`} ${from.id}`;
  if (sort === 'relevance' && !from.isRanked) return behindId;
  const isDown = (sort === 'newest') !== isBack;
  const beyond = isDown ? sql`<` : sql`>`;
  // The first half lets the index find the place.
  const upTo = isDown ? sql`<=` : sql`>=`;
  return sql<boolean>`${key} ${upTo} ${from.key} and (${key} ${beyond} ${from.key} or ${behindId})`;
}
