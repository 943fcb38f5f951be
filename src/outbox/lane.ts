import type { Queries, Store } from '../store/store.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { Circuit } from './circuit.ts';
import { ClaimTurn } from './claim-turn.ts';
import { readPauses, type UpstreamPause } from './upstream-pauses.ts';

/** One way upstream with the rows that go along it. A slow one holds up none of the others. */
export interface Lane {
  readonly route: string;
  readonly upstream: Upstream;
  readonly circuit: Circuit;
  /** Whose turn it is among the clients whose rows go along. */
  readonly turn: ClaimTurn;
  /** Why nothing is sent along for now, where a person paused one of its upstreams. */
  readonly pause?: UpstreamPause | undefined;
  /** What the rows that go along have as their route; undefined means all. */
  readonly routes: readonly string[] | undefined;
}

/** Every row along one way, with a circuit of its own; for whoever delivers by hand. */
export function soleLane(upstream: Upstream): Lane {
  return { route: upstream.name, upstream, circuit: new Circuit(), turn: new ClaimTurn(), routes: undefined };
}

/** The lanes of an installation as its clients want them now, and the routes that lead nowhere because nobody knows their names. */
export interface LaneMap {
  readonly lanes: readonly Lane[];
  readonly unknownRoutes: readonly string[];
}

/** The circuits of a running installation, by route: those of its worker. */
export type Circuits = Map<string, Circuit>;

const CIRCUITS = new WeakMap<Upstreams, Circuits>();

/** The circuits of the worker of this process, for whoever wants it to try again now. */
export function workingCircuits(upstreams: Upstreams): Circuits {
  const circuits = CIRCUITS.get(upstreams) ?? new Map<string, Circuit>();
  CIRCUITS.set(upstreams, circuits);
  return circuits;
}

/** Finds the lanes; a route keeps its circuit from one look to the next. Who delivers by hand has circuits of his own. */
export function laneFinder(store: Store, upstreams: Upstreams, circuits: Circuits = new Map()): () => Promise<LaneMap> {
  const circuitOf = (route: string): Circuit => {
    const circuit = circuits.get(route) ?? new Circuit();
    circuits.set(route, circuit);
    return circuit;
  };
  const turns = new Map<string, ClaimTurn>();
  const turnOf = (route: string): ClaimTurn => {
    const turn = turns.get(route) ?? new ClaimTurn();
    turns.set(route, turn);
    return turn;
  };
  return async () => {
    const { standard } = upstreams;
    const named = await clientRoutes(store.read);
    const pauses = await readPauses(store.read);
    const pauseOf = ({ name, parts = [] }: Upstream) =>
      [name, ...parts.map((part) => part.name)].map((one) => pauses.get(one)).find((one) => one !== undefined);
    const others = named.filter((route) => route !== standard);
    const standardRoutes = ['', ...named.filter((route) => route === standard)];
    const known = [standard, ...others].filter((route) => upstreams.route(route) !== undefined);
    const lanes = known.map((route) => ({
      route,
      upstream: upstreams.route(route)!,
      circuit: circuitOf(route),
      turn: turnOf(route),
      pause: pauseOf(upstreams.route(route)!),
      routes: others.length === 0 ? undefined : route === standard ? standardRoutes : [route],
    }));
    return { lanes, unknownRoutes: others.filter((route) => upstreams.route(route) === undefined) };
  };
}

/** The routes that clients name, be it the standard one. */
async function clientRoutes(db: Queries): Promise<string[]> {
  const rows = await db
    .selectFrom('client')
    .select('upstream')
    .distinct()
    .where('upstream', '<>', '')
    .orderBy('upstream')
    .execute();
  return rows.map((row) => row.upstream);
}
