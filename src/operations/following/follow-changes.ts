import type { UnitOfWork, Work } from '../ports.ts';

/** What was prepared of the changes behind a position, and up to which change it goes; `keep` writes it, `kept` hears that it is. */
export interface PreparedChanges {
  readonly throughSeq: number;
  readonly count: number;
  readonly keep: (work: Work) => Promise<void>;
  readonly kept?: () => void;
}

/**
 * Keeps something ready that follows from the register: words to search, documents to hand out. `prepare` reads what changed
 * behind a change number, in the order of change, and works it out without holding up who writes; undefined when nothing did.
 * The same change may come twice. A new fingerprint makes the follower begin anew.
 */
export interface Follower {
  readonly name: string;
  readonly fingerprint: string;
  readonly prepare: (afterSeq: number) => Promise<PreparedChanges | undefined>;
}

/** How one following goes on. */
export interface FollowOptions {
  /** Names who follows; two with the same name would get into each other's way. */
  readonly holder: string;
  readonly signal?: AbortSignal;
  readonly onKept?: (count: number, seq: number) => void;
}

const HOLD_MS = 60_000;

/**
 * Lets a follower catch up with the register: batch after batch, each kept together with the position in one unit of work, so
 * that nothing is left out when the process dies. The number of changes kept; `held` when another process follows already.
 */
export async function followChanges(
  unitOfWork: UnitOfWork,
  follower: Follower,
  options: FollowOptions,
): Promise<number | 'held'> {
  const position = await unitOfWork((work) =>
    work.followers.hold(follower, options.holder, work.now(), heldUntil(work)),
  );
  if (position === undefined) return 'held';
  try {
    return await catchUp(unitOfWork, follower, options, position.seq);
  } finally {
    await unitOfWork((work) => work.followers.release(follower.name, options.holder));
  }
}

async function catchUp(
  unitOfWork: UnitOfWork,
  follower: Follower,
  { holder, signal, onKept }: FollowOptions,
  seq: number,
): Promise<number> {
  let kept = 0;
  for (let after = seq; signal?.aborted !== true; ) {
    const batch = await follower.prepare(after);
    if (batch === undefined) break;
    const isOurs = await unitOfWork(async (work) => {
      const { name } = follower;
      if (!(await work.followers.advance(name, holder, batch.throughSeq, work.now(), heldUntil(work)))) return false;
      await batch.keep(work);
      return true;
    });
    if (!isOurs) break;
    batch.kept?.();
    after = batch.throughSeq;
    kept += batch.count;
    onKept?.(kept, after);
  }
  return kept;
}

function heldUntil(work: Work): string {
  return new Date(Date.parse(work.now()) + HOLD_MS).toISOString();
}
