import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import type { ChangeWindow } from './find-change-window.ts';

const LITERALS = { shown: sql<boolean>`is_shown = 1`, gone: sql<boolean>`is_shown = 0` } as const;

/** The changes of harvested records between two moments, as `findChangeWindow` finds those of ours. */
export async function findHarvestedWindow(
  db: Queries,
  from: string | undefined,
  until: string | undefined,
): Promise<ChangeWindow | undefined> {
  const ends = [await windowOf(db, 'shown', from, until), await windowOf(db, 'gone', from, until)];
  return joinWindows(ends);
}

/** The stretch that holds all of these; undefined where there is none. */
export function joinWindows(windows: readonly (ChangeWindow | undefined)[]): ChangeWindow | undefined {
  const some = windows.filter((one) => one !== undefined);
  if (some.length === 0) return undefined;
  return {
    afterSeq: Math.min(...some.map((one) => one.afterSeq)),
    throughSeq: Math.max(...some.map((one) => one.throughSeq)),
  };
}

async function windowOf(
  db: Queries,
  which: 'shown' | 'gone',
  from: string | undefined,
  until: string | undefined,
): Promise<ChangeWindow | undefined> {
  const first = from === undefined ? 0 : await endOf(db, which, '>=', from);
  const last = until === undefined ? Number.MAX_SAFE_INTEGER : await endOf(db, which, '<=', until);
  if (first === undefined || last === undefined || first > last) return undefined;
  return { afterSeq: first - 1, throughSeq: last };
}

async function endOf(
  db: Queries,
  which: 'shown' | 'gone',
  side: '>=' | '<=',
  moment: string,
): Promise<number | undefined> {
  const order = side === '>=' ? 'asc' : 'desc';
  const row = await db
    .selectFrom('harvested_record')
    .select('changed_seq')
    .where(LITERALS[which])
    .where('changed_at', side, moment)
    .orderBy('changed_at', order)
    .orderBy('changed_seq', order)
    .limit(1)
    .executeTakeFirst();
  return row?.changed_seq;
}
