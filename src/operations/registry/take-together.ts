import { setImmediate as nextTurn } from 'node:timers/promises';

const MOST_TOGETHER = 200;

interface Waiting<Wanted, Outcome> {
  readonly wanted: Wanted;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what requests want one by one, so that it is committed together: while one batch waits for the disk, those that come
 * meanwhile gather for the next. `commit` gives an outcome for each of a batch, in order; if it fails as a whole, each is tried
 * alone, so that one that cannot be kept harms no other. What was answered is kept. `fitting` says how many from the beginning, one
 * at least, may go together; all unless given.
 */
export function takeTogether<Wanted, Outcome>(
  commit: (batch: readonly Wanted[]) => Promise<readonly Outcome[]>,
  fitting: (wanted: readonly Wanted[]) => number = (wanted) => wanted.length,
): (wanted: Wanted) => Promise<Outcome> {
  const waiting: Waiting<Wanted, Outcome>[] = [];
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    // Requests of the same turn of the event loop should not find the first of them gone ahead.
    await nextTurn();
    while (waiting.length > 0) {
      const most = fitting(waiting.slice(0, MOST_TOGETHER).map((one) => one.wanted));
      await settle(commit, waiting.splice(0, most));
    }
    isRunning = false;
  };
  return (wanted) =>
    new Promise((resolve, reject) => {
      waiting.push({ wanted, resolve, reject });
      if (!isRunning) void run();
    });
}

async function settle<Wanted, Outcome>(
  commit: (batch: readonly Wanted[]) => Promise<readonly Outcome[]>,
  batch: readonly Waiting<Wanted, Outcome>[],
): Promise<void> {
  try {
    const outcomes = await commit(batch.map((one) => one.wanted));
    for (const [at, one] of batch.entries()) one.resolve(outcomes[at]!);
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error);
    else for (const one of batch) await settle(commit, [one]);
  }
}
