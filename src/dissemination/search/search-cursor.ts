import type { Sort } from '../../domain/search/search-request.ts';
import type { Place } from '../../store/search/find-hits.ts';

/** Behind which result a page begins, as it stands in addresses. */
export function writeCursor({ key, id, isRanked }: Place): string {
  return Buffer.from(JSON.stringify([key, id, isRanked ? 1 : 0])).toString('base64url');
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
