import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** A stretch of changes: behind `afterSeq`, up to and with `throughSeq`. */
export interface ChangeWindow {
  readonly afterSeq: number;
  readonly throughSeq: number;
}

const BEFORE_ALL = -1;

/**
 * The public changes between two moments, each of which is optional and belongs to the window. Moments compare as text against
 * `changed_at`, so the caller writes `from` without and `until` with the closing `Z` to include fractions of a second.
 * Undefined when no change lies between. Costs two index look-ups, because `changed_at` never falls while `changed_seq` rises.
 */
export async function findChangeWindow(
  db: Queries,
  from: string | undefined,
  until: string | undefined,
): Promise<ChangeWindow | undefined> {
  const first = from === undefined ? BEFORE_ALL + 1 : await firstChangeFrom(db, from);
  const last = until === undefined ? Number.MAX_SAFE_INTEGER : await lastChangeUntil(db, until);
  if (first === undefined || last === undefined || first > last) return undefined;
  return { afterSeq: first - 1, throughSeq: last };
}

async function firstChangeFrom(db: Queries, from: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('record')
    .select('changed_seq')
    .where(isPublic)
    .where('changed_at', '>=', from)
    .orderBy('changed_at')
    .orderBy('changed_seq')
    .limit(1)
    .executeTakeFirst();
  return row?.changed_seq;
}

async function lastChangeUntil(db: Queries, until: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('record')
    .select('changed_seq')
    .where(isPublic)
    .where('changed_at', '<=', until)
    .orderBy('changed_at', 'desc')
    .orderBy('changed_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.changed_seq;
}
