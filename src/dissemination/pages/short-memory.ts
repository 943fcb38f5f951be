const MOST_KEYS = 500;

/**
 * Keeps the answer of a question for a while, so that figures that need much counting are counted at most once in
 * `lifeMs`. Callers at the same moment share one question; a question that fails is asked again. `now` gives ms.
 */
export function shortMemory<Answer>(
  lifeMs: number,
  now: () => number,
  ask: (key: string) => Promise<Answer>,
): (key: string) => Promise<Answer> {
  const kept = new Map<string, { readonly askedAtMs: number; readonly answer: Promise<Answer> }>();
  return (key) => {
    const found = kept.get(key);
    if (found !== undefined && now() - found.askedAtMs < lifeMs) return found.answer;
    const answer = ask(key);
    if (kept.size >= MOST_KEYS) kept.clear();
    kept.set(key, { askedAtMs: now(), answer });
    answer.catch(() => {
      // By now a later question may stand in its place.
      if (kept.get(key)?.answer === answer) kept.delete(key);
    });
    return answer;
  };
}
