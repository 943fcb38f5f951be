import { type RawBuilder, sql } from 'kysely';
import { isOneOf } from '../store/engine/set-based.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { Circuit } from './circuit.ts';

/** One way upstream with the rows that go along it. A slow one holds up none of the others. */
export interface Lane {
  readonly route: string;
  readonly upstream: Upstream;
  readonly circuit: Circuit;
  /** Which rows `o` of the outbox go along; undefined means all. */
  readonly rows: RawBuilder<boolean> | undefined;
}

/** Every row along one way, with a circuit of its own; for whoever delivers by hand. */
export function soleLane(upstream: Upstream): Lane {
  return { route: upstream.name, upstream, circuit: new Circuit(), rows: undefined };
}

/** The lanes of an installation as its clients want them now, and the routes that lead nowhere because nobody knows their names. */
export interface LaneMap {
  readonly lanes: readonly Lane[];
  readonly unknownRoutes: readonly string[];
}

/** Finds the lanes; a route keeps its circuit from one look to the next. */
export function laneFinder(store: Store, upstreams: Upstreams): () => Promise<LaneMap> {
  const circuits = new Map<string, Circuit>();
  const circuitOf = (route: string): Circuit => {
    const circuit = circuits.get(route) ?? new Circuit();
    circuits.set(route, circuit);
    return circuit;
  };
  return async () => {
    const { standard } = upstreams;
    const routes = await clientRoutes(store.read, standard);
    const known = [standard, ...routes].filter((route) => upstreams.route(route) !== undefined);
    const lanes = known.map((route) => ({
      route,
      upstream: upstreams.route(route)!,
      circuit: circuitOf(route),
      rows: routes.length === 0 ? undefined : rowsOf(store.engine, route === standard ? undefined : route, routes),
    }));
    return { lanes, unknownRoutes: routes.filter((route) => upstreams.route(route) === undefined) };
  };
}

/** The routes that clients name beside the standard one. */
async function clientRoutes(db: Queries, standard: string): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select('upstream')
    .distinct()
    .where('upstream', 'not in', ['', standard])
    .orderBy('upstream')
    .execute();
  return rows.map((row) => row.upstream);
}

/** Rows of clients that name the route; without one, the rows of all that name none of the others. */
function rowsOf(engine: Engine, route: string | undefined, others: readonly string[]): RawBuilder<boolean> {
  const named = sql`exists (select 1 from record as r join client on client.symbol = r.client_symbol
    where r.igsn = o.igsn and ${isOneOf(engine, 'client.upstream', route === undefined ? others : [route])})`;
  return route === undefined ? sql<boolean>`not ${named}` : sql<boolean>`${named}`;
}
