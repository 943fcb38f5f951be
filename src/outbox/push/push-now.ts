import type { Store } from '../../store/store.ts';
import type { Upstreams } from '../../upstream/open-upstreams.ts';
import { workingCircuits } from '../lane.ts';
import { agentLanes } from './agent-lanes.ts';
import { type InLine, putInLine } from './put-in-line.ts';

/**
 * Has the worker of this process push now: what waits is in line at once, and an agent that did not answer is tried without waiting for
 * its time. How many words were put in line.
 */
export async function pushNow(store: Store, upstreams: Upstreams, now: Date, how: InLine = {}): Promise<number> {
  const lanes = await agentLanes(store, upstreams);
  const count = await putInLine(store, lanes, now, how);
  const circuits = workingCircuits(upstreams);
  for (const { route } of lanes) circuits.get(route)?.tryAt(now);
  return count;
}
