import { type RawBuilder, sql } from 'kysely';
import type { Queries, Store } from '../../store/store.ts';
import type { Upstreams } from '../../upstream/open-upstreams.ts';
import type { Lane } from '../lane.ts';
import { upstreamStandings } from '../upstream-standings.ts';
import { agentLanes } from './agent-lanes.ts';

/** How pushing to one agent stands. `waiting` counts words that are not confirmed and not refused, be they under way. */
export interface PushStanding {
  readonly agent: string;
  readonly waiting: number;
  readonly sent: number;
  readonly refused: number;
  readonly oldestWaitingS: number | null;
  /** Whether the agent is let alone for a while, until when (ISO 8601, UTC), and why it did not take what waits for its next try. */
  readonly isAway: boolean;
  readonly triedAgainAt: string | null;
  readonly reason: string | null;
}

/** Something the agent did not take. `since` is ISO 8601, UTC. */
export interface Refusal {
  readonly igsn: string;
  readonly name: string;
  readonly client: string;
  readonly reason: string;
  readonly since: string;
}

/** How pushing stands for each agent that records of this installation go to; none where it pushes to nobody. */
export async function pushStandings(store: Store, upstreams: Upstreams, now: Date): Promise<PushStanding[]> {
  const lanes = await agentLanes(store, upstreams);
  if (lanes.length === 0) return [];
  const all = await upstreamStandings(store, { lanes, unknownRoutes: [] }, upstreams.standard, now);
  return all.map(({ route, counts, oldestWaitingS, circuit, lastError }) => {
    const of = (state: string) => counts[state] ?? 0;
    return {
      agent: route,
      waiting: of('pending') + of('submitted') + of('retry'),
      sent: of('confirmed'),
      refused: of('needs-a-person'),
      oldestWaitingS,
      isAway: circuit.state !== 'closed',
      triedAgainAt: circuit.until,
      reason: circuit.reason ?? (of('retry') > 0 ? lastError : null),
    };
  });
}

/** What agents did not take, the oldest first; `scope` narrows over `r.client_symbol`. */
export async function listRefusals(
  db: Queries,
  lanes: readonly Pick<Lane, 'routes'>[],
  scope: RawBuilder<boolean>,
  limit: number,
): Promise<Refusal[]> {
  if (lanes.length === 0) return [];
  const { rows } =
    await sql<Refusal>`select o.igsn, coalesce(t.combined_id, r.title) as name, r.client_symbol as client,
      coalesce(o.last_error, '') as reason, o.created_at as since
    from outbox as o join record as r on r.igsn = o.igsn left join tree_object as t on t.id = r.object_id
    where o.state = 'needs-a-person' and ${alongRoutes(lanes)} and ${scope} order by o.id limit ${limit}`.execute(db);
  return rows;
}

/** Whether a row `o` of the outbox goes along one of the lanes. */
export function alongRoutes(lanes: readonly Pick<Lane, 'routes'>[]): RawBuilder<boolean> {
  if (lanes.some((one) => one.routes === undefined)) return sql<boolean>`(1 = 1)`;
  const routes = lanes.flatMap((one) => one.routes ?? []);
  return sql<boolean>`o.route in (${sql.join(routes)})`;
}
