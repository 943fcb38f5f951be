import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isDead, newHolder } from '../../api/jobs/holder.ts';
import { hashFile, resultFile } from '../../api/jobs/job-files.ts';
import { type JobEnd, LEASE_MS, runJob } from '../../api/jobs/run-job.ts';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { installedFormats } from '../../formats/community/installed-formats.ts';
import { formOfName } from '../../intake/bulk/bulk-input.ts';
import type { BulkOptions } from '../../operations/bulk/bulk-item.ts';
import type { Caller } from '../../operations/caller.ts';
import { type BulkInput, bulkParameters, isBulkJob, makeBulkJob } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import { newKey } from '../../store/new-key.ts';
import { jobStore } from '../../store/ports/job-store.ts';
import type { ExitStatus } from '../command.ts';
import type { Output } from '../output.ts';

/** A file to be taken, for whom and how. */
export interface BulkFile {
  readonly file: string;
  readonly options: BulkOptions;
  readonly caller: Caller;
}

/**
 * Takes a file as a job that this process holds, with a progress bar. The same file with the same options goes on with a job that
 * was not finished. Ctrl-C pauses it. Exit status 1 where items were rejected or it was stopped. Throws `not-found`, `invalid-input`
 * for an ending that is not known, `conflict` while another process is at it.
 */
export async function runBulkFile(house: House, wanted: BulkFile, output: Output): Promise<ExitStatus> {
  const holder = newHolder();
  const job = await jobFor(house, wanted, holder);
  const end = await work(house, job, holder, output);
  if (end === 'stopped') await pause(house, job.id, holder);
  const { accepted, rejected, done, state } = (await jobStore(house.store.read, house.store.engine).find(job.id))!;
  const results = resultFile(house.settings.data, job.id);
  output.say(`${done} items: ${accepted} accepted, ${rejected} rejected. Each is told in ${results}.`);
  if (end !== 'done') output.warn(`Job ${job.id} is ${state}; the same call goes on with it.`);
  output.result({ id: job.id, state, done, accepted, rejected, results });
  return end === 'done' && rejected === 0 ? 0 : 1;
}

async function work(house: House, job: JobRow, holder: string, output: Output): Promise<JobEnd> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const formats = installedFormats(house.settings.communities);
  const bar = output.progress(job.kind);
  process.once('SIGINT', stop);
  try {
    return await runJob(job, {
      house,
      readable: formats.readable,
      holder,
      signal: stopping.signal,
      onProgress: (now) => bar.update(now.done, estimated(now)),
    });
  } catch (error) {
    await pause(house, job.id, holder);
    throw error;
  } finally {
    process.off('SIGINT', stop);
    bar.done();
    formats.close();
  }
}

/** How many items there are likely to be, by how much of the file they took so far. */
function estimated(job: JobRow): number {
  const { readBytes, input } = bulkParameters(job);
  return readBytes === 0 ? 0 : Math.round((job.done * input.bytes) / readBytes);
}

async function pause(house: House, id: string, holder: string): Promise<void> {
  await house.unitOfWork(async (work) => {
    if (await work.jobs.lock(id, holder)) await work.jobs.change(id, ['running'], { state: 'paused' }, work.now());
  });
}

async function jobFor(house: House, { file, options, caller }: BulkFile, holder: string): Promise<JobRow> {
  if (!existsSync(file)) throw new CorestoneError('not-found', `${file} is not there.`);
  const form = formOfName(file);
  if (form === undefined)
    throw new CorestoneError(
      'invalid-input',
      `${file}: files end in ndjson, json, csv, xml or zip, with or without gz.`,
    );
  const input = { file: resolve(file), name: basename(file), ...form, ...(await hashFile(file)) };
  const jobs = jobStore(house.store.read, house.store.engine);
  const until = new Date(house.now().getTime() + LEASE_MS).toISOString();
  const begun = (await jobs.list(caller.account, 500)).find((one) => isSame(one, input, options, caller));
  if (begun !== undefined) return takeUp(house, begun, holder, until);
  const { id } = await makeBulkJob(house.unitOfWork, { id: newKey(), caller, options, input, held: { holder, until } });
  return (await jobs.find(id))!;
}

function isSame(job: JobRow, input: BulkInput, options: BulkOptions, caller: Caller): boolean {
  if (job.state === 'done' || !isBulkJob(job)) return false;
  const known = bulkParameters(job);
  const isSameInput = known.input.hash === input.hash && known.input.file === input.file;
  return (
    isSameInput && JSON.stringify(known.options) === JSON.stringify(options) && known.caller.within === caller.within
  );
}

async function takeUp(house: House, seen: JobRow, holder: string, until: string): Promise<JobRow> {
  const now = house.now().toISOString();
  const isHeld =
    seen.state === 'running' && seen.heldUntil !== null && seen.heldUntil > now && !isDead(seen.holder ?? '');
  if (isHeld || !(await house.unitOfWork(({ jobs }) => jobs.take(seen, holder, until, now))))
    throw new CorestoneError('conflict', `Job ${seen.id} is being done by another process.`);
  return { ...seen, state: 'running', holder, heldUntil: until };
}
