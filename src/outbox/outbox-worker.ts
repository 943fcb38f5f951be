import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/upstream.ts';
import { deliverOutbox } from './deliver-outbox.ts';

const PAUSE_MS = 1000;

/** A worker that can be stopped; `stop` resolves when the batch in hand is settled. */
export interface OutboxWorker {
  readonly stop: () => Promise<void>;
}

/** Delivers in the background, once a second; a failing store is reported and tried again. */
export function startOutboxWorker(store: Store, upstream: Upstream, onError: (error: unknown) => void): OutboxWorker {
  const stopping = new AbortController();
  const loop = work(store, upstream, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function work(
  store: Store,
  upstream: Upstream,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await deliverOutbox(store, upstream, { signal }).catch(onError);
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
