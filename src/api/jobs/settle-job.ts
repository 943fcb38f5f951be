import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { explainFailure } from '../../store/engine/explain-failure.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import { RightsLost } from './ensure-standing.ts';
import { isDead } from './holder.ts';
import type { JobEnd } from './run-job.ts';

const JOB_WORKER = { name: 'jobs', origin: 'worker' } as const;
const RETRY_MS = 5000;
const LOOKED_AT = 50;

/** Errors that pass: the job waits and is tried again. Any other ends it as failed. */
const PASSING = new Set(['store-unavailable', 'store-full', 'busy', 'interrupted']);

/** Puts a job back into the queue whose holder was told to stop, or that gave way to another. */
export async function settleJob(house: House, holder: string, job: JobRow, end: JobEnd): Promise<void> {
  if (end !== 'stopped') return;
  await house.unitOfWork(async (work) => {
    if (await work.jobs.lock(job.id, holder))
      await work.jobs.change(job.id, ['running'], { state: 'queued' }, work.now());
  });
}

/**
 * Puts a job back that met trouble: to be tried again, or as failed where trying again cannot help. What is read beside a unit of work
 * fails in the words of the engine, which are explained here: a database that restarts ends no job.
 */
export async function giveBackJob(house: House, holder: string, job: JobRow, thrown: unknown): Promise<void> {
  const error = explainFailure(thrown);
  const lastError = error instanceof Error ? error.message : String(error);
  const mayPass = error instanceof CorestoneError && PASSING.has(error.code);
  await house.unitOfWork(async (work) => {
    const now = work.now();
    const heldUntil = new Date(house.now().getTime() + RETRY_MS).toISOString();
    const change = mayPass
      ? ({ state: 'queued', lastError, heldUntil } as const)
      : ({ state: 'failed', lastError, finishedAt: now } as const);
    if (!(await work.jobs.lock(job.id, holder))) return;
    await work.jobs.change(job.id, ['running'], change, now);
    if (error instanceof RightsLost)
      await work.audit(JOB_WORKER, [{ action: 'stop-job', subject: job.id, after: { reason: lastError } }], now);
  });
}

/** Jobs that are due, in the order in which they are taken. */
export function waitingJobs({ store, now }: House): Promise<readonly JobRow[]> {
  return jobStore(store.read, store.engine).claimable(now().toISOString(), LOOKED_AT);
}

/**
 * Takes a job for a holder: one that is due, or whose holder was a process of this machine that runs no more. Undefined where there is
 * none that `isOurs`.
 */
export async function takeJob(
  house: House,
  holder: string,
  leaseMs: number,
  isOurs: (job: JobRow) => boolean,
): Promise<JobRow | undefined> {
  const reading = jobStore(house.store.read, house.store.engine);
  const now = house.now().toISOString();
  const due = await waitingJobs(house);
  const dead = (await reading.held()).filter((one) => isDead(one.holder!));
  for (const seen of [...due, ...dead].filter(isOurs)) {
    const until = new Date(house.now().getTime() + leaseMs).toISOString();
    const isTaken = await house.unitOfWork(({ jobs }) => jobs.take(seen, holder, until, now));
    if (isTaken) return reading.find(seen.id);
  }
  return undefined;
}
