import { SHEET_NAME, SHEET_TYPE } from '../../dissemination/sheet/sheet-type.ts';

/** What a request costs, and whether the answer says how much is left. */
export interface Cost {
  readonly points: number;
  readonly isTold: boolean;
  /** Whether an answer 304 takes as much work as the whole one. */
  readonly isMadeAnyway?: boolean;
}

/** In which form something is asked for: `format` of the address, and the Accept header. */
export interface AskedForm {
  readonly format?: unknown;
  readonly accept?: string | undefined;
}

const NOTHING: Cost = { points: 0, isTold: false };
/** A page that is made costs one; that it is kept is not to be seen, so nothing is told. */
const LANDING: Cost = { points: 1, isTold: false };
/** It is written before anybody can say whether it is the same. */
const SHEET: Cost = { points: 10, isTold: false, isMadeAnyway: true };
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

/**
 * The cost of a request by the pattern of its route: files for harvesters nothing, a page 1, a search, a map or a data sheet 10, an export 100.
 * Who would take a data sheet among other things pays for it.
 */
export function costOf(route: string | undefined, asked: AskedForm = {}): Cost {
  const cost = COSTS.find(([begin]) => route?.startsWith(begin))?.[1] ?? PAGE;
  return cost === LANDING && isSheet(asked) ? SHEET : cost;
}

function isSheet({ format, accept = '' }: AskedForm): boolean {
  return [format].flat().includes(SHEET_NAME) || accept.toLowerCase().includes(SHEET_TYPE);
}
