import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileLimits } from '../api/rest/files/take-upload.ts';
import type { House } from '../context.ts';
import { CorestoneError } from '../domain/error.ts';
import { type FileFacts, factsOfFile } from '../domain/files/check-file.ts';
import { isPicture } from '../domain/files/file-kind.ts';
import type { MappedFile } from '../domain/files/file-mapping.ts';
import { objectNamedBy } from '../domain/files/named-object.ts';
import type { Caller } from '../operations/caller.ts';
import { addFile } from '../operations/files/add-file.ts';
import { objectMeant } from '../operations/files/file-access.ts';
import type { TreeObject } from '../operations/tree-ports.ts';
import { hasBytes, placeBytes } from '../store/files/file-folder.ts';

/** What became of one file of a folder. */
export interface ImportedFile {
  /** Path below the folder, with slashes. */
  readonly file: string;
  readonly outcome: 'added' | 'unchanged' | 'would-add' | 'unmatched' | 'refused';
  /** Name of its object; empty where nobody knows it. */
  readonly object: string;
  readonly why: string;
}

/** How files of a folder are taken. */
export interface FileImport {
  readonly folder: string;
  readonly mapping: ReadonlyMap<string, MappedFile>;
  /** What counts for files of which the mapping says nothing else. */
  readonly usual: Partial<FileFacts>;
  readonly isDry: boolean;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly onFile: (done: number, total: number) => void;
}

/**
 * Takes the files of a folder and of those in it, each to the object that the mapping or its name tells. Each is one unit of work: an
 * import that was interrupted is called again, and what is there is left as it is.
 */
export async function importFiles(house: House, wanted: FileImport): Promise<readonly ImportedFile[]> {
  const paths = await filesBelow(wanted.folder);
  const outcomes: ImportedFile[] = [];
  for (const file of paths) {
    wanted.signal.throwIfAborted();
    outcomes.push(await importFile(house, wanted, file));
    wanted.onFile(outcomes.length, paths.length);
  }
  return outcomes;
}

async function importFile(house: House, wanted: FileImport, file: string): Promise<ImportedFile> {
  const name = file.split('/').at(-1)!;
  const mapped = wanted.mapping.get(file) ?? wanted.mapping.get(name);
  const named = objectNamedBy(name);
  const names = mapped === undefined || mapped.object === '' ? named.names : [mapped.object];
  const object = await firstMeant(house, names, wanted.caller);
  if (object === undefined)
    return { file, outcome: 'unmatched', object: '', why: `Nothing is called ${names.join(' or ')}.` };
  const told = { file, object: object.combinedId };
  const path = join(wanted.folder, ...file.split('/'));
  try {
    if (await hangsOn(house, object.id, path)) return { ...told, outcome: 'unchanged', why: '' };
    if (wanted.isDry) return { ...told, outcome: 'would-add', why: '' };
    const limits = fileLimits(house);
    const placed = await placeBytes(house.settings.data, createReadStream(path), limits);
    const facts = factsOfFile({ kind: named.kind, ...wanted.usual, ...mapped?.facts }, isPicture(placed.file));
    const kept = { ...placed, fileName: name };
    const rules = { limits, changes: house.rules };
    const { isNew } = await addFile(house.unitOfWork, { object: object.id, facts, kept }, rules, wanted.caller);
    return { ...told, outcome: isNew ? 'added' : 'unchanged', why: '' };
  } catch (error) {
    if (!(error instanceof CorestoneError)) throw error;
    const [first] = error.findings;
    return {
      ...told,
      outcome: 'refused',
      why: first === undefined ? error.message : `${first.message} ${first.rule ?? ''}`,
    };
  }
}

async function firstMeant(house: House, names: readonly string[], caller: Caller): Promise<TreeObject | undefined> {
  return house.unitOfWork(async (work) => {
    for (const name of names) {
      const object = await objectMeant(work, name, caller).catch((error: unknown) => {
        if (error instanceof CorestoneError && error.code === 'not-found') return undefined;
        throw error;
      });
      if (object !== undefined) return object;
    }
    return undefined;
  });
}

/** Whether the same bytes hang there already and lie here: what is there is not copied again, what went missing is. */
async function hangsOn(house: House, objectId: string, path: string): Promise<boolean> {
  const files = await house.unitOfWork((work) => work.files.ofObjects([objectId]));
  if (files.length === 0) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const sha256 = hash.digest('hex');
  const hung = files.find((one) => one.sha256 === sha256);
  return hung !== undefined && (await hasBytes(house.settings.data, sha256, hung.bytes));
}

/** Paths of all files below a folder by name, with slashes; what is hidden is passed over. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: false });
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) found.push(entry.name);
    else if (entry.isDirectory())
      found.push(...(await filesBelow(join(folder, entry.name))).map((one) => `${entry.name}/${one}`));
  }
  return found;
}
