/** What a request costs, and whether the answer says how much is left. */
export interface Cost {
  readonly points: number;
  readonly isTold: boolean;
}

const NOTHING: Cost = { points: 0, isTold: false };
/** A page that is made costs one; that it is kept is not to be seen, so nothing is told. */
const LANDING: Cost = { points: 1, isTold: false };
const PAGE: Cost = { points: 1, isTold: true };
const SEARCH: Cost = { points: 10, isTold: true };
/** Over an API the account's limit is told, which counts too. */
const API_SEARCH: Cost = { points: 10, isTold: false };
const API_WORDS: Cost = { points: 1, isTold: false };
const EXPORT: Cost = { points: 100, isTold: true };

const COSTS: readonly (readonly [begin: string, cost: Cost])[] = [
  // What harvesters and crawlers live on, and files that are as they are.
  ['/robots.txt', NOTHING],
  ['/sitemap', NOTHING],
  ['/feeds/', NOTHING],
  ['/dumps', NOTHING],
  ['/assets/', NOTHING],
  ['/maps/', NOTHING],
  ['/search/export.', EXPORT],
  ['/search', SEARCH],
  ['/map', SEARCH],
  ['/ogc/collections/:collection/items', SEARCH],
  ['/api/v1/search', API_SEARCH],
  ['/api/v1/suggest', API_WORDS],
  ['/igsn/', LANDING],
  ['/harvested/', LANDING],
];

/** The cost of a request by the pattern of its route: files for harvesters nothing, a page 1, a search or a map 10, an export 100. */
export function costOf(route: string | undefined): Cost {
  return COSTS.find(([begin]) => route?.startsWith(begin))?.[1] ?? PAGE;
}
