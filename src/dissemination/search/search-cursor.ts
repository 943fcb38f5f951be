import type { Place } from '../../store/search/find-hits.ts';

/** Behind which result a page begins, as it stands in addresses. */
export function writeCursor({ key, id, isRanked }: Place): string {
  return Buffer.from(JSON.stringify([key, id, isRanked ? 1 : 0])).toString('base64url');
}

/** Reads it again; undefined where there is none or what there is was not written by us. */
export function readCursor(text: string): Place | undefined {
  const [key, id, isRanked] = parsed(text);
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) ? { key, id, isRanked: isRanked === 1 } : undefined;
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
