import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { selectPublic } from './select-public.ts';

/** Where the change clock stands: every change up to and with `seq` is visible. `at` is UTC, ISO 8601, whole seconds. */
export interface ChangeClock {
  readonly seq: number;
  readonly at: string;
}

/** Reads the change clock; no number up to it is still to appear, because its row stays locked until a change commits. */
export async function findChangeClock(db: Queries): Promise<ChangeClock> {
  const query = db.selectFrom('change_clock').select(['seq', 'at']).where('id', '=', 1);
  return query.executeTakeFirstOrThrow();
}

/** How many public records changed last at or before a number of change. */
export async function countPublicThrough(db: Queries, throughSeq: number): Promise<number> {
  const query = selectPublic(db, { afterSeq: 0, throughSeq }).select(sql<number>`count(*)`.as('records'));
  return Number((await query.executeTakeFirstOrThrow()).records);
}
