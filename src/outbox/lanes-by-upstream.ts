import type { Store } from '../store/store.ts';
import { NOWHERE } from '../upstream/no-upstream.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { type Lane, laneFinder } from './lane.ts';

/** Names of the upstreams that some record goes to. */
export async function upstreamsInUse(store: Store, upstreams: Upstreams): Promise<readonly string[]> {
  return [...(await lanesByUpstream(store, upstreams)).keys()].map((one) => one.name);
}

/** Every upstream that some record goes to, each once, with the lanes that lead there. */
export async function lanesByUpstream(
  store: Store,
  upstreams: Upstreams,
): Promise<ReadonlyMap<Upstream, readonly Lane[]>> {
  const { lanes } = await laneFinder(store, upstreams)();
  const pairs = lanes.flatMap((lane) => (lane.upstream.parts ?? [lane.upstream]).map((part) => ({ part, lane })));
  const byPart = Map.groupBy(
    pairs.filter(({ part }) => part.name !== NOWHERE),
    ({ part }) => part,
  );
  return new Map([...byPart].map(([part, some]) => [part, some.map(({ lane }) => lane)]));
}
