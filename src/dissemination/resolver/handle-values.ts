import type { Landing } from '../../store/read/find-landing.ts';
import type { AgentProfile } from '../public-face.ts';
import { redirectAddress } from './redirect-address.ts';

/** How long a handle value may be kept, in seconds, as the GFZ registry wrote its handles. */
export const HANDLE_TTL_S = 86_400;

/** A value of a handle, in the shape of the handle proxy's JSON. Times are UTC, seconds. */
export interface HandleValue {
  readonly index: number;
  readonly type: string;
  readonly data:
    | { readonly format: 'string'; readonly value: string }
    | { readonly format: 'admin'; readonly value: HandleAdmin };
  readonly ttl: number;
  readonly timestamp: string;
}

/** Who may administer a handle. `permissions` are twelve switches, list handles first, add handle last. */
export interface HandleAdmin {
  readonly handle: string;
  readonly index: number;
  readonly permissions: string;
}

/**
 * The values of a handle of ours, in stored order: the URL at index 1 and HS_ADMIN at index 100, as the GFZ registry
 * writes them (registry protocols 1.7). The URL is what we redirect to.
 */
export function handleValues(prefix: string, igsn: string, landing: Landing, baseUrl: string): HandleValue[] {
  const url = redirectAddress(landing.landingUrl, igsn, baseUrl);
  const admin = { handle: `0.NA/${prefix}`, index: 300, permissions: '111111111111' };
  return [
    value(1, 'URL', { format: 'string', value: url }, landing.changedAt),
    value(100, 'HS_ADMIN', { format: 'admin', value: admin }, landing.registeredAt ?? landing.changedAt),
  ];
}

/** The values of a handle that is another name of an IGSN: HS_ALIAS to its DOI at index 1, and HS_ADMIN. */
export function aliasValues(
  { handlePrefix, doiPrefix }: Pick<AgentProfile, 'handlePrefix' | 'doiPrefix'>,
  igsn: string,
  landing: Landing,
): HandleValue[] {
  const [, admin] = handleValues(handlePrefix, igsn, landing, '');
  const alias = { format: 'string', value: `${doiPrefix}/${igsn}` } as const;
  return [value(1, 'HS_ALIAS', alias, landing.changedAt), admin!];
}

/** What of a handle is wanted: types exact, or with subtypes when they end in a dot; types and indexes add up. */
export interface ValueChoice {
  readonly types: readonly string[];
  readonly indexes: readonly number[];
}

/** The chosen values; all of them when nothing is asked for. */
export function chooseValues(values: readonly HandleValue[], { types, indexes }: ValueChoice): HandleValue[] {
  if (types.length === 0 && indexes.length === 0) return [...values];
  return values.filter(({ index, type }) => indexes.includes(index) || types.some((wanted) => isOfType(type, wanted)));
}

/** Reads `type` and `index` of a query; undefined when an index is no number from 0 to 2^31 - 1. */
export function readValueChoice(query: URLSearchParams): ValueChoice | undefined {
  const indexes = query.getAll('index');
  if (indexes.some((index) => !/^\d{1,10}$/.test(index) || Number(index) > 0x7fffffff)) return undefined;
  return { types: query.getAll('type').filter((type) => type !== ''), indexes: indexes.map(Number) };
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.') ? type === wanted.slice(0, -1) || type.startsWith(wanted) : type === wanted;
}

function value(index: number, type: string, data: HandleValue['data'], time: string): HandleValue {
  return { index, type, data, ttl: HANDLE_TTL_S, timestamp: `${time.slice(0, 19)}Z` };
}
