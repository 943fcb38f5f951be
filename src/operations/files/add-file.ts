import { CorestoneError } from '../../domain/error.ts';
import { checkFileFacts, checkFileItself, type FileFacts, type FileLimits } from '../../domain/files/check-file.ts';
import type { FileKind } from '../../domain/files/file-kind.ts';
import type { RecognisedFile } from '../../domain/files/recognise-file.ts';
import { writableName } from '../../domain/unwritable.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import { ensureEnters, objectMeant } from './file-access.ts';
import type { ObjectFile } from './file-ports.ts';
import { retellPictures } from './retell-pictures.ts';

/** Bytes that lie in the data folder by their SHA-256 (hex), and what they are. */
export interface KeptBytes {
  readonly sha256: string;
  readonly bytes: number;
  readonly file: RecognisedFile | undefined;
  readonly fileName: string;
}

/** A file as it stands now, and whether it was not there before. */
export interface AddedFile {
  readonly file: ObjectFile;
  readonly isNew: boolean;
}

const LONGEST_NAME = 200;

/** What is asked of the house when a file is added. */
export interface FileRules {
  readonly limits: FileLimits;
  readonly changes: ChangeRules;
}

/**
 * Hangs a file on an object that is named by its key, IGSN or name. The same bytes hang on it once: adding them again changes nothing and
 * gives the file that is there. The record of the object is told again where it shows the picture. Throws `not-found`, `not-allowed`, and
 * `invalid-input` with the findings of `checkFileFacts` and `checkFileItself`.
 */
export function addFile(
  unitOfWork: UnitOfWork,
  wanted: { readonly object: string; readonly facts: FileFacts; readonly kept: KeptBytes },
  { limits, changes }: FileRules,
  caller: Caller,
): Promise<AddedFile> {
  const { facts, kept } = wanted;
  return unitOfWork(async (work) => {
    const object = await objectMeant(work, wanted.object, caller);
    await ensureEnters(work, object, caller);
    const findings = [...checkFileFacts(facts, object.type), ...checkFileItself(kept.file, kept.bytes, limits)];
    if (findings.length > 0 || kept.file === undefined)
      throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    if (object.expeditionId !== null) await work.tree.holdExpedition(object.expeditionId);
    const there = (await work.files.ofObjects([object.id])).find((one) => one.sha256 === kept.sha256);
    if (there !== undefined) return { file: there, isNew: false };
    const file = newFile(work, object.id, facts, { ...kept, file: kept.file }, caller);
    await work.files.insert(file);
    await work.audit(caller, [{ action: 'add-file', subject: object.id, after: file }], work.now());
    await retellPictures(work, object, [undefined, file], changes, caller);
    return { file, isNew: true };
  });
}

function newFile(
  work: Work,
  objectId: string,
  facts: FileFacts,
  { file, fileName, sha256, bytes }: KeptBytes & { readonly file: RecognisedFile },
  caller: Caller,
): ObjectFile {
  const at = work.now();
  return {
    id: work.newKey(),
    objectId,
    ...facts,
    kind: facts.kind as FileKind,
    fileName: writableName(fileName).slice(0, LONGEST_NAME),
    ...file,
    bytes,
    sha256,
    addedAt: at,
    addedBy: caller.name,
    deletedAt: null,
    revision: 1,
    changedAt: at,
    changedBy: caller.name,
  };
}
