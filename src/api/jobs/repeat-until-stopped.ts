import { setTimeout as sleep } from 'node:timers/promises';

/** When a worker ends, whom it tells of what failed, and how long it rests where there was nothing to do, in milliseconds. */
export interface Repeating {
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
  readonly pauseMs: number;
}

/** Does `once` again and again until it is stopped: at once where there was something to do (true), else after a rest. What it throws is told. */
export async function repeatUntilStopped(
  once: () => Promise<boolean>,
  { signal, onError, pauseMs }: Repeating,
): Promise<void> {
  while (!signal.aborted) {
    const did = await once().catch((error: unknown) => {
      onError(error);
      return false;
    });
    if (!did) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
