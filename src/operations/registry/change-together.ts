import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnitOfWork } from '../ports.ts';
import { changeRecords } from './change-records.ts';
import type { ChangeRules, RecordChange, RecordOutcome } from './record-change.ts';

/** Takes changes one by one as requests bring them, and answers each when it is kept for good. */
export type TakeChange = (change: RecordChange) => Promise<RecordOutcome>;

const MOST_TOGETHER = 200;

interface Waiting {
  readonly change: RecordChange;
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
    while (waiting.length > 0) await commit(unitOfWork, rules, waiting.splice(0, MOST_TOGETHER));
    isRunning = false;
  };
  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      if (!isRunning) void run();
    });
}

async function commit(unitOfWork: UnitOfWork, rules: ChangeRules, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await unitOfWork((work) =>
      changeRecords(
        work,
        batch.map((one) => one.change),
        rules,
      ),
    );
    for (const [at, one] of batch.entries()) one.resolve(outcomes[at]!);
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error);
    else for (const one of batch) await commit(unitOfWork, rules, [one]);
  }
}
