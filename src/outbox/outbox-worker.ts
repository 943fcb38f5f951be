import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import type { Upstreams } from '../upstream/open-upstreams.ts';
import { deliverLanes } from './deliver-outbox.ts';
import { type Lane, laneFinder, workingCircuits } from './lane.ts';
import { UpstreamHours } from './upstream-hours.ts';

const PAUSE_MS = 1000;
const KEEP_HOURS_MS = 30_000;

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
  const findLanes = laneFinder(store, upstreams, workingCircuits(upstreams));
  const runs = new LaneRuns(store, signal, onError);
  const hours = new UpstreamHours(store, upstreams);
  let keptAtMs = performance.now();
  const reported = new Set<string>();
  while (!signal.aborted) {
    const { lanes, unknownRoutes } = await findLanes().catch((error: unknown) => {
      onError(error);
      return { lanes: [], unknownRoutes: [] };
    });
    for (const lane of lanes) {
      if (lane.pause === undefined) runs.start(lane);
      else runs.stop(lane);
    }
    for (const route of unknownRoutes.filter((one) => !reported.has(one))) {
      reported.add(route);
      onError(new Error(unknownRoute(route)));
    }
    if (performance.now() - keptAtMs >= KEEP_HOURS_MS) {
      keptAtMs = performance.now();
      await hours.keep(new Date()).catch(onError);
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
  await runs.ended();
  await hours.keep(new Date()).catch(onError);
}

/** The runs under way, at most one along each lane. */
class LaneRuns {
  readonly #store: Store;
  readonly #signal: AbortSignal;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, { readonly ended: Promise<void>; readonly stopping: AbortController }>();

  constructor(store: Store, signal: AbortSignal, onError: (error: unknown) => void) {
    this.#store = store;
    this.#signal = signal;
    this.#onError = onError;
  }

  start(lane: Lane): void {
    if (this.#running.has(lane.route)) return;
    const stopping = new AbortController();
    const signal = AbortSignal.any([this.#signal, stopping.signal]);
    this.#running.set(lane.route, { stopping, ended: this.#run(lane, signal) });
  }

  /** Ends a run, which gives back what it has not sent. */
  stop(lane: Lane): void {
    this.#running.get(lane.route)?.stopping.abort();
  }

  async ended(): Promise<void> {
    await Promise.all(this.#running.values().map((one) => one.ended));
  }

  async #run(lane: Lane, signal: AbortSignal): Promise<void> {
    try {
      await deliverLanes(this.#store, [lane], { signal });
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#running.delete(lane.route);
    }
  }
}

/** What to say of a client's route that no upstream has. */
export function unknownRoute(route: string): string {
  return `A client is to be told to upstream ${route}, which the file of upstreams does not name: its records wait.`;
}
