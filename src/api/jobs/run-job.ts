import { type FileHandle, mkdir, open } from 'node:fs/promises';
import type { House } from '../../context.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import { cutFile } from '../../intake/bulk/bulk-input.ts';
import type { BulkItem, BulkResult } from '../../operations/bulk/bulk-item.ts';
import { keepBatch } from '../../operations/bulk/keep-batch.ts';
import { type BulkParameters, bulkParameters } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import type { Work } from '../../operations/ports.ts';
import { batches, paceOf } from './batches.ts';
import { ensureStanding } from './ensure-standing.ts';
import { jobFolder, resultFile } from './job-files.ts';
import { JobLost } from './job-lost.ts';
import { runTables } from './run-tables.ts';

/** How long a holder answers for its job without committing anything. */
export const LEASE_MS = 20_000;

/** Reading up to where a job stands costs; it takes no more than this share of a turn. */
const TURN_OF_OPENING = 4;
/** How long until somebody is looked for again to give way to. */
const LOOK_AGAIN_MS = 1000;

/** Who does a job and where it tells of it. */
export interface JobHands {
  readonly house: House;
  readonly readable: readonly ReadableFormat[];
  readonly holder: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (job: JobRow) => void;
  /** For how long a job is done before it gives way where another account's waits; to nobody where it is not said. */
  readonly turns?: { readonly ms: number; readonly isAwaited: (job: JobRow) => Promise<boolean> };
}

/** How doing a job ended: all done, told to stop or giving way, or taken away by a person or another holder. */
export type JobEnd = 'done' | 'stopped' | 'lost';

/**
 * Does a job that the holder has taken, from behind the last batch that was committed. Each batch, how far the job is and how
 * much of the result file counts are one unit of work, so that whatever breaks, nothing is done twice and no result is missing. Throws
 * {@link RightsLost} before a batch that its caller may no longer have kept, and what the store or the input throws.
 */
export async function runJob(job: JobRow, hands: JobHands): Promise<JobEnd> {
  const { tables } = bulkParameters(job);
  if (tables !== undefined) return runTables(job, tables, hands);
  const running = new RunningJob(job, hands);
  await running.open();
  try {
    return await running.run();
  } catch (error) {
    if (error instanceof JobLost) return 'lost';
    throw error;
  } finally {
    await running.close();
  }
}

class RunningJob {
  readonly #hands: JobHands;
  #job: JobRow;
  #parameters: BulkParameters;
  #results: FileHandle | undefined;
  #readBytes = 0;
  readonly #opened = performance.now();
  #turnEnds: number | undefined;

  constructor(job: JobRow, hands: JobHands) {
    this.#hands = hands;
    this.#job = job;
    this.#parameters = bulkParameters(job);
  }

  async open(): Promise<void> {
    const { data } = this.#hands.house.settings;
    await mkdir(jobFolder(data, this.#job.id), { recursive: true });
    this.#results = await open(resultFile(data, this.#job.id), this.#parameters.resultBytes === 0 ? 'w' : 'r+');
    // What a batch wrote that was never committed would stand between results.
    await this.#results.truncate(this.#parameters.resultBytes);
  }

  async close(): Promise<void> {
    await this.#results?.close();
  }

  async run(): Promise<JobEnd> {
    const { input } = this.#parameters;
    const pieces = cutFile(input.file, input, this.#hands.readable, (bytes) => {
      this.#readBytes = bytes;
    });
    for await (const items of batches(pieces, this.#job.done, paceOf(this.#hands.house.store))) {
      if (this.#hands.signal.aborted || (await this.#givesWay())) return 'stopped';
      await this.#ensureStanding();
      await this.#keep(items);
    }
    return this.#finish();
  }

  /** Each turn keeps a batch at least, or two jobs could give way to each other for ever. */
  async #givesWay(): Promise<boolean> {
    const { turns } = this.#hands;
    if (turns === undefined) return false;
    const now = performance.now();
    if (this.#turnEnds === undefined) {
      this.#turnEnds = now + Math.max(turns.ms, turns.ms === 0 ? 0 : TURN_OF_OPENING * (now - this.#opened));
      return false;
    }
    if (now < this.#turnEnds) return false;
    this.#turnEnds = now + Math.min(turns.ms, LOOK_AGAIN_MS);
    return turns.isAwaited(this.#job);
  }

  async #ensureStanding(): Promise<void> {
    const { house } = this.#hands;
    await ensureStanding(house.store, this.#parameters.caller, house.now());
  }

  async #keep(items: readonly BulkItem[]): Promise<void> {
    const { house } = this.#hands;
    const { options, caller } = this.#parameters;
    const begun = performance.now();
    let next: JobRow = this.#job;
    const run = { options, caller, rules: house.rules, judging: house.judging };
    await keepBatch(house.unitOfWork, items, run, async (work, results) => {
      next = await this.#advance(work, results, performance.now() - begun);
    });
    this.#commit(next);
  }

  /** Keeps how far the job is, with its results on the disk before anything is committed. */
  async #advance(work: Work, results: readonly BulkResult[], ms: number): Promise<JobRow> {
    const { holder, house } = this.#hands;
    if (!(await work.jobs.lock(this.#job.id, holder))) throw new JobLost();
    const before = (await work.jobs.find(this.#job.id))!;
    const parameters = bulkParameters(before);
    const text = Buffer.from(results.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await this.#results!.write(text, 0, text.length, parameters.resultBytes);
    await this.#results!.datasync();
    const rejected = results.filter((one) => one.outcome === 'refused').length;
    const progress = {
      done: before.done + results.length,
      accepted: before.accepted + results.length - rejected,
      rejected: before.rejected + rejected,
      total: before.total,
      parameters: JSON.stringify({
        ...parameters,
        resultBytes: parameters.resultBytes + text.length,
        readBytes: Math.max(parameters.readBytes, this.#readBytes),
        workMs: parameters.workMs + Math.round(ms),
      } satisfies BulkParameters),
    };
    const heldUntil = new Date(house.now().getTime() + LEASE_MS).toISOString();
    await work.jobs.advance(this.#job.id, progress, heldUntil, work.now());
    return { ...before, ...progress };
  }

  #commit(job: JobRow): void {
    this.#job = job;
    this.#hands.onProgress?.(job);
  }

  async #finish(): Promise<JobEnd> {
    const { house, holder } = this.#hands;
    await house.unitOfWork(async (work) => {
      if (!(await work.jobs.lock(this.#job.id, holder))) throw new JobLost();
      const { done, accepted, rejected } = this.#job;
      const parameters = JSON.stringify({ ...bulkParameters(this.#job), readBytes: this.#parameters.input.bytes });
      const now = work.now();
      await work.jobs.advance(this.#job.id, { done, accepted, rejected, total: done, parameters }, now, now);
      await work.jobs.change(this.#job.id, ['running'], { state: 'done', finishedAt: now, lastError: null }, now);
    });
    return 'done';
  }
}
