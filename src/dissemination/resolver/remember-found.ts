import type { ListChangedIgsns } from '../../store/read/list-changed-igsns.ts';
import { BoundedMemory } from './bounded-memory.ts';

/** Some 30 MB: a quarter of a million records that lead to our own pages. */
const LARGEST_MEMORY = 20_000_000;
const MOST_CHANGES = 500;

/** How the memory learns of changes: those of any process from the store, those of this process from `commits` as well. */
export interface ChangeSource {
  readonly listChanged: ListChangedIgsns;
  readonly commits: () => number;
  /** How long an answer of `listChanged` may serve, for a store that is asked over a wire; 0 means one turn. */
  readonly restMs?: number;
  /** A number that is another one after any commit to the store, where that can be told more cheaply than what changed. */
  readonly version?: () => number | undefined;
}

/** Something to look up by IGSN in normal form; undefined when there is nothing, which is never remembered. */
export interface Findable<Found> {
  readonly find: (igsn: string) => Promise<Found | undefined>;
  /** How many characters of text a found thing holds. */
  readonly lengthOf: (found: Found) => number;
  /** Told when so much changed that everything was forgotten. */
  readonly onForgotten?: () => void;
}

/** A look-up that answers at once where it can. */
export type FindSoon<Found> = (igsn: string) => Found | Promise<Found | undefined>;

/** Things with their IGSN in normal form. */
export type FoundByIgsn<Found> = readonly (readonly [igsn: string, found: Found])[];

/** What is remembered, and two ways to come by it. */
export interface Memory<Found> {
  readonly find: FindSoon<Found>;
  /**
   * Remembers what `read` finds: `full` when not all of it has room (nothing known goes for it), `overtaken` when a change
   * became known meanwhile, so that nothing of it is remembered.
   */
  readonly learn: (read: () => Promise<FoundByIgsn<Found>>) => Promise<'kept' | 'full' | 'overtaken'>;
}

/**
 * A look-up that remembers what it found and is never longer out of date than `restMs`: in each turn of the event loop, and after each commit
 * of this process, the first request asks the store what changed since the last time, and forgets that; a store with a `version` is asked
 * only when that is another one. Requests that come together share this question, which is what makes a busy resolver fast. Whoever was told by another process of a change
 * asks in a later turn, so it always sees the change; with `restMs` after that time at the latest. What it remembers is bounded
 * by `largest` characters, the oldest goes first.
 */
export function rememberFound<Found>(
  { find, lengthOf, onForgotten }: Findable<Found>,
  { listChanged, commits, restMs = 0, version }: ChangeSource,
  largest = LARGEST_MEMORY,
): Memory<Found> {
  const known = new BoundedMemory(lengthOf, largest);
  let seenSeq = -1;
  let seenCommits = -1;
  /** The question whose answer new requests wait for, the last that was asked, and the last answer that still serves. */
  let catchingUp: Promise<void> | undefined;
  let latest: Promise<void> | undefined;
  let answered: Promise<void> | undefined;
  const expired = new WeakSet<Promise<void>>();
  /** The last question that was answered, and the version of the store before it was asked. */
  let caughtUp: { readonly asking: Promise<void>; readonly version: number } | undefined;

  const catchUp = async () => {
    const changes = await listChanged(seenSeq, MOST_CHANGES);
    const latest = changes[0];
    if (latest === undefined) return;
    if (changes.length === MOST_CHANGES && known.size > 0) {
      known.clear();
      onForgotten?.();
    }
    for (const { igsn } of changes) known.forget(igsn);
    seenSeq = Math.max(seenSeq, latest.seq);
  };

  /** Ends what a question allows: at once for the next turn, or after half the time and the whole of it. */
  const letRest = (asking: Promise<void>) => {
    const askAgain = () => {
      if (catchingUp === asking) catchingUp = undefined;
    };
    const expire = () => {
      expired.add(asking);
      if (answered === asking) answered = undefined;
    };
    if (restMs > 0) {
      // The next question is asked while this answer still serves, so that nobody waits for it.
      setTimeout(expire, restMs).unref();
      asking.then(() => setTimeout(askAgain, restMs / 2).unref(), askAgain);
      return;
    }
    setImmediate(() => {
      askAgain();
      expire();
    });
    // A failure serves those who asked together, not everybody for the rest of the turn.
    asking.catch(askAgain);
  };

  const ask = (): Promise<void> => {
    if (restMs === 0 || commits() !== seenCommits) answered = undefined;
    seenCommits = commits();
    const versionBefore = version?.();
    const asking = catchUp();
    catchingUp = asking;
    latest = asking;
    asking.then(
      () => {
        if (versionBefore !== undefined) caughtUp = { asking, version: versionBefore };
        // A later question, asked because of a commit, is not answered by this one; nor does one serve that took too long.
        if (latest === asking && !expired.has(asking)) answered = asking;
      },
      () => undefined,
    );
    letRest(asking);
    return asking;
  };

  const findAnew = async (igsn: string, isCurrent: Promise<void>) => {
    await isCurrent;
    const remembered = known.get(igsn);
    if (remembered !== undefined) return remembered;
    const seqBefore = seenSeq;
    const found = await find(igsn);
    // What was read before a change that is known by now may be older than the change.
    if (found !== undefined && seqBefore === seenSeq) known.keep(igsn, found);
    return found;
  };

  /** Lets the last answer serve for one more turn when nobody has committed since; undefined when somebody has, or it cannot be told. */
  const answerOnce = (): Promise<void> | undefined => {
    if (caughtUp === undefined || commits() !== seenCommits || version?.() !== caughtUp.version) return undefined;
    const { asking } = caughtUp;
    catchingUp = asking;
    answered = asking;
    setImmediate(() => {
      if (catchingUp === asking) catchingUp = undefined;
      if (answered === asking) answered = undefined;
    });
    return asking;
  };

  const current = (): Promise<void> => {
    if (catchingUp !== undefined && commits() === seenCommits) return catchingUp;
    return answerOnce() ?? ask();
  };

  const learn: Memory<Found>['learn'] = async (read) => {
    await current();
    const seqBefore = seenSeq;
    const found = await read();
    // The rule of `findAnew`: a change that is not known yet will make what was read before it be forgotten.
    if (seqBefore !== seenSeq) return 'overtaken';
    return found.every(([igsn, one]) => known.keepWhereRoom(igsn, one)) ? 'kept' : 'full';
  };

  return {
    find: (igsn) => {
      const isCurrent = current();
      return (answered === undefined ? undefined : known.get(igsn)) ?? findAnew(igsn, isCurrent);
    },
    learn,
  };
}
