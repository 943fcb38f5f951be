import { rm } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
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
import { jobStore } from '../../store/ports/job-store.ts';
import { hashFile, removeJobFiles, shareInput } from '../jobs/job-files.ts';
import { spoolTables } from '../rest/imports/table-upload.ts';
import { aloneWith } from './alone-with.ts';
import { ownUpload, removeUpload, uploadFile } from './package-upload.ts';

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
 * Asks for a package that came in pieces to be taken; the id of the job, which is that of the package. Asked again it gives the same job. Throws
 * `not-allowed`, `not-found`, `conflict` where pieces are missing, and `invalid-input` for octets that are not those of `sha256` (hex), which
 * are removed.
 */
export async function endUpload(
  house: House,
  id: string,
  { sha256, options }: { readonly sha256?: string | undefined; readonly options: TakeOverOptions },
  caller: Caller,
): Promise<string> {
  ensureMay(caller, 'administer', '');
  const { data } = house.settings;
  // Made before: the process was killed then, the answer was lost on the line, or another server was faster.
  const isAsked = async () => {
    const known = await jobStore(house.store.read, house.store.engine).find(id);
    return known?.kind === TAKE_OVER_JOB && known.account === caller.account;
  };
  return aloneWith(id, async () => {
    if (!(await isAsked())) {
      try {
        await askForUpload(house, id, { sha256, options }, caller);
      } catch (error) {
        if (!(await isAsked())) throw error;
      }
    }
    await removeUpload(data, id);
    return id;
  });
}

async function askForUpload(
  house: House,
  id: string,
  { sha256, options }: { readonly sha256?: string | undefined; readonly options: TakeOverOptions },
  caller: Caller,
): Promise<void> {
  const { data } = house.settings;
  const { name, bytes, offset } = await ownUpload(data, id, caller);
  if (offset < bytes) {
    const message = `Of the package ${bytes - offset} octets are missing.`;
    const said = { field: 'Upload-Offset', value: offset, rule: String(bytes) };
    throw new CorestoneError('conflict', message, { findings: [finding('upload-incomplete', message, said)] });
  }
  const file = uploadFile(data, id);
  const hash = sha256 && Buffer.from((await hashFile(file)).hash, 'base64url').toString('hex');
  if (hash !== sha256?.toLowerCase()) {
    await removeUpload(data, id);
    const message = 'What came is not what was sent; it was removed. Send it anew.';
    const said = { field: 'sha256', value: sha256, rule: String(hash) };
    throw new CorestoneError('invalid-input', message, { findings: [finding('upload-checksum', message, said)] });
  }
  // Under a name of its own: what another server has asked for at the same time is not touched.
  const own = await shareInput(data, id, file, `input-${newKey()}`);
  try {
    await askTakeOver(house.unitOfWork, id, { file: own, name, options }, caller);
  } catch (error) {
    await rm(own, { force: true });
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
