import { setTimeout as sleep } from 'node:timers/promises';
import type { Asker } from '../asker.ts';
import type { Journal } from '../journal.ts';

/** What every client of the load works with. `chance` gives 0 to below 1 from the seed of the day. */
export interface LoadHands {
  readonly asker: Asker;
  readonly journal: Journal;
  readonly chance: () => number;
  readonly isStopping: () => boolean;
}

/** Goes on with one piece of work after another, each with its number, until the load is to stop. */
export async function untilStopped(
  { isStopping }: LoadHands,
  pauseMs: number,
  work: (n: number) => Promise<void>,
): Promise<void> {
  for (let n = 1; !isStopping(); n++) {
    await work(n);
    await sleep(pauseMs);
  }
}
