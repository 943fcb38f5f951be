import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';
import { isPublic } from './select-public.ts';

/** How many records of a scope stand in each state; `embargoed` counts the registered ones of which details are hidden on a day. */
export async function countStates(
  db: Queries,
  scope: RawBuilder<boolean>,
  today: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; count: number; embargoed: number }>`
    select state, count(*) as count, sum(case when embargo_end > ${today} then 1 else 0 end) as embargoed
    from record where ${scope} group by state`.execute(db);
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  const embargoed = rows.find(({ state }) => state === 'registered')?.embargoed ?? 0;
  return { ...counts, embargoed: Number(embargoed) };
}

/**
 * How many records of a scope were registered since a moment, by the beginning of the time of their registration: 10 characters
 * are a day, 13 an hour, 16 a minute (ISO 8601, UTC). Times without a registration are left out.
 */
export async function countRegisteredSince(
  db: Queries,
  scope: RawBuilder<boolean>,
  since: string,
  characters: number,
): Promise<Map<string, number>> {
  // Whoever registers changes, so the index over the times of change finds them all.
  const { rows } = await sql<{ time: string; count: number }>`
    select substr(registered_at, 1, ${sql.lit(characters)}) as time, count(*) as count from record
    where ${isPublic} and changed_at >= ${since} and registered_at >= ${since} and ${scope}
    group by substr(registered_at, 1, ${sql.lit(characters)})`.execute(db);
  return new Map(rows.map(({ time, count }) => [time, Number(count)]));
}
