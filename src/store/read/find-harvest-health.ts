import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/**
 * How the harvests of a source fare. `runs` by state, `records` of all runs by what came of them, `failures` since the last good run,
 * `since` when that ended, or when the source was added where there is none (ISO 8601, UTC).
 */
export interface HarvestHealth {
  readonly source: string;
  readonly everyHours: number;
  readonly since: string;
  readonly failures: number;
  readonly runs: Readonly<Record<string, number>>;
  readonly records: Readonly<Record<(typeof OUTCOMES)[number], number>>;
}

const OUTCOMES = ['added', 'changed', 'unchanged', 'deleted', 'rejected', 'others'] as const;

/** Every active source, by name; from the runs, of which there are few, and never from the records. */
export async function findHarvestHealth(db: Queries): Promise<HarvestHealth[]> {
  const sources = await db
    .selectFrom('harvest_source')
    .select(['name', 'every_hours', 'created_at'])
    .where('removed_at', 'is', null)
    .where('is_active', '=', 1)
    .orderBy('name')
    .execute();
  if (sources.length === 0) return [];
  const rows = await db
    .selectFrom('harvest_run')
    .select(['source', 'state', sql<number>`count(*)`.as('count')])
    .select(OUTCOMES.map((one) => sql<number>`sum(${sql.ref(one)})`.as(one)))
    .select(sql<string | null>`max(finished_at)`.as('endedAt'))
    .groupBy(['source', 'state'])
    .execute();
  const failures = await failuresOf(db);
  return sources.map(({ name, every_hours, created_at }) => {
    const own = rows.filter((row) => row.source === name);
    const good = own
      .filter(({ state }) => state === 'complete' || state === 'held')
      .flatMap((row) => row.endedAt ?? []);
    const sums = OUTCOMES.map((one) => [one, own.reduce((sum, row) => sum + Number(row[one]), 0)] as const);
    return {
      source: name,
      everyHours: every_hours,
      since: good.toSorted().at(-1) ?? created_at,
      failures: failures.get(name) ?? 0,
      runs: Object.fromEntries(own.map(({ state, count }) => [state, Number(count)])),
      records: Object.fromEntries(sums) as HarvestHealth['records'],
    };
  });
}

async function failuresOf(db: Queries): Promise<Map<string, number>> {
  const { rows } = await sql<{ source: string; count: number }>`
    select r.source, count(*) as count from harvest_run r
    left join (select source, max(started_at) as good_at from harvest_run where state in ('complete', 'held') group by source) g
      on g.source = r.source
    where r.state in ('failed', 'interrupted') and r.last_error is not null and r.started_at > coalesce(g.good_at, '')
    group by r.source`.execute(db);
  return new Map(rows.map(({ source, count }) => [source, Number(count)]));
}
