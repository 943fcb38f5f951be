import { setTimeout as sleep } from 'node:timers/promises';

/** How work of the background is repeated. */
export interface Repeating {
  /** Ends the repetition: the pause at once, work under way when it ends. */
  readonly signal: AbortSignal;
  /** Told what went wrong; nothing more once the repetition is to end. */
  readonly onError: (error: unknown) => void;
  /** Pause after each time, ms. */
  readonly everyMs: number;
}

/** Does work again and again until it is to end. What fails is told and tried again after the pause. */
export async function repeat(work: () => Promise<void>, { signal, onError, everyMs }: Repeating): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => {
      if (!signal.aborted) onError(error);
    });
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
