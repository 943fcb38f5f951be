/** What is done with a key now, and how it is ended by who comes after it; undefined for what is to be waited for. */
interface Running {
  readonly done: Promise<unknown>;
  readonly stop: AbortController | undefined;
}

const running = new Map<string, Running>();

/**
 * Does something with a key, one at a time in this process. What `isOpenEnded`, as reading from a line that may be dead without anybody
 * knowing, is ended by whoever comes next; everything else is waited for.
 */
export async function aloneWith<T>(
  key: string,
  body: (signal: AbortSignal) => Promise<T>,
  { isOpenEnded = false }: { readonly isOpenEnded?: boolean } = {},
): Promise<T> {
  const stop = new AbortController();
  const before = running.get(key);
  before?.stop?.abort();
  const done = (before?.done ?? Promise.resolve()).catch(() => undefined).then(() => body(stop.signal));
  const own: Running = { done, stop: isOpenEnded ? stop : undefined };
  running.set(key, own);
  try {
    return await done;
  } finally {
    if (running.get(key) === own) running.delete(key);
  }
}
