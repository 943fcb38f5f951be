import { bulkParameters, isBulkJob } from '../../operations/jobs/bulk-job.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';

/** A job as people and programs see it: without who may do what, with its speed. */
export function showJob(job: JobRow) {
  const { id, kind, state, account, done, accepted, rejected, total, lastError, createdAt, changedAt, finishedAt } =
    job;
  const { options, input, readBytes, resultBytes, workMs } = isBulkJob(job) ? bulkParameters(job) : WITHOUT_INPUT;
  const ratePerS = workMs === 0 || done === 0 ? null : Math.round((done * 1000) / workMs);
  return {
    id,
    kind,
    state,
    account,
    name: input.name,
    dryRun: options.dryRun,
    done,
    accepted,
    rejected,
    total,
    inputBytes: input.bytes,
    readBytes,
    inputHash: input.hash,
    resultBytes,
    ratePerS,
    etaS: state === 'running' ? etaS(readBytes, input.bytes, workMs) : null,
    lastError,
    createdAt,
    changedAt,
    finishedAt,
  };
}

/** What stands for the input of a job that has none. */
const WITHOUT_INPUT = {
  options: { dryRun: false },
  input: { name: '', bytes: 0, hash: '' },
  readBytes: 0,
  resultBytes: 0,
  workMs: 0,
};

/** Reading runs a little ahead of keeping, so this is short of the truth by a batch or two. */
function etaS(readBytes: number, bytes: number, workMs: number): number | null {
  return readBytes === 0 ? null : Math.round(((bytes - readBytes) / readBytes) * workMs) / 1000;
}
