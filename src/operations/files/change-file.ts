import { CorestoneError } from '../../domain/error.ts';
import { checkFileFacts, type FileFacts } from '../../domain/files/check-file.ts';
import type { FileKind } from '../../domain/files/file-kind.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import type { TreeObject } from '../tree-ports.ts';
import { ensureEnters, noFile, seenFile } from './file-access.ts';
import type { ObjectFile } from './file-ports.ts';
import { retellPictures } from './retell-pictures.ts';

/**
 * Changes what is said of a file; what is not named stays. Throws `not-found`, `not-allowed`, `conflict` where it is not at `revision` any
 * more (null does not ask), `invalid-input` with the findings of `checkFileFacts`.
 */
export function changeFile(
  unitOfWork: UnitOfWork,
  {
    id,
    changes,
    revision,
  }: { readonly id: string; readonly changes: Partial<FileFacts>; readonly revision: number | null },
  rules: ChangeRules,
  caller: Caller,
): Promise<ObjectFile> {
  return unitOfWork(async (work) => {
    const { file, object } = await enteredFile(work, id, caller);
    if (file.deletedAt !== null) throw noFile();
    if (revision !== null && revision !== file.revision)
      throw new CorestoneError('conflict', `${file.changedBy} changed the file meanwhile; look at it again.`);
    const said = { ...file, ...changes };
    const findings = checkFileFacts(said, object.type);
    if (findings.length > 0) throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    const after = { ...said, kind: said.kind as FileKind };
    return keep(work, { object, file, after, action: 'change-file' }, rules, caller);
  });
}

/** Takes a file away from its object; it can be brought back for 30 days. Throws `not-found`, `not-allowed`. */
export function removeFile(
  unitOfWork: UnitOfWork,
  id: string,
  rules: ChangeRules,
  caller: Caller,
): Promise<ObjectFile> {
  return unitOfWork(async (work) => {
    const { file, object } = await enteredFile(work, id, caller);
    if (file.deletedAt !== null) return file;
    return keep(
      work,
      { object, file, after: { ...file, deletedAt: work.now() }, action: 'remove-file' },
      rules,
      caller,
    );
  });
}

/** Brings a file back that was taken away. Throws `not-found`, `not-allowed`, `conflict` where the same hangs there again. */
export function restoreFile(
  unitOfWork: UnitOfWork,
  id: string,
  rules: ChangeRules,
  caller: Caller,
): Promise<ObjectFile> {
  return unitOfWork(async (work) => {
    const { file, object } = await enteredFile(work, id, caller);
    if (file.deletedAt === null) return file;
    const others = await work.files.ofObjects([object.id]);
    if (others.some((one) => one.sha256 === file.sha256))
      throw new CorestoneError('conflict', 'The same file was added again meanwhile.');
    return keep(work, { object, file, after: { ...file, deletedAt: null }, action: 'restore-file' }, rules, caller);
  });
}

async function enteredFile(work: Work, id: string, caller: Caller) {
  const seen = await seenFile(work, id, caller);
  await ensureEnters(work, seen.object, caller);
  if (seen.object.expeditionId !== null) await work.tree.holdExpedition(seen.object.expeditionId);
  // As it stands now that nobody else changes it.
  return seenFile(work, id, caller);
}

interface FileChange {
  readonly object: TreeObject;
  readonly file: ObjectFile;
  readonly after: ObjectFile;
  readonly action: string;
}

async function keep(
  work: Work,
  { object, file, after, action }: FileChange,
  rules: ChangeRules,
  caller: Caller,
): Promise<ObjectFile> {
  const at = work.now();
  const kept = { ...after, revision: file.revision + 1, changedAt: at, changedBy: caller.name };
  await work.files.replace(kept);
  await work.audit(caller, [{ action, subject: object.id, before: file, after: kept }], at);
  await retellPictures(work, object, [file, kept], rules, caller);
  return kept;
}
