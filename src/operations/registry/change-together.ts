import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GivenAnswer } from '../answer-ports.ts';
import type { UnitOfWork } from '../ports.ts';
import type { ChangeRules, MintChange, RecordChange, RecordOutcome } from './record-change.ts';
import { type Once, type Taken, takeBatch, type Wish } from './take-batch.ts';

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

const MOST_TOGETHER = 200;

interface Waiting extends Wish {
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits the changes of requests that arrive together as one unit of work: while one commit waits for the disk, those that
 * come meanwhile gather for the next. Each is judged by itself; if the unit of work fails as a whole, each is tried alone, so
 * that one that cannot be kept harms no other. What was answered is kept.
 */
export function changeTogether(unitOfWork: UnitOfWork, rules: ChangeRules): TakeChange {
  const waiting: Waiting[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    // Requests of the same turn of the event loop should not find the first of them gone ahead.
    await nextTurn();
    while (waiting.length > 0) await commit(unitOfWork, rules, waiting.splice(0, togetherOf(waiting)));
    isRunning = false;
  };
  return (change, once) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, once, resolve, reject });
      if (!isRunning) void run();
    });
}

/** How many of those in front go together: a key that comes twice waits for its own answer. */
function togetherOf(waiting: readonly Waiting[]): number {
  const keys = new Set<string>();
  const most = waiting.slice(0, MOST_TOGETHER);
  const again = most.findIndex(({ once }) => {
    if (once === undefined) return false;
    return keys.size === keys.add(`${once.account}\n${once.key}`).size;
  });
  return again < 0 ? most.length : again;
}

async function commit(unitOfWork: UnitOfWork, rules: ChangeRules, batch: readonly Waiting[]): Promise<void> {
  try {
    const taken = await unitOfWork((work) => takeBatch(work, batch, rules));
    for (const [at, one] of batch.entries()) settle(one, taken[at]!);
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error);
    else for (const one of batch) await commit(unitOfWork, rules, [one]);
  }
}

function settle({ resolve, reject }: Waiting, taken: Taken): void {
  if ('outcome' in taken) resolve(taken.outcome);
  else reject('error' in taken ? taken.error : new AlreadyAnswered(taken.answer));
}
