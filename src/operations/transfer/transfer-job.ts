import { CorestoneError } from '../../domain/error.ts';
import type { Keep } from '../../domain/transfer/merge-row.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { JobRow } from '../jobs/job-ports.ts';
import { newJob } from '../jobs/new-job.ts';
import type { UnitOfWork } from '../ports.ts';
import { expeditionToMove } from './expedition-to-move.ts';
import type { TakenOver, TransferDecision } from './transfer-run.ts';

/** The kind of jobs that make packages. */
export const HAND_OVER_JOB = 'hand-over';
/** The kind of jobs that take packages over, or look at them. */
export const TAKE_OVER_JOB = 'take-over';

/** What making a package needs, and what came of it. */
export interface HandOverParameters {
  readonly caller: Caller;
  readonly code: string;
  readonly made?: {
    readonly package: string;
    readonly file: string;
    readonly signer: string;
    readonly rows: number;
    readonly bytes: number;
  };
}

/** How a package is to be taken. */
export interface TakeOverOptions {
  readonly isDry: boolean;
  readonly keep?: Keep;
  readonly decisions?: readonly TransferDecision[];
  readonly trust?: string;
  readonly client?: string;
}

/** What taking a package over needs, and what came of it. */
export interface TakeOverParameters {
  readonly caller: Caller;
  readonly options: TakeOverOptions;
  /** Where the package lies, and what it was called. */
  readonly file: string;
  readonly name: string;
  readonly taken?: TakenPackage;
}

/** What came of a package as its job keeps it: of many conflicts and missing places the first, and how many conflicts there were. */
export interface TakenPackage extends TakenOver {
  readonly conflictCount: number;
}

/** Whether a job moves expeditions. */
export function isTransferJob({ kind }: Pick<JobRow, 'kind'>): boolean {
  return kind === HAND_OVER_JOB || kind === TAKE_OVER_JOB;
}

/** The parameters of a job that makes a package. */
export function handOverParameters({ parameters }: Pick<JobRow, 'parameters'>): HandOverParameters {
  return JSON.parse(parameters) as HandOverParameters;
}

/** The parameters of a job that takes one over. */
export function takeOverParameters({ parameters }: Pick<JobRow, 'parameters'>): TakeOverParameters {
  return JSON.parse(parameters) as TakeOverParameters;
}

/** Asks for the package of an expedition; the id of the job. Throws as `expeditionToMove`. */
export function askHandOver(unitOfWork: UnitOfWork, code: string, caller: Caller): Promise<string> {
  return unitOfWork(async (work) => {
    await expeditionToMove(work, code, '', caller);
    const id = work.newKey();
    const parameters: HandOverParameters = { caller, code };
    await work.jobs.add(newJob({ id, kind: HAND_OVER_JOB, caller, parameters, now: work.now() }));
    await work.audit(caller, [{ action: 'create-job', subject: id, after: { kind: HAND_OVER_JOB, code } }], work.now());
    return id;
  });
}

/** Asks for a package to be taken over, or looked at; `id` is the job's. Throws `not-allowed` for anybody but administrators. */
export async function askTakeOver(
  unitOfWork: UnitOfWork,
  id: string,
  wanted: Pick<TakeOverParameters, 'file' | 'name' | 'options'>,
  caller: Caller,
): Promise<void> {
  ensureMay(caller, 'administer', '');
  const { file, name, options } = wanted;
  await unitOfWork(async (work) => {
    const parameters: TakeOverParameters = { caller, options, file, name };
    await work.jobs.add(newJob({ id, kind: TAKE_OVER_JOB, caller, parameters, now: work.now() }));
    const { isDry, keep = null } = options;
    await work.audit(
      caller,
      [{ action: 'create-job', subject: id, after: { kind: TAKE_OVER_JOB, name, isDry, keep } }],
      work.now(),
    );
  });
}

/** The job of a kind that a caller may see. Throws `not-found`. */
export function ensureKind(job: JobRow, ...kinds: readonly string[]): JobRow {
  if (kinds.includes(job.kind)) return job;
  throw new CorestoneError('not-found', 'There is no such package.');
}
