/** What brought so many changes that all was forgotten rarely brings them once. */
const PAUSE_MS = 5000;

/** A filling in the background. `again` asks for another one after a pause; `stop` resolves when none is under way any more. */
export interface BackgroundFilling {
  readonly start: () => void;
  readonly again: () => void;
  readonly stop: () => Promise<void>;
}

/** Runs `fill` in the background, one at a time; a failure is told to `onError`, and what was not filled is looked up when it is asked for. */
export function fillInBackground(
  fill: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): BackgroundFilling {
  const stopping = new AbortController();
  let filling: Promise<void> = Promise.resolve();
  let pause: NodeJS.Timeout | undefined;
  const start = () => {
    pause = undefined;
    if (!stopping.signal.aborted) filling = filling.then(() => fill(stopping.signal)).catch(onError);
  };
  return {
    start,
    again: () => {
      pause ??= setTimeout(start, PAUSE_MS).unref();
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(pause);
      await filling;
    },
  };
}
