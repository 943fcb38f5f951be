import type { Sort } from '../../domain/search/search-request.ts';
import type { Place } from '../../store/search/hit-order.ts';

/** Behind which result a page begins or before which it ends, as it stands in addresses; `at` is the number of the page's first result. */
export function writeCursor({ key, id, isRanked }: Place, at?: number): string {
  const place = [key, id, isRanked ? 1 : 0];
  return Buffer.from(JSON.stringify(at === undefined ? place : [...place, at])).toString('base64url');
}

/** The number of the first result of the page, counted from 1; undefined where the address does not say it. */
export function readStart(text: string): number | undefined {
  const at = parsed(text)[3];
  return typeof at === 'number' && Number.isSafeInteger(at) && at > 0 ? at : undefined;
}

/** Reads it again for the same order of results; undefined where there is none or what there is was not written by us. */
export function readCursor(text: string, sort: Sort): Place | undefined {
  const [key, id, isRanked] = parsed(text);
  if (!isKeyOf(sort, key)) return undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) ? { key, id, isRanked: isRanked === 1 } : undefined;
}

function isKeyOf(sort: Sort, key: unknown): key is string | number {
  if (sort === 'title') return typeof key === 'string' && !key.includes('\0') && key.isWellFormed();
  return sort === 'depth' ? Number.isFinite(key) : Number.isSafeInteger(key);
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
