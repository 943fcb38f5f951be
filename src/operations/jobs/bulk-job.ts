import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { BulkOptions } from '../bulk/bulk-item.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import type { JobRow } from './job-ports.ts';
import { newJob } from './new-job.ts';

/** What a bulk job needs to be done on any server that sees its files, and how far it is. */
export interface BulkParameters {
  /** Who asked for it or resumed it, with what they were allowed then; see {@link whyNoLonger} for how long that holds. */
  readonly caller: Caller;
  readonly options: BulkOptions;
  readonly input: BulkInput;
  /** Said for a job that takes tables of the core tree rather than records. */
  readonly tables?: TableOptions;
  /** How much of the result file is committed, in bytes; what lies behind it is not. */
  readonly resultBytes: number;
  /** How much of the input file has been read, in bytes. */
  readonly readBytes: number;
  /** How long batches took so far, in milliseconds. */
  readonly workMs: number;
}

/** How tables of the core tree are taken: what the import would be told at the command line. `mapping` is its JSON text. */
export interface TableOptions {
  readonly expedition?: string;
  readonly program?: string;
  readonly strict: boolean;
  readonly mapping?: string;
}

/** Where the input of a job lies. `hash` is the SHA-256 of its bytes, base64url. */
export interface BulkInput {
  readonly file: string;
  readonly name: string;
  readonly syntax: 'ndjson' | 'csv' | 'xml' | 'zip';
  readonly isGzip: boolean;
  readonly bytes: number;
  readonly hash: string;
}

/** A job as it is asked for. */
export interface NewBulkJob {
  readonly id: string;
  readonly caller: Caller;
  readonly options: BulkOptions;
  readonly input: BulkInput;
  readonly tables?: TableOptions;
  /** `Idempotency-Key`: the same key with the same input and options gives the job that was made before. */
  readonly key?: string;
  /** Who has it at once; otherwise it waits for a worker. */
  readonly held?: { readonly holder: string; readonly until: string };
}

/** Whether a job takes records in bulk; others have parameters of their own. */
export function isBulkJob({ kind }: Pick<JobRow, 'kind'>): boolean {
  return kind.startsWith('bulk-');
}

/** The parameters of a bulk job. */
export function bulkParameters({ parameters }: Pick<JobRow, 'parameters'>): BulkParameters {
  return JSON.parse(parameters) as BulkParameters;
}

/**
 * Makes a bulk job, or finds the one that the same key was used for. Throws `conflict` for a key that was used for another
 * input or other options.
 */
export async function makeBulkJob(
  unitOfWork: UnitOfWork,
  wanted: NewBulkJob,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { caller, key } = wanted;
  const tables = wanted.tables === undefined ? '' : JSON.stringify(wanted.tables);
  const hash = `${wanted.input.hash} ${JSON.stringify(wanted.options)}${tables}`;
  return unitOfWork(async (work) => {
    if (key !== undefined) {
      await work.parties.holdJob(`bulk job of ${caller.account}`, caller.account);
      const made = await work.jobs.madeFor(caller.account, key);
      if (made !== undefined && made.hash !== hash) throw reused(key);
      if (made !== undefined) return { id: made.id, isNew: false };
      await work.jobs.rememberMade(caller.account, key, { id: wanted.id, hash }, work.now());
    }
    await work.jobs.add(toRow(wanted, work.now()));
    await work.audit(caller, [{ action: 'create-job', subject: wanted.id, after: auditOf(wanted) }], work.now());
    return { id: wanted.id, isNew: true };
  });
}

function reused(key: string): CorestoneError {
  const message = 'The Idempotency-Key was used for another input or other parameters.';
  const rule = 'a new key for every request that is not a repetition';
  return new CorestoneError('conflict', message, {
    findings: [finding('key-reused', message, { field: 'Idempotency-Key', value: key, rule })],
  });
}

function auditOf({ options, input, tables }: NewBulkJob) {
  return { options, ...(tables && { tables }), input: { name: input.name, bytes: input.bytes, hash: input.hash } };
}

function toRow({ id, caller, options, input, held, tables }: NewBulkJob, now: string): JobRow {
  const said = tables === undefined ? {} : { tables };
  const parameters: BulkParameters = { caller, options, input, ...said, resultBytes: 0, readBytes: 0, workMs: 0 };
  const kind = tables === undefined ? `bulk-${options.kind}` : 'bulk-tables';
  return newJob({ id, kind, caller, party: caller.within, parameters, held, now });
}
