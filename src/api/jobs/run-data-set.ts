import { join } from 'node:path';
import type { House } from '../../context.ts';
import { dataSetParameters } from '../../operations/data-sets/data-set-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { openDataSet } from '../data-set/data-set-parts.ts';
import { writeDataSet } from '../data-set/write-data-set.ts';
import { ensureStanding } from './ensure-standing.ts';
import { jobFolder } from './job-files.ts';
import { type JobEnd, LEASE_MS } from './run-job.ts';

/** Who does a data set job. */
export interface DataSetHands {
  readonly house: House;
  readonly holder: string;
  readonly signal: AbortSignal;
}

const BEAT_MS = 4000;

/** The archive that a data set job writes. */
export function dataSetFile(dataFolder: string, id: string): string {
  return join(jobFolder(dataFolder, id), 'operational-data-set.zip');
}

/**
 * Does a data set job that the holder has taken. It is done anew after a crash: the archive appears only when it is whole. Throws
 * `RightsLost`, and what building a data set throws.
 */
export async function runDataSet(job: JobRow, { house, holder, signal }: DataSetHands): Promise<JobEnd> {
  const { caller, path, options } = dataSetParameters(job);
  await ensureStanding(house.store, caller, house.now());
  const lost = new AbortController();
  let done = 0;
  let total: number | null = null;
  const beat = setInterval(() => {
    // A store that does not answer for a moment is no reason to stop: the lease lasts for several beats.
    advance(house, holder, job, done, total).then(
      (isHeld) => isHeld || lost.abort(),
      () => undefined,
    );
  }, BEAT_MS);
  try {
    const set = await openDataSet(house, path, options, () => void done++);
    total = set.objects;
    if (!(await advance(house, holder, job, 0, total))) return 'lost';
    await writeDataSet(set, dataSetFile(house.settings.data, job.id), AbortSignal.any([signal, lost.signal]));
  } catch (error) {
    if (lost.signal.aborted) return 'lost';
    if (signal.aborted) return 'stopped';
    throw error;
  } finally {
    clearInterval(beat);
  }
  return (await advance(house, holder, job, total, total, true)) ? 'done' : 'lost';
}

/** Renews the lease and tells how far it is; false where the job is somebody else's by now. */
async function advance(
  house: House,
  holder: string,
  { id, parameters }: JobRow,
  done: number,
  total: number | null,
  isEnd = false,
): Promise<boolean> {
  return house.unitOfWork(async (work) => {
    if (!(await work.jobs.lock(id, holder))) return false;
    const now = work.now();
    const heldUntil = new Date(house.now().getTime() + LEASE_MS).toISOString();
    await work.jobs.advance(id, { done, accepted: done, rejected: 0, total, parameters }, heldUntil, now);
    if (isEnd) await work.jobs.change(id, ['running'], { state: 'done', finishedAt: now, lastError: null }, now);
    return true;
  });
}
