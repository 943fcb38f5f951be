import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import {
  HAND_OVER_JOB,
  handOverParameters,
  isTransferJob,
  TAKE_OVER_JOB,
  takeOverParameters,
} from '../../operations/transfer/transfer-job.ts';
import { ensureStanding } from '../jobs/ensure-standing.ts';
import { newHolder } from '../jobs/holder.ts';
import { JobLost } from '../jobs/job-lost.ts';
import type { JobWorker } from '../jobs/job-worker.ts';
import { repeatUntilStopped } from '../jobs/repeat-until-stopped.ts';
import { type JobEnd, LEASE_MS } from '../jobs/run-job.ts';
import { giveBackJob, settleJob, takeJob } from '../jobs/settle-job.ts';
import { handOver } from './hand-over.ts';
import { removeStaleUploads } from './package-upload.ts';
import { takeOver } from './take-over.ts';

const PAUSE_MS = 1000;
const BEAT_MS = 4000;
const MOST_TOLD = 500;
/** Packages that were made are kept for a week. */
const KEPT_MS = 7 * 86_400_000;

/** Makes packages and takes them over, one at a time, beside other jobs. */
export function startTransferWorker(house: House, onError: (error: unknown) => void): JobWorker {
  const stopping = new AbortController();
  const loop = work(house, stopping.signal, onError);
  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}

/** Where packages lie that were made for download. */
export function packagesFolder(dataFolder: string): string {
  return join(dataFolder, 'packages');
}

async function work(house: House, signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  const holder = newHolder();
  await removeStaleUploads(house.settings.data).catch(onError);
  await repeatUntilStopped(() => workOnce(house, holder, signal, onError), { signal, onError, pauseMs: PAUSE_MS });
}

async function workOnce(
  house: House,
  holder: string,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<boolean> {
  // Another server's upload may lie where this one does not see it.
  const isOurs = (job: JobRow) =>
    isTransferJob(job) && (job.kind === HAND_OVER_JOB || existsSync(takeOverParameters(job).file));
  const job = await takeJob(house, holder, LEASE_MS, isOurs);
  if (job === undefined) return false;
  const running = new RunningTransfer(house, job, holder, signal);
  try {
    await settleJob(house, holder, job, await running.run());
  } catch (error) {
    if (!(error instanceof CorestoneError)) onError(error);
    await giveBackJob(house, holder, job, error);
  }
  return true;
}

class Stopped extends CorestoneError {
  constructor() {
    super('interrupted', 'It was told to stop.');
  }
}

class RunningTransfer {
  readonly #house: House;
  readonly #job: JobRow;
  readonly #holder: string;
  readonly #signal: AbortSignal;
  #beatMs = performance.now();

  constructor(house: House, job: JobRow, holder: string, signal: AbortSignal) {
    this.#house = house;
    this.#job = job;
    this.#holder = holder;
    this.#signal = signal;
  }

  async run(): Promise<JobEnd> {
    try {
      if (this.#job.kind === TAKE_OVER_JOB) await this.#take();
      else await this.#make();
      return 'done';
    } catch (error) {
      if (error instanceof JobLost) return 'lost';
      if (error instanceof Stopped) return 'stopped';
      throw error;
    }
  }

  async #make(): Promise<void> {
    const { settings } = this.#house;
    const parameters = handOverParameters(this.#job);
    await ensureStanding(this.#house.store, parameters.caller, this.#house.now());
    const folder = packagesFolder(settings.data);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeOld(folder, this.#house.now());
    const file = join(folder, `${this.#job.id}.corestone`);
    const { caller, code } = parameters;
    const onProgress = (rows: number) => this.#beat(rows, null);
    const { manifest, signer } = await handOver(this.#house, {
      caller,
      code,
      out: file,
      isBesideOthers: true,
      onProgress,
    });
    const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
    const made = { package: manifest.id, file, signer, rows, bytes: (await stat(file)).size };
    await this.#finish(rows, rows, JSON.stringify({ ...parameters, made }));
  }

  async #take(): Promise<void> {
    const parameters = takeOverParameters(this.#job);
    const { caller, options, file } = parameters;
    await ensureStanding(this.#house.store, caller, this.#house.now());
    const { conflicts, placesMissing, ...sum } = await takeOver(this.#house, file, {
      caller,
      ...options,
      isBesideOthers: true,
      onProgress: (done, total) => this.#beat(done, total),
    });
    const taken = {
      ...sum,
      conflictCount: conflicts.length,
      conflicts: conflicts.slice(0, MOST_TOLD),
      placesMissing: placesMissing.slice(0, MOST_TOLD),
    };
    await this.#finish(sum.rows * 2, sum.added + sum.changed + sum.deleted, JSON.stringify({ ...parameters, taken }));
  }

  /** Renews the lease now and then, and shows how far it is. */
  async #beat(done: number, total: number | null): Promise<void> {
    if (this.#signal.aborted) throw new Stopped();
    if (performance.now() - this.#beatMs < BEAT_MS) return;
    this.#beatMs = performance.now();
    const { id, parameters } = this.#job;
    await this.#house.unitOfWork(async (work) => {
      if (!(await work.jobs.lock(id, this.#holder))) throw new JobLost();
      const heldUntil = new Date(this.#house.now().getTime() + LEASE_MS).toISOString();
      await work.jobs.advance(id, { done, accepted: 0, rejected: 0, total, parameters }, heldUntil, work.now());
    });
  }

  async #finish(done: number, accepted: number, parameters: string): Promise<void> {
    const { id } = this.#job;
    await this.#house.unitOfWork(async (work) => {
      if (!(await work.jobs.lock(id, this.#holder))) throw new JobLost();
      const now = work.now();
      await work.jobs.advance(id, { done, accepted, rejected: 0, total: done, parameters }, now, now);
      await work.jobs.change(id, ['running'], { state: 'done', finishedAt: now, lastError: null }, now);
    });
  }
}

async function removeOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}
