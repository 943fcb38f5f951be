import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';
import { deliverLanes } from './deliver-outbox.ts';
import { type Lane, laneFinder } from './lane.ts';

const PAUSE_MS = 1000;

/** A worker that can be stopped; `stop` resolves when what is under way is settled. */
export interface OutboxWorker {
  readonly stop: () => Promise<void>;
}

/**
 * Delivers in the background: looks once a second, and where a lane is still at work leaves it alone, so that a slow upstream
 * holds up none of the others. A failing store, and a route nobody knows, are reported.
 */
export function startOutboxWorker(store: Store, upstreams: Upstreams, onError: (error: unknown) => void): OutboxWorker {
  const stopping = new AbortController();
  const loop = work(store, upstreams, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function work(
  store: Store,
  upstreams: Upstreams,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const findLanes = laneFinder(store, upstreams);
  const running = new Map<string, Promise<void>>();
  const reported = new Set<string>();
  const run = (lane: Lane) =>
    deliverLanes(store, [lane], { signal })
      .then(() => undefined, onError)
      .finally(() => running.delete(lane.route));
  while (!signal.aborted) {
    const { lanes, unknownRoutes } = await findLanes().catch((error: unknown) => {
      onError(error);
      return { lanes: [], unknownRoutes: [] };
    });
    for (const lane of lanes) if (!running.has(lane.route)) running.set(lane.route, run(lane));
    for (const route of unknownRoutes) if (!reported.has(route)) onError(new Error(unknownRoute(route)));
    for (const route of unknownRoutes) reported.add(route);
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(running.values());
}

/** What to say of a client's route that no upstream has. */
export function unknownRoute(route: string): string {
  return `A client is to be told to upstream ${route}, which the file of upstreams does not name: its records wait.`;
}
