import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { type Caller, ensureMay } from '../../operations/caller.ts';
import type { JobRow } from '../../operations/jobs/job-ports.ts';
import {
  askTakeOver,
  ensureKind,
  TAKE_OVER_JOB,
  type TakeOverOptions,
  takeOverParameters,
} from '../../operations/transfer/transfer-job.ts';
import { newKey } from '../../store/new-key.ts';
import { removeJobFiles, shareInput } from '../jobs/job-files.ts';
import { spoolTables } from '../rest/imports/table-upload.ts';

/**
 * Puts the package that a request brings on the disk and asks for it to be taken; the id of the job. Nothing stays where that is
 * refused. Throws `not-allowed` for anybody but administrators, before anything is read.
 */
export async function keepPackage(
  house: House,
  request: FastifyRequest,
  options: TakeOverOptions,
  caller: Caller,
): Promise<string> {
  ensureMay(caller, 'administer', '');
  const id = newKey();
  try {
    const { input, fields } = await spoolTables(house, id, request, undefined);
    const said = Object.fromEntries(
      (['trust', 'client'] as const).flatMap((name) => {
        const value = (fields[name] ?? '').trim();
        return value === '' ? [] : [[name, value]];
      }),
    );
    const name = input.name === 'table.csv' ? 'package.corestone' : input.name;
    await askTakeOver(house.unitOfWork, id, { file: input.file, name, options: { ...said, ...options } }, caller);
    return id;
  } catch (error) {
    await removeJobFiles(house.settings.data, id);
    throw error;
  }
}

/**
 * Asks for a package that was brought before to be taken as was decided: a job of its own with a package of its own, so that the first one
 * may be removed. Its id. Throws `not-found` for a job that takes no package, `not-allowed` for anybody but administrators.
 */
export async function takeAgain(house: House, job: JobRow, options: TakeOverOptions, caller: Caller): Promise<string> {
  ensureMay(caller, 'administer', '');
  const { file, name } = takeOverParameters(ensureKind(job, TAKE_OVER_JOB));
  const { data } = house.settings;
  const id = newKey();
  try {
    await askTakeOver(house.unitOfWork, id, { file: await shareInput(data, id, file), name, options }, caller);
    return id;
  } catch (error) {
    await removeJobFiles(data, id);
    throw error;
  }
}
