import { CorestoneError } from '../../domain/error.ts';
import type { JobState } from '../../domain/registration/job-state.ts';
import { type Caller, ensureMay, may } from '../caller.ts';
import { COMPARISON_JOB } from '../comparing/comparison-job.ts';
import { DATA_SET_JOB } from '../data-sets/data-set-job.ts';
import { DUMP_JOB } from '../dumps/dump-job.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { isTransferJob } from '../transfer/transfer-job.ts';
import { type BulkParameters, bulkParameters } from './bulk-job.ts';
import type { JobPort, JobRow } from './job-ports.ts';
import { resumedCaller } from './resumed-caller.ts';

/** What a person may do with a job. */
export type JobOrder = 'pause' | 'resume' | 'cancel';

const ORDERS: Readonly<Record<JobOrder, { readonly from: readonly JobState[]; readonly to: JobState }>> = {
  pause: { from: ['queued', 'running'], to: 'paused' },
  resume: { from: ['paused', 'failed', 'cancelled'], to: 'queued' },
  cancel: { from: ['queued', 'running', 'paused', 'failed'], to: 'cancelled' },
};

/** A job that the caller may see: one of the own account, or any for who administers. Throws `not-found`. */
export async function findJob(jobs: JobPort, id: string, caller: Caller): Promise<JobRow> {
  const job = await jobs.find(id);
  if (job !== undefined && maySee(job, caller)) return job;
  throw new CorestoneError('not-found', 'There is no such job.');
}

/** The jobs a caller may see, the latest first. */
export function listJobs(jobs: JobPort, caller: Caller, limit: number, before?: string): Promise<JobRow[]> {
  return jobs.list(may(caller, 'administer', '') ? undefined : caller.account, limit, before);
}

function maySee(job: JobRow, caller: Caller): boolean {
  return job.account === caller.account || may(caller, 'administer', '');
}

/**
 * Pauses, resumes or cancels a job: its worker stops behind the batch in hand, which stays kept; a resumed one goes on there.
 * From then on it acts for who resumed it, see {@link resumedCaller}. Throws `not-found`, `not-allowed` for a token that may
 * only read or for one who may do nothing of it, `conflict` for a job whose state does not allow it.
 */
export async function controlJob(unitOfWork: UnitOfWork, id: string, order: JobOrder, caller: Caller): Promise<JobRow> {
  return unitOfWork(async (work) => {
    const job = await findJob(work.jobs, id, caller);
    ensureMayDeposit(caller);
    const { from, to } = ORDERS[order];
    const now = work.now();
    const finishedAt = to === 'cancelled' ? now : null;
    if (!(await work.jobs.change(id, from, { state: to, finishedAt, lastError: null }, now)))
      throw new CorestoneError('conflict', `A job that is ${job.state} cannot be ${WORDS[order]}.`);
    if (order === 'resume') await takeOver(work, id, caller, now);
    await work.audit(caller, [{ action: `${order}-job`, subject: id, before: { state: job.state } }], now);
    return (await work.jobs.find(id))!;
  });
}

/** Read again behind the change, when nobody else can advance it. */
async function takeOver(work: Work, id: string, by: Caller, now: string): Promise<void> {
  const job = (await work.jobs.find(id))!;
  // A dump acts for nobody; whoever may have one made may have it go on.
  if (job.kind === DUMP_JOB) return ensureMay(by, 'administer', '');
  if (isTransferJob(job)) ensureMay(by, 'administer', '');
  if (job.kind === COMPARISON_JOB) ensureMay(by, 'manage-agent', '');
  // A data set only reads, and who takes its file is asked then.
  if (isTransferJob(job) || job.kind === DATA_SET_JOB || job.kind === COMPARISON_JOB) {
    const parameters = JSON.stringify({ ...(JSON.parse(job.parameters) as object), caller: by });
    return void (await work.jobs.change(id, ['queued'], { state: 'queued', parameters }, now));
  }
  const before = bulkParameters(job);
  const after: BulkParameters = { ...before, caller: resumedCaller(before.caller, by) };
  await work.jobs.change(id, ['queued'], { state: 'queued', parameters: JSON.stringify(after) }, now);
}

const WORDS: Readonly<Record<JobOrder, string>> = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' };

/** Removes a job that is at rest; its files are the caller's to remove. Throws as {@link controlJob}. */
export async function removeJob(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<void> {
  await unitOfWork(async (work) => {
    const job = await findJob(work.jobs, id, caller);
    ensureMayDeposit(caller);
    if (job.state === 'queued' || job.state === 'running')
      throw new CorestoneError('conflict', `A job that is ${job.state} cannot be removed; cancel it first.`);
    await work.jobs.remove(id);
    await work.audit(caller, [{ action: 'remove-job', subject: id, before: { state: job.state } }], work.now());
  });
}

/** Throws `not-allowed` for a token that only reads. */
export function ensureMayDeposit({ scope, account }: Caller): void {
  if (scope !== 'read') return;
  throw new CorestoneError('not-allowed', `The token of ${account} may only read.`);
}
