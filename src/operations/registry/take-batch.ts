import { CorestoneError } from '../../domain/error.ts';
import type { GivenAnswer, OnceKey } from '../answer-ports.ts';
import type { Work } from '../ports.ts';
import { claimOnce } from './answer-once.ts';
import { changeRecords } from './change-records.ts';
import { mintChanges } from './mint-changes.ts';
import type { ChangeRules, MintChange, RecordChange, RecordOutcome } from './record-change.ts';

/** A change that is taken once however often its request comes: `answerOf` makes the answer that is kept with it. */
export interface Once extends OnceKey {
  readonly answerOf: (outcome: RecordOutcome) => GivenAnswer;
}

/** What somebody wants of one record, known or still to be named. */
export interface Wish {
  readonly change: RecordChange | MintChange;
  readonly once?: Once | undefined;
}

/** What became of a wish: an outcome, the answer that its key had before, or why its key cannot be used. */
export type Taken = { readonly outcome: RecordOutcome } | { readonly answer: GivenAnswer } | { readonly error: Error };

/**
 * Takes wishes in one unit of work, each judged by itself: answers given before are found, identifiers made up, changes kept,
 * answers kept beside them. No two wishes may have the same key. A refused wish leaves its key free.
 */
export async function takeBatch(work: Work, wishes: readonly Wish[], rules: ChangeRules): Promise<Taken[]> {
  const taken = new Map<Wish, Taken>();
  await findGiven(work, wishes, taken);
  const open = wishes.filter((wish) => !taken.has(wish));
  const minted = await mintChanges(
    work,
    open.map((wish) => wish.change),
  );
  const named = open.flatMap((wish, at) => {
    const change = minted[at]!;
    if (!('outcome' in change)) return [{ wish, change }];
    taken.set(wish, { outcome: change });
    return [];
  });
  const outcomes = await changeRecords(
    work,
    named.map((one) => one.change),
    rules,
  );
  for (const [at, { wish }] of named.entries()) taken.set(wish, { outcome: outcomes[at]! });
  await keepAnswers(work, open, taken);
  return wishes.map((wish) => taken.get(wish)!);
}

async function findGiven(work: Work, wishes: readonly Wish[], taken: Map<Wish, Taken>): Promise<void> {
  const keyed = wishes.flatMap((wish) => (wish.once === undefined ? [] : [{ wish, once: wish.once }]));
  if (keyed.length === 0) return;
  const claims = await claimOnce(
    work,
    keyed.map((one) => one.once),
  );
  for (const [at, { wish }] of keyed.entries()) {
    const claim = claims[at];
    if (claim instanceof CorestoneError) taken.set(wish, { error: claim });
    else if (claim !== undefined) taken.set(wish, { answer: claim });
  }
}

async function keepAnswers(work: Work, open: readonly Wish[], taken: ReadonlyMap<Wish, Taken>): Promise<void> {
  const refused: OnceKey[] = [];
  const answered: { key: OnceKey; answer: GivenAnswer }[] = [];
  for (const wish of open) {
    const one = taken.get(wish);
    if (wish.once === undefined || one === undefined || !('outcome' in one)) continue;
    if (one.outcome.outcome === 'refused') refused.push(wish.once);
    else answered.push({ key: wish.once, answer: wish.once.answerOf(one.outcome) });
  }
  await work.answers.keep(answered);
  await work.answers.release(refused);
}
