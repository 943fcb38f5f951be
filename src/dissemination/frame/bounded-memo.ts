/** A function of a text that keeps its last results, at most so many; the longest unused goes first. */
export function boundedMemo<Result>(most: number, make: (key: string) => Result): (key: string) => Result {
  const kept = new Map<string, Result>();
  return (key) => {
    const result = kept.has(key) ? (kept.get(key) as Result) : make(key);
    kept.delete(key);
    kept.set(key, result);
    const oldest = kept.keys().next().value;
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return result;
  };
}
