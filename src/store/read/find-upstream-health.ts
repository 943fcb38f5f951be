import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** How one upstream fares. `name` is empty for the installation's own. Times are ISO 8601, UTC. */
export interface UpstreamHealth {
  readonly name: string;
  readonly confirmed: number;
  readonly waiting: number;
  readonly failing: number;
  readonly lastAnswer: string | null;
  readonly lastError: string | null;
  /** How many were confirmed, by the beginning of the hour: `2026-05-04T16`. */
  readonly byHour: ReadonlyMap<string, number>;
}

/** When an upstream is not asked any more for a while, and why; ISO 8601, UTC. */
export interface UpstreamPause {
  readonly state: string;
  readonly until: string | null;
  readonly reason: string | null;
}

const KEPT = 'upstream.circuit.';

/** The upstreams that the worker paused when it last looked, by name. Those that are asked as always are not there. */
export async function findUpstreamPauses(db: Queries): Promise<ReadonlyMap<string, UpstreamPause>> {
  const rows = await db.selectFrom('installation').selectAll().where('key', 'like', `${KEPT}%`).execute();
  const kept = rows.map(({ key, value }) => [key.slice(KEPT.length), JSON.parse(value) as UpstreamPause] as const);
  return new Map(kept.filter(([, { state }]) => state !== 'closed'));
}

interface HourRow {
  readonly name: string;
  readonly hour: string;
  readonly count: number;
  readonly last: string;
}

interface WaitRow {
  readonly name: string;
  readonly waiting: number;
  readonly failing: number;
}

const FROM = sql.raw(
  `from outbox as o join record as r on r.igsn = o.igsn join client as c on c.symbol = r.client_symbol`,
);

/** Every upstream that something was told since a moment, or that something waits for. */
export async function findUpstreamHealth(db: Queries, since: string): Promise<UpstreamHealth[]> {
  const { rows: hours } = await sql<HourRow>`select c.upstream as name, substr(o.due_at, 1, 13) as hour,
      count(*) as count, max(o.due_at) as last ${FROM}
    where o.state = 'confirmed' and o.due_at >= ${since} group by c.upstream, substr(o.due_at, 1, 13)`.execute(db);
  const { rows: waits } = await sql<WaitRow>`select c.upstream as name, count(*) as waiting,
      sum(case when o.state in ('retry', 'needs-a-person') then 1 else 0 end) as failing ${FROM}
    where o.state in ('pending', 'retry', 'submitted', 'needs-a-person') group by c.upstream`.execute(db);
  const { rows: errors } = await sql<{ name: string; lastError: string }>`select c.upstream as name,
      max(o.due_at || ' ' || o.last_error) as ${sql.ref('lastError')} ${FROM}
    where o.state in ('retry', 'submitted', 'needs-a-person') and o.last_error is not null group by c.upstream`.execute(
    db,
  );
  const names = new Set([...hours, ...waits].map((row) => row.name));
  return [...names].toSorted().map((name) => {
    const mine = hours.filter((row) => row.name === name);
    const wait = waits.find((row) => row.name === name);
    return {
      name,
      confirmed: mine.reduce((sum, row) => sum + Number(row.count), 0),
      waiting: Number(wait?.waiting ?? 0),
      failing: Number(wait?.failing ?? 0),
      lastAnswer:
        mine
          .map((row) => row.last)
          .toSorted()
          .at(-1) ?? null,
      lastError: errors.find((row) => row.name === name)?.lastError.replace(/^\S+ /, '') ?? null,
      byHour: new Map(mine.map((row) => [row.hour, Number(row.count)])),
    };
  });
}
