import { setTimeout as sleep } from 'node:timers/promises';
import { concurrencyOf, type LimitShare } from './limit-share.ts';

/** How long one waits for a place that another process has for now. */
const SHARE_PAUSE_MS = 20;
const WHOLE = { shares: 1, place: 0 } as const;

/** What an upstream bears; `requestsPerSecond` 0 is no limit. */
export interface GateLimits {
  readonly concurrency: number;
  readonly requestsPerSecond: number;
}

/** Lets requests through: so many at the same time, so many a second, in the order in which they came. */
export interface Gate {
  readonly through: <T>(send: () => Promise<T>) => Promise<T>;
}

/**
 * A gate of one upstream; whatever route a request takes to that upstream, it goes through the same one. With a share the limits are
 * those of all processes of a store together.
 */
export function openGate({ concurrency, requestsPerSecond }: GateLimits, share?: LimitShare): Gate {
  const waiting: (() => void)[] = [];
  let [inside, sending] = [0, 0];
  let nextAtMs = 0;
  share?.watch(() => ({ inside: sending, pacedUntilMs: nextAtMs }), concurrency);
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) inside--;
    else next();
  };
  const enter = async () => {
    if (inside < concurrency) inside++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const keepPace = async (shares: number) => {
    if (requestsPerSecond === 0) return;
    const now = performance.now();
    const mine = Math.max(now, nextAtMs);
    nextAtMs = mine + (1000 * shares) / requestsPerSecond;
    // A timer may be a millisecond early.
    for (let leftMs = mine - now; leftMs > 0; leftMs = mine - performance.now()) await sleep(Math.ceil(leftMs));
  };
  /** Waits for a place among those that all processes have together, and takes it. */
  const takePlace = async (): Promise<number> => {
    for (;;) {
      const held = share === undefined ? WHOLE : await share.current();
      if (sending < concurrencyOf(concurrency, held)) {
        sending++;
        return held.shares;
      }
      await sleep(SHARE_PAUSE_MS);
    }
  };
  return {
    through: async (send) => {
      await enter();
      try {
        const shares = await takePlace();
        try {
          await keepPace(shares);
          return await send();
        } finally {
          sending--;
        }
      } finally {
        leave();
      }
    },
  };
}
