import type { House } from '../context.ts';
import { forgetFiles } from '../operations/files/forget-files.ts';
import { removeFormsLeft, removeUnnamed } from '../store/files/file-folder.ts';
import { fileStore } from '../store/ports/file-store.ts';

/** Forgets files that were taken away long ago, and removes bytes that nothing names; how many bytes went. */
export async function removeOldFiles({ unitOfWork, store, settings }: House): Promise<number> {
  await forgetFiles(unitOfWork);
  const { namedAmong } = fileStore(store.read, store.engine);
  // By the clock of the disk, as their times are.
  const gone = await removeUnnamed(settings.data, namedAmong, Date.now());
  await removeFormsLeft(settings.data);
  return gone;
}
