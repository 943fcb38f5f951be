import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { type Follower, followChanges } from '../operations/following/follow-changes.ts';
import type { UnitOfWork } from '../operations/ports.ts';

/** How often a follower that has caught up looks again. */
const LOOK_AGAIN_MS = 1000;
const AFTER_FAILURE_MS = 10_000;
/** Without a change for so long, nobody is writing much. */
const QUIET_MS = 250;
/** How long one batch waits at most for that, so that a register that never rests is followed as well. */
const MOST_WAITED_MS = 10_000;
/** The longest rest between two batches for the sake of those who read. */
const LONGEST_REST_MS = 100;

/** What following needs of the house. `lastChange` is cheap: it is asked again and again, and only a new answer sets followers to work. */
export interface FollowedHouse {
  readonly unitOfWork: UnitOfWork;
  readonly lastChange: () => Promise<number>;
}

/**
 * Lets followers keep up with the register while the server runs, one after another. What fails is reported and tried again; `stop`
 * resolves when the batch under way is kept.
 */
export function followInBackground(
  house: FollowedHouse,
  followers: readonly Follower[],
  onError: (name: string, error: unknown) => void,
  lookAgainMs: number = LOOK_AGAIN_MS,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = keepUp(house, followers, onError, lookAgainMs, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function keepUp(
  house: FollowedHouse,
  followers: readonly Follower[],
  onError: (name: string, error: unknown) => void,
  lookAgainMs: number,
  signal: AbortSignal,
): Promise<void> {
  const holder = randomUUID();
  const followed = new Map<string, number>();
  while (!signal.aborted) {
    let waitMs = lookAgainMs;
    for (const follower of followers) {
      await followOnce(house, follower, holder, followed, signal).catch((error: unknown) => {
        onError(follower.name, error);
        waitMs = AFTER_FAILURE_MS;
      });
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

async function followOnce(
  { unitOfWork, lastChange }: FollowedHouse,
  follower: Follower,
  holder: string,
  followed: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  const last = await lastChange();
  if (followed.get(follower.name) === last) return;
  const isDone = await followChanges(unitOfWork, givingWay(follower, lastChange, signal), { holder, signal });
  // Somebody else may follow and be killed, so that we must look again.
  if (isDone !== 'held') followed.set(follower.name, last);
}

/**
 * A follower that lets whoever writes go first: a bulk input would take four times as long beside one that does not. Those who read
 * have the process for as long as the batch before took of it: the embedded store answers at once, so that batch after batch would
 * keep every request waiting until the last.
 */
function givingWay(follower: Follower, lastChange: () => Promise<number>, signal: AbortSignal): Follower {
  let seen: number | undefined;
  let used = performance.eventLoopUtilization();
  const restMs = (): number => Math.min(performance.eventLoopUtilization(used).active, LONGEST_REST_MS);
  return {
    name: follower.name,
    get fingerprint() {
      return follower.fingerprint;
    },
    prepare: async (afterSeq) => {
      await sleep(restMs(), undefined, { signal }).catch(() => undefined);
      for (let waitedMs = 0; waitedMs < MOST_WAITED_MS && !signal.aborted; waitedMs += QUIET_MS) {
        const last = await lastChange();
        if (last === seen) break;
        seen = last;
        await sleep(QUIET_MS, undefined, { signal }).catch(() => undefined);
      }
      used = performance.eventLoopUtilization();
      const batch = await follower.prepare(afterSeq);
      await nextTurn();
      return batch;
    },
  };
}
