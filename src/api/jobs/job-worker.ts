import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { bulkParameters } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import { RightsLost } from './ensure-standing.ts';
import { isDead, newHolder } from './holder.ts';
import { removeOrphans } from './job-files.ts';
import { type JobEnd, type JobHands, LEASE_MS, runJob } from './run-job.ts';

const JOB_WORKER = { name: 'jobs', origin: 'worker' } as const;
const PAUSE_MS = 500;
const RETRY_MS = 5000;

/** Errors that pass: the job waits and is tried again. Any other ends it as failed. */
const PASSING = new Set(['store-unavailable', 'store-full', 'busy', 'interrupted']);

/** A worker that can be stopped; `stop` resolves when the batch in hand is kept. */
export interface JobWorker {
  readonly stop: () => Promise<void>;
}

/** Does queued jobs in the background, one at a time; servers of one database share them. What fails passingly is told and tried again. */
export function startJobWorker(house: House, onError: (error: unknown) => void): JobWorker {
  const stopping = new AbortController();
  const formats = installedFormats(house.settings.communities);
  const loop = work(house, formats.readable, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      formats.close();
    },
  };
}

async function work(
  house: House,
  readable: readonly ReadableFormat[],
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  const holder = newHolder();
  const jobs = jobStore(house.store.read, house.store.engine);
  const isKnown = async (id: string) => (await jobs.find(id)) !== undefined;
  await removeOrphans(house.settings.data, isKnown).catch(onError);
  while (!signal.aborted) {
    const did = await workOnce(house, { house, readable, holder, signal }, onError).catch((error: unknown) => {
      onError(error);
      return false;
    });
    if (!did) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Takes one job and does it; false where there was none. */
async function workOnce(house: House, hands: JobHands, onError: (error: unknown) => void): Promise<boolean> {
  const job = await takeOne(house, hands.holder);
  if (job === undefined) return false;
  try {
    await settle(hands, job, await runJob(job, hands));
  } catch (error) {
    if (!(error instanceof RightsLost)) onError(error);
    await giveBack(hands, job, error);
  }
  return true;
}

async function takeOne(house: House, holder: string): Promise<JobRow | undefined> {
  const reading = jobStore(house.store.read, house.store.engine);
  const now = house.now().toISOString();
  const due = await reading.claimable(now, 50);
  const dead = (await reading.held()).filter((one) => isDead(one.holder!));
  for (const seen of [...due, ...dead]) {
    // Another server's input may lie where this one does not see it.
    if (!existsSync(bulkParameters(seen).input.file)) continue;
    const until = new Date(house.now().getTime() + LEASE_MS).toISOString();
    const isTaken = await house.unitOfWork(({ jobs }) => jobs.take(seen, holder, until, now));
    if (isTaken) return reading.find(seen.id);
  }
  return undefined;
}

async function settle({ house, holder }: JobHands, job: JobRow, end: JobEnd): Promise<void> {
  if (end !== 'stopped') return;
  await house.unitOfWork(async (work) => {
    if (await work.jobs.lock(job.id, holder))
      await work.jobs.change(job.id, ['running'], { state: 'queued' }, work.now());
  });
}

/** Puts a job back that met trouble: to be tried again, or as failed where trying again cannot help. */
async function giveBack({ house, holder }: JobHands, job: JobRow, error: unknown): Promise<void> {
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
