import { setTimeout as sleep } from 'node:timers/promises';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What daily work needs of the world. `pause` ends early, without an error, when the signal fires. */
export interface DailyClock {
  readonly now: () => Date;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Work that goes on by itself; `stop` resolves when what is under way has ended. */
export interface DailyWork {
  readonly stop: () => Promise<void>;
}

/**
 * Does something at once and then on every new day (UTC). It looks at the clock every hour at the latest, so that a machine that
 * slept misses no day; what failed is reported and tried again in an hour.
 */
export function startDailyWork(
  run: () => Promise<unknown>,
  { now, pause = sleepUntil }: DailyClock,
  onError: (error: unknown) => void,
): DailyWork {
  const stopping = new AbortController();
  const loop = work(run, { now, pause }, onError, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function work(
  run: () => Promise<unknown>,
  { now, pause }: Required<DailyClock>,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  let doneOn = '';
  while (!signal.aborted) {
    const today = now().toISOString().slice(0, 10);
    if (today !== doneOn) {
      doneOn = await run().then(
        () => today,
        (error: unknown) => {
          onError(error);
          return doneOn;
        },
      );
    }
    const untilMidnightMs = DAY_MS - (now().getTime() % DAY_MS);
    await pause(Math.min(HOUR_MS, untilMidnightMs), signal);
  }
}

async function sleepUntil(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
