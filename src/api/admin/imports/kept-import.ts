import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorestoneError } from '../../../domain/error.ts';
import { jobFolder, type SpooledInput } from '../../jobs/job-files.ts';

/** Tables that came in and are being looked at. They belong to one account; `mapping` is JSON text, empty until one is chosen. */
export interface KeptImport {
  readonly account: string;
  readonly name: string;
  readonly input: SpooledInput;
  readonly expedition: string;
  readonly program: string;
  readonly mapping: string;
}

/** Keeps beside the file what is known of it; imports that never became a job are removed after a day. */
export async function keepImport(dataFolder: string, id: string, kept: KeptImport): Promise<void> {
  await writeFile(noteOf(dataFolder, id), JSON.stringify(kept));
}

/** The import of that key; throws `not-found` for one of somebody else as for one that there is not. */
export async function findImport(dataFolder: string, id: string, account: string): Promise<KeptImport> {
  const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const text = isKey ? await readFile(noteOf(dataFolder, id), 'utf8').catch(() => '') : '';
  const kept = text === '' ? undefined : (JSON.parse(text) as KeptImport);
  if (kept?.account === account) return kept;
  throw new CorestoneError('not-found', 'There is no such import of yours. After a day its file has to be sent again.');
}

function noteOf(dataFolder: string, id: string): string {
  return join(jobFolder(dataFolder, id), 'import.json');
}
