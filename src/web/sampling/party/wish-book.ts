import { joinedWish, type MarkWish } from '../../../domain/curation/pending-marks.ts';
import { forgetWish, keepWish, openWishes, readWishes, type WishDatabase } from './kept-wishes.ts';
import { allMarks, isKeeping, wishes } from './party-state.ts';

let db: WishDatabase | undefined;
let last: Promise<void> = Promise.resolve();

/** Reads what this browser keeps. Where it keeps nothing, wishes last as long as the window, which is said. */
export async function openBook(): Promise<void> {
  try {
    db = await openWishes();
    wishes.value = await readWishes(db);
  } catch (error) {
    console.warn('This browser keeps nothing.', error);
    isKeeping.value = false;
  }
}

/** Takes down a wish beside an older one for the same mark; shown only when it is kept. */
export function takeDown(wish: MarkWish): Promise<void> {
  return inTurn(async () => {
    const older = wishes.value.find((one) => isSame(one, wish));
    // What was seen of the mark is looked at only now: the answer to an older wish may have come meanwhile.
    const revision = allMarks.value.get(wish.markId)?.revision ?? wish.revision;
    const joined = joinedWish(older, { ...wish, revision });
    if (joined === null) return remove(wish);
    await keep(joined);
    wishes.value = [...wishes.value.filter((one) => !isSame(one, wish)), joined];
  });
}

/** Notes that a wish is on its way; what stands there then, undefined where it was given up. */
export async function noteSent(wish: MarkWish): Promise<MarkWish | undefined> {
  await inTurn(async () => {
    const standing = wishes.value.find((one) => isSame(one, wish));
    if (standing !== undefined && !standing.isSent) await replace(standing, { ...standing, isSent: true });
  });
  return wishes.value.find((one) => isSame(one, wish));
}

/** Crosses out a wish that the server granted; a newer one for the same mark stays, and knows the mark by its new revision. */
export function granted(wish: MarkWish, revision: number): Promise<void> {
  return inTurn(async () => {
    const standing = wishes.value.find((one) => isSame(one, wish));
    if (standing === undefined || standing === wish) return remove(wish);
    await replace(standing, { ...standing, revision });
  });
}

/** Notes why a wish was not granted, unless a newer one for the same mark stands there. */
export function notGranted(wish: MarkWish, why: Pick<MarkWish, 'refused' | 'now'>): Promise<void> {
  return inTurn(async () => {
    if (wishes.value.includes(wish)) await replace(wish, { ...wish, ...why });
  });
}

/** Crosses out a wish that is given up. */
export function crossOut(wish: MarkWish): Promise<void> {
  return inTurn(() => remove(wish));
}

/** One change of the book at a time, in the order in which they were asked for. */
function inTurn(change: () => Promise<void>): Promise<void> {
  const mine = last.then(change);
  last = mine.catch(() => {});
  return mine;
}

const isSame = (one: MarkWish, other: MarkWish): boolean =>
  one.partyId === other.partyId && one.markId === other.markId;

async function replace(old: MarkWish, now: MarkWish): Promise<void> {
  await keep(now);
  wishes.value = wishes.value.map((one) => (one === old ? now : one));
}

async function remove(wish: MarkWish): Promise<void> {
  wishes.value = wishes.value.filter((one) => !isSame(one, wish));
  if (db !== undefined) await forgetWish(db, wish);
}

async function keep(wish: MarkWish): Promise<void> {
  if (db === undefined) return;
  try {
    await keepWish(db, wish);
  } catch (error) {
    console.warn('The wish is not kept.', error);
    isKeeping.value = false;
  }
}
