import type { House } from '../../context.ts';
import { localCaller } from '../../operations/caller.ts';
import { COMPARISON_JOB, makeComparisonJob } from '../../operations/comparing/comparison-job.ts';
import { upstreamsInUse } from '../../outbox/lanes-by-upstream.ts';
import { newHolder } from '../jobs/holder.ts';
import type { JobWorker } from '../jobs/job-worker.ts';
import { repeatUntilStopped } from '../jobs/repeat-until-stopped.ts';
import { LEASE_MS } from '../jobs/run-job.ts';
import { giveBackJob, settleJob, takeJob } from '../jobs/settle-job.ts';
import { runComparison } from './run-comparison.ts';

const PAUSE_MS = 1000;
const BY_SCHEDULE = localCaller({ name: 'comparison by schedule', origin: 'worker' });
const DAYS = { never: 0, day: 1, week: 7, month: 30 } as const;

/** Compares the register with the upstreams where somebody asked for it, one job at a time, beside other jobs. */
export function startComparisonWorker(house: House, onError: (error: unknown) => void): JobWorker {
  const stopping = new AbortController();
  const loop = work(house, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

async function work(house: House, signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  const holder = newHolder();
  await repeatUntilStopped(() => workOnce(house, holder, signal, onError), { signal, onError, pauseMs: PAUSE_MS });
}

async function workOnce(
  house: House,
  holder: string,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const job = await takeJob(house, holder, LEASE_MS, ({ kind }) => kind === COMPARISON_JOB);
  if (job === undefined) return false;
  try {
    await settleJob(house, holder, job, await runComparison(job, { house, holder, signal }));
  } catch (error) {
    onError(error);
    await giveBackJob(house, holder, job, error);
  }
  return true;
}

/**
 * Asks for the comparison of the schedule, where the last one is old enough; of several servers of one store the first does. True where
 * one was asked for; nothing where no schedule is set or nothing registers upstream.
 */
export async function askForScheduledComparison({ settings, unitOfWork, store, upstreams }: House): Promise<boolean> {
  const everyDays = DAYS[settings.reconcileEvery];
  if (everyDays === 0) return false;
  const known = await upstreamsInUse(store, upstreams);
  if (known.length === 0) return false;
  const wanted = { caller: BY_SCHEDULE, isRepair: settings.reconcileRepair, known, everyDays };
  return (await makeComparisonJob(unitOfWork, wanted)).isNew;
}
