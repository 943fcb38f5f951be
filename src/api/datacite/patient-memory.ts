const MOST_KEYS = 200;
const QUICK_MS = 20;
const REST = 50;
const LONGEST_MS = 60_000;

interface Known<Answer> {
  readonly answer: Promise<Answer>;
  readonly askedAtMs: number;
  readonly commits: number;
  tookMs: number;
}

/**
 * Keeps the answers of questions that take the longer the more there is to count. A quick answer holds until something is
 * committed here, for `lifeMs` at most; a slow one for fifty times what it took, up to a minute, so that counting never takes
 * more than a fiftieth of the time. Callers at the same moment share one question; one that fails is asked again.
 */
export function patientMemory<Answer>(
  lifeMs: number,
  commits: () => number,
  ask: (key: string) => Promise<Answer>,
  nowMs: () => number = () => performance.now(),
): (key: string) => Promise<Answer> {
  const kept = new Map<string, Known<Answer>>();
  const isFresh = ({ askedAtMs, tookMs, commits: before }: Known<Answer>) => {
    const ageMs = nowMs() - askedAtMs;
    if (tookMs >= QUICK_MS) return ageMs < Math.min(tookMs * REST, LONGEST_MS);
    return ageMs < lifeMs && before === commits();
  };
  return (key) => {
    const found = kept.get(key);
    if (found !== undefined && isFresh(found)) return found.answer;
    if (kept.size >= MOST_KEYS) kept.clear();
    // The clock first: the embedded store answers before asking returns.
    const asked = { askedAtMs: nowMs(), commits: commits(), tookMs: 0 };
    const known = { ...asked, answer: ask(key) };
    kept.set(key, known);
    known.answer.then(
      () => {
        known.tookMs = nowMs() - known.askedAtMs;
      },
      () => kept.get(key) === known && kept.delete(key),
    );
    return known.answer;
  };
}
