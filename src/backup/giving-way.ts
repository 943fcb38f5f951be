import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_REST_MS = 50;

/** Rests for as long as the process worked since it was last asked, at most 50 ms: others who wait for the process come in between. */
export function givingWay(): () => Promise<void> {
  let used = performance.eventLoopUtilization();
  return async () => {
    await sleep(Math.min(performance.eventLoopUtilization(used).active, LONGEST_REST_MS));
    used = performance.eventLoopUtilization();
  };
}
