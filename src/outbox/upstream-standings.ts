import { sql } from 'kysely';
import type { Queries, Store } from '../store/store.ts';
import type { CircuitStanding } from './circuit.ts';
import { readStandings } from './circuit-standings.ts';
import type { Lane, LaneMap } from './lane.ts';
import { WAITING_STATES } from './settle-without-upstream.ts';

/** How the outbox stands towards one route: rows by state, what waits longest (seconds), and what went wrong last. */
export interface UpstreamStanding {
  readonly route: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly oldestWaitingS: number | null;
  readonly lastError: string | null;
  /** As the worker saw it last; `unknown` for a route that no upstream has, `paused` where a person paused it. */
  readonly circuit: Pick<CircuitStanding, 'until' | 'reason'> & {
    readonly state: CircuitStanding['state'] | 'unknown' | 'paused';
  };
}

/** Every route of the installation with its rows. */
export async function upstreamStandings(
  { read }: Store,
  { lanes, unknownRoutes }: LaneMap,
  standard: string,
  now: Date,
): Promise<UpstreamStanding[]> {
  const routes = [...lanes.map((lane) => lane.route), ...unknownRoutes];
  const counted = await countByRoute(read, standard, routes.length > 1);
  const circuits = await readStandings(read);
  const standings: UpstreamStanding[] = [];
  for (const route of routes) {
    const rows = counted.filter((row) => row.route === route);
    const oldest = rows.filter((row) => isWaiting(row.state)).map((row) => row.oldest);
    standings.push({
      route,
      counts: Object.fromEntries(rows.map((row) => [row.state, row.count])),
      oldestWaitingS:
        oldest.length === 0 ? null : Math.round((now.getTime() - Date.parse(oldest.toSorted()[0]!)) / 1000),
      lastError: await lastError(read, route, standard, routes.length > 1),
      circuit: standingOf(
        lanes.find((lane) => lane.route === route),
        circuits.get(route),
        now,
      ),
    });
  }
  return standings;
}

const NO_ROUTE = { state: 'unknown', until: null, reason: 'the file of upstreams does not name it' } as const;

const isWaiting = (state: string): boolean => WAITING_STATES.some((one) => one === state);

function standingOf(lane: Lane | undefined, kept: CircuitStanding | undefined, now: Date): UpstreamStanding['circuit'] {
  if (lane === undefined) return NO_ROUTE;
  if (lane.pause === undefined) return circuitNow(kept, now);
  const { by, reason } = lane.pause;
  return { state: 'paused', until: null, reason: `paused by ${by}: ${reason}` };
}

/** What was kept is as old as its last change: an open circuit is half-open when its time has come. */
function circuitNow(kept: CircuitStanding | undefined, now: Date): UpstreamStanding['circuit'] {
  if (kept === undefined || kept.state === 'closed') return { state: 'closed', until: null, reason: null };
  const isDue = kept.until !== null && Date.parse(kept.until) <= now.getTime();
  return { state: isDue ? 'half-open' : 'open', until: kept.until, reason: kept.reason };
}

interface Counted {
  readonly route: string;
  readonly state: string;
  readonly count: number;
  readonly oldest: string;
}

// Where all rows go the same way, nothing needs to be joined.
const routed = (isSplit: boolean) =>
  isSplit ? sql`left join record as r on r.igsn = o.igsn left join client as c on c.symbol = r.client_symbol` : sql``;

const routeOf = (standard: string, isSplit: boolean) =>
  isSplit ? sql<string>`coalesce(nullif(c.upstream, ''), ${standard})` : sql<string>`cast(${standard} as text)`;

async function countByRoute(db: Queries, standard: string, isSplit: boolean): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`select q.route, q.state, count(*) as count, min(q.created_at) as oldest from (
      select ${routeOf(standard, isSplit)} as route, o.state, o.created_at from outbox as o ${routed(isSplit)}) as q
    group by q.route, q.state`.execute(db);
  return rows;
}

async function lastError(db: Queries, route: string, standard: string, isSplit: boolean): Promise<string | null> {
  const { rows } = await sql<{ last_error: string }>`select o.last_error from outbox as o ${routed(isSplit)}
    where o.last_error is not null and o.state in ('retry', 'submitted', 'needs-a-person')
      and ${routeOf(standard, isSplit)} = ${route}
    order by o.due_at desc limit 1`.execute(db);
  return rows[0]?.last_error ?? null;
}
