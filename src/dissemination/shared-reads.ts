/**
 * What was read for one page and stands for others, too, while nothing changes: the runs of a hole, the children of a parent.
 * `ask` is asked once; who asks meanwhile shares the answer.
 */
export interface SharedReads {
  readonly once: <T>(key: string, ask: () => Promise<T>) => Promise<T>;
  /** The same, but undefined the first time: for what costs more than one page needs, and is worth it only for several. */
  readonly again: <T>(key: string, ask: () => Promise<T>) => Promise<T> | undefined;
}

/** So many lists of at most a thousand rows take about as much as the pages that are kept. */
const MOST_ANSWERS = 200;

/** Keeps what is shared under the latest mark (see `KeptPages`); what was read under another is never given. */
export function sharedReads(): (mark: string) => SharedReads {
  let latest = '';
  let reads = readsOfOneMark();
  return (mark) => {
    if (mark !== latest) reads = readsOfOneMark();
    latest = mark;
    return reads;
  };
}

function readsOfOneMark(): SharedReads {
  const answers = new Map<string, Promise<unknown>>();
  const asked = new Set<string>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = answers.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    const oldest = answers.keys().next().value;
    if (answers.size >= MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
  return {
    once,
    again: (key, ask) => {
      if (asked.has(key)) return once(key, ask);
      if (asked.size >= MOST_ANSWERS * 10) asked.clear();
      asked.add(key);
      return undefined;
    },
  };
}
