import { setTimeout as sleep } from 'node:timers/promises';

/** What an upstream bears; `requestsPerSecond` 0 is no limit. */
export interface GateLimits {
  readonly concurrency: number;
  readonly requestsPerSecond: number;
}

/** Lets requests through: so many at the same time, so many a second, in the order in which they came. */
export interface Gate {
  readonly through: <T>(send: () => Promise<T>) => Promise<T>;
}

/** A gate of one upstream; whatever route a request takes to that upstream, it goes through the same one. */
export function openGate({ concurrency, requestsPerSecond }: GateLimits): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  let nextAtMs = 0;
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) inside--;
    else next();
  };
  const enter = async () => {
    if (inside < concurrency) inside++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const keepPace = async () => {
    if (requestsPerSecond === 0) return;
    const now = performance.now();
    const mine = Math.max(now, nextAtMs);
    nextAtMs = mine + 1000 / requestsPerSecond;
    // A timer may be a millisecond early.
    for (let leftMs = mine - now; leftMs > 0; leftMs = mine - performance.now()) await sleep(Math.ceil(leftMs));
  };
  return {
    through: async (send) => {
      await enter();
      try {
        await keepPace();
        return await send();
      } finally {
        leave();
      }
    },
  };
}
