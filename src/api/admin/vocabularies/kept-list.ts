import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CorestoneError } from '../../../domain/error.ts';
import { bad, type Checked, finding } from '../../../domain/finding.ts';
import type { StatedVocabulary } from '../../../domain/vocabulary/stated-vocabulary.ts';
import { readSkos } from '../../../formats/skos/read-skos.ts';
import { openInput } from '../../../intake/open-input.ts';
import { readTermList } from '../../../intake/vocabulary/read-term-list.ts';
import { jobFolder, type SpooledInput } from '../../jobs/job-files.ts';

/** A list that came in and waits for a yes. It belongs to one account; what is not asked for beside the file is empty. */
export interface KeptList {
  readonly account: string;
  readonly fileName: string;
  readonly input: SpooledInput;
  readonly name: string;
  readonly title: string;
  readonly version: string;
}

const LARGEST = 32 * 1024 * 1024;

/** Keeps beside the file what is known of it; lists that were never taken are removed after a day. */
export async function keepList(dataFolder: string, id: string, kept: KeptList): Promise<void> {
  await writeFile(noteOf(dataFolder, id), JSON.stringify(kept));
}

/** The list of that key; throws `not-found` for one of somebody else as for one that there is not. */
export async function findList(dataFolder: string, id: string, account: string): Promise<KeptList> {
  const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const text = isKey ? await readFile(noteOf(dataFolder, id), 'utf8').catch(() => '') : '';
  const kept = text === '' ? undefined : (JSON.parse(text) as KeptList);
  if (kept?.account === account) return kept;
  throw new CorestoneError('not-found', 'There is no such list of yours. After a day its file has to be sent again.');
}

/** Reads the file as it came: a table is an own list, anything else SKOS. Findings: those of both readers, `file-too-large`. */
export async function readKeptList({
  fileName,
  input,
  name,
  title,
  version,
}: KeptList): Promise<Checked<StatedVocabulary>> {
  if (input.bytes > LARGEST)
    return bad(finding('file-too-large', 'The file is too large.', { field: 'file', rule: 'at most 32 MiB' }));
  if (!isTable(fileName)) return readSkos(await readFile(input.file), basename(fileName));
  const head = { name, ...(title !== '' && { title }), ...(version !== '' && { version }) };
  return readTermList(await openInput(input.file, basename(fileName)), head);
}

const isTable = (fileName: string): boolean => /\.(?:csv|tsv|txt|psv|xlsx)$/i.test(fileName);

function noteOf(dataFolder: string, id: string): string {
  return join(jobFolder(dataFolder, id), 'list.json');
}
