/**
 * What a source gives, where the next is begun while the last is used, and never more than that one. A failure of the next comes when it is
 * asked for; whoever stops early waits until it has ended.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T, undefined>): AsyncGenerator<T, undefined> {
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done === true) return undefined;
      next = source.next();
      // Whoever does not come back for the next one is not told of its failure by a crash.
      next.catch(() => undefined);
      yield value as T;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}
