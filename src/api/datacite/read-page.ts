import { Refusal } from './json-api.ts';

const USUAL_SIZE = 25;
const LARGEST_SIZE = 1000;
const DEEPEST = 10_000;

/** Which page of a list: by number from 1, or behind an IGSN (empty for the beginning). */
export type Page =
  | { readonly kind: 'number'; readonly number: number; readonly size: number }
  | { readonly kind: 'cursor'; readonly afterIgsn: string; readonly size: number };

/**
 * Reads `page[number]`, `page[size]` (25, at most 1,000) and `page[cursor]`, which begins at 1 and goes on with what
 * `links.next` says. Throws 400 where number times size is beyond 10,000, and for a cursor that we never gave.
 */
export function readPage(query: URLSearchParams): Page {
  const size = Math.min(countIn(query, 'page[size]', USUAL_SIZE), LARGEST_SIZE);
  const cursor = query.get('page[cursor]');
  if (cursor !== null) return { kind: 'cursor', afterIgsn: cursorOf(cursor), size };
  const number = Math.max(1, countIn(query, 'page[number]', 1));
  if (number * size > DEEPEST) throw wrong(`page[number] times page[size] is at most ${DEEPEST}; use page[cursor]`);
  return { kind: 'number', number, size };
}

function countIn(query: URLSearchParams, name: string, usual: number): number {
  const text = query.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : usual;
}

function cursorOf(text: string): string {
  if (text === '' || text === '1') return '';
  const igsn = Buffer.from(text, 'base64url').toString('utf8');
  if (Buffer.from(igsn).toString('base64url') !== text || !/^[!-~]{1,249}$/.test(igsn))
    throw wrong('page[cursor] is no cursor');
  return igsn;
}

function wrong(title: string): Refusal {
  return new Refusal(400, [{ status: '400', title }]);
}

/** The address of a list as it was asked for. */
export function selfLink(address: string, query: URLSearchParams): string {
  return query.size === 0 ? address : `${address}?${query}`;
}

/** The address of the next page: a cursor where the list is paged by cursor, else a number. */
export function nextLink(address: string, query: URLSearchParams, next: string): string {
  const following = new URLSearchParams(query);
  following.set(query.has('page[cursor]') ? 'page[cursor]' : 'page[number]', next);
  return `${address}?${following}`;
}
