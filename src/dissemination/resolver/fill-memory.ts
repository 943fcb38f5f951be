import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FoundByIgsn, Memory } from './remember-found.ts';

/** Some milliseconds of reading, between which requests have their turn. */
const PAGE = 500;
const MOST_TRIES = 3;

/** Lists up to `limit` of what can be found behind an IGSN, in the order of IGSNs; empty behind the last. */
export type ListFound<Found> = (afterIgsn: string, limit: number) => Promise<FoundByIgsn<Found>>;

/**
 * Fills a memory with everything there is, a page a turn of the event loop, until it is full or `signal` fires: what is asked
 * for the first time is then as fast as the second time. A page that changes overtake is read again, three times at most; what it held
 * is then looked up when it is asked for.
 */
export async function fillMemory<Found>(
  { learn }: Pick<Memory<Found>, 'learn'>,
  list: ListFound<Found>,
  signal: AbortSignal,
): Promise<void> {
  let after = '';
  for (let tries = 1; !signal.aborted; tries++) {
    let page: FoundByIgsn<Found> = [];
    const outcome = await learn(async () => {
      page = await list(after, PAGE);
      return page;
    });
    if (outcome === 'full' || page.length === 0) return;
    if (outcome === 'kept' || tries === MOST_TRIES) {
      after = page.at(-1)![0];
      tries = 0;
    }
    await nextTurn();
  }
}
