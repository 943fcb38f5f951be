import type { Store } from '../../store/store.ts';
import type { Upstreams } from '../../upstream/open-upstreams.ts';
import { type Lane, laneFinder } from '../lane.ts';

/** The lanes along which an expedition pushes to its agent; none where nobody upstream is one. Their circuits are new. */
export async function agentLanes(store: Store, upstreams: Upstreams): Promise<readonly Lane[]> {
  const { lanes } = await laneFinder(store, upstreams)();
  return lanes.filter((lane) => lane.upstream.isAgent === true);
}
