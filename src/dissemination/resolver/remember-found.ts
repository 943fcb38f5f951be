import type { ListChangedIgsns } from '../../store/read/list-changed-igsns.ts';

const LARGEST_MEMORY = 20_000;
const MOST_CHANGES = 500;

/** How the memory learns of changes: those of any process from the store, those of this process from `commits` as well. */
export interface ChangeSource {
  readonly listChanged: ListChangedIgsns;
  readonly commits: () => number;
  /** How long an answer of `listChanged` may serve, for a store that is asked over a wire; 0 means one turn. */
  readonly restMs?: number;
}

/** Looks something up by IGSN in normal form; undefined when there is nothing, which is never remembered. */
type Find<Found> = (igsn: string) => Promise<Found | undefined>;

/**
 * A look-up that remembers what it found and is never longer out of date than `restMs`: in each turn of the event loop, and after each commit
 * of this process, the first request asks the store what changed since the last time, and forgets that. Requests that come
 * together share this question, which is what makes a busy resolver fast. Whoever was told by another process of a change
 * asks in a later turn, so it always sees the change; with `restMs` after that time at the latest.
 */
export function rememberFound<Found>(
  find: Find<Found>,
  { listChanged, commits, restMs = 0 }: ChangeSource,
): Find<Found> {
  const known = new Map<string, Found>();
  let seenSeq = -1;
  let seenCommits = -1;
  let catchingUp: Promise<void> | undefined;

  const catchUp = async () => {
    const changes = await listChanged(seenSeq, MOST_CHANGES);
    const latest = changes[0];
    if (latest === undefined) return;
    if (changes.length === MOST_CHANGES) known.clear();
    for (const { igsn } of changes) known.delete(igsn);
    seenSeq = Math.max(seenSeq, latest.seq);
  };

  const oncePerTurn = () => {
    if (catchingUp === undefined || commits() !== seenCommits) {
      const forget = () => {
        catchingUp = undefined;
      };
      seenCommits = commits();
      catchingUp = catchUp();
      // A failure serves those who asked together, not everybody for the rest of the time.
      catchingUp.catch(forget);
      if (restMs === 0) setImmediate(forget);
      else setTimeout(forget, restMs).unref();
    }
    return catchingUp;
  };

  return async (igsn) => {
    await oncePerTurn();
    const remembered = known.get(igsn);
    if (remembered !== undefined) return remembered;
    const seqBefore = seenSeq;
    const found = await find(igsn);
    // What was read before a change that is known by now may be older than the change.
    if (found === undefined || seqBefore !== seenSeq) return found;
    // The oldest goes: forgetting everything would send all of them to the store at once.
    const oldest = known.keys().next().value;
    if (known.size >= LARGEST_MEMORY && oldest !== undefined) known.delete(oldest);
    known.set(igsn, found);
    return found;
  };
}
