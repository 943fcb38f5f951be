/** What was, is, and was taken back. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the last change was a part of, such as one drag of the mouse. */
  readonly part?: string | undefined;
}

const MOST_STEPS = 200;

/** A history that begins here. */
export function beginWith<T>(now: T): EditHistory<T> {
  return { past: [], now, future: [] };
}

/** The history after a change; changes of one `part` are taken back together. */
export function changed<T>(history: EditHistory<T>, next: T, part?: string): EditHistory<T> {
  if (next === history.now) return history;
  const isSame = part !== undefined && part === history.part;
  const past = isSame ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now: next, future: [], part };
}

/** One step back; the same where there is none. */
export function stepBack<T>({ past, now, future }: EditHistory<T>): EditHistory<T> {
  const before = past.at(-1);
  return before === undefined
    ? { past, now, future }
    : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

/** One step forward again; the same where there is none. */
export function stepForward<T>({ past, now, future }: EditHistory<T>): EditHistory<T> {
  const [next, ...rest] = future;
  return next === undefined ? { past, now, future } : { past: [...past, now], now: next, future: rest };
}

/** A history with something said otherwise of every step. */
export function mapped<T>(history: EditHistory<T>, change: (step: T) => T): EditHistory<T> {
  const { past, now, future } = history;
  return { ...history, past: past.map(change), now: change(now), future: future.map(change) };
}
