import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorestoneError } from '../../../domain/error.ts';
import type { BulkForm } from '../../../intake/bulk/bulk-input.ts';
import type { BulkOptions } from '../../../operations/bulk/bulk-item.ts';
import { jobFolder, type SpooledInput } from '../../jobs/job-files.ts';

/** A file that came in and was looked at, and waits for the word to begin. It belongs to one account. */
export interface KeptUpload {
  readonly account: string;
  readonly name: string;
  readonly form: BulkForm;
  readonly options: BulkOptions;
  readonly input: SpooledInput;
}

/** Keeps beside the file what is known of it; uploads that never became a job are removed after a day. */
export async function keepUpload(dataFolder: string, id: string, upload: KeptUpload): Promise<void> {
  await writeFile(noteOf(dataFolder, id), JSON.stringify(upload));
}

/** The upload of that key; throws `not-found` for one of somebody else as for one that there is not. */
export async function findUpload(dataFolder: string, id: string, account: string): Promise<KeptUpload> {
  const text = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? await readFile(noteOf(dataFolder, id), 'utf8').catch(() => '')
    : '';
  const upload = text === '' ? undefined : (JSON.parse(text) as KeptUpload);
  if (upload?.account === account) return upload;
  throw new CorestoneError('not-found', 'There is no such upload of yours. After a day it has to be sent again.');
}

function noteOf(dataFolder: string, id: string): string {
  return join(jobFolder(dataFolder, id), 'upload.json');
}
