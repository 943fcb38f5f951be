import type { GivenAnswer } from '../answer-ports.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules, MintChange, RecordChange, RecordOutcome } from './record-change.ts';
import { type Once, type Taken, takeBatch, type Wish } from './take-batch.ts';
import { takeTogether } from './take-together.ts';

/**
 * Takes changes one by one as requests bring them, and answers each when it is kept for good. With `once` a change whose key was
 * used before rejects with {@link AlreadyAnswered}, or with `invalid-input` when that was for another request.
 */
export type TakeChange = (change: RecordChange | MintChange, once?: Once) => Promise<RecordOutcome>;

/** The request was done before; this is the answer it got. */
export class AlreadyAnswered extends Error {
  readonly answer: GivenAnswer;

  constructor(answer: GivenAnswer) {
    super('The request was answered before.');
    this.answer = answer;
  }
}

/**
 * Commits the changes of requests that arrive together as one unit of work; see {@link takeTogether}. Each is judged by itself.
 * What was answered is kept.
 */
export function changeTogether(unitOfWork: UnitOfWork, rules: ChangeRules): TakeChange {
  const take = takeTogether(
    (batch: readonly Wish[]) => unitOfWork((work) => takeBatch(work, batch, rules)),
    withoutKeysTwice,
  );
  return async (change, once) => outcomeOf(await take({ change, once }));
}

/** A key that comes twice waits for its own answer. */
function withoutKeysTwice(wishes: readonly Wish[]): number {
  const keys = new Set<string>();
  const again = wishes.findIndex(({ once }) => {
    if (once === undefined) return false;
    return keys.size === keys.add(`${once.account}\n${once.key}`).size;
  });
  return again < 0 ? wishes.length : again;
}

function outcomeOf(taken: Taken): RecordOutcome {
  if ('outcome' in taken) return taken.outcome;
  throw 'error' in taken ? taken.error : new AlreadyAnswered(taken.answer);
}
