import { isAtRest } from '../../domain/registration/job-state.ts';
import type { Caller } from '../caller.ts';
import type { JobRow } from '../jobs/job-ports.ts';
import { newJob } from '../jobs/new-job.ts';
import type { UnitOfWork } from '../ports.ts';

/** The kind of jobs that build the operational data set of an expedition. */
export const DATA_SET_JOB = 'operational-data-set';

/** What is to be said of the data set; absent has a default. */
export interface WantedDataSet {
  readonly doi?: string;
  readonly licence?: string;
  readonly publisher?: string;
  readonly version?: string;
  readonly year?: string;
  readonly althoughMoratorium?: boolean;
}

/** What such a job needs to be done. `path` is that of the expedition in the tree, `code` what people call it. */
export interface DataSetParameters {
  readonly caller: Caller;
  readonly path: string;
  readonly program: string;
  readonly code: string;
  readonly options: WantedDataSet;
}

/** The parameters of a data set job. */
export function dataSetParameters({ parameters }: Pick<JobRow, 'parameters'>): DataSetParameters {
  return JSON.parse(parameters) as DataSetParameters;
}

const LOOKED_AT = 100;

/**
 * Makes a data set job, or finds one of the same account and wish that is under way. Whether the caller may read the whole
 * expedition is for who calls to say; it is asked again before the package is given out.
 */
export async function makeDataSetJob(
  unitOfWork: UnitOfWork,
  wanted: DataSetParameters,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { caller, path, options } = wanted;
  return unitOfWork(async (work) => {
    await work.parties.holdJob('operational-data-set', caller.name);
    const now = work.now();
    const own = await work.jobs.list(caller.account, LOOKED_AT);
    const same = own.find((one) => one.kind === DATA_SET_JOB && !isAtRest(one.state) && isSame(one, wanted));
    if (same !== undefined) return { id: same.id, isNew: false };
    const job = newJob({ id: work.newKey(), kind: DATA_SET_JOB, caller, parameters: wanted, now });
    await work.jobs.add(job);
    await work.audit(caller, [{ action: 'create-job', subject: job.id, after: { path, options } }], now);
    return { id: job.id, isNew: true };
  });
}

function isSame(job: JobRow, { path, options }: DataSetParameters): boolean {
  const known = dataSetParameters(job);
  return known.path === path && JSON.stringify(known.options) === JSON.stringify(options);
}
