import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explainFailure } from '../../store/engine/explain-failure.ts';
import { type BackupPlace, UNDER_WAY } from './backup-place.ts';

/** A folder of this machine; it is made with the first file. Throws `store-full` when the disk is. */
export function folderPlace(root: string): BackupPlace {
  const at = (path: string) => join(root, path);
  const inWords = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw explainFailure(error);
    }
  };
  return {
    label: root,
    list: async (folder) => (await namesIn(at(folder))).filter((name) => !name.startsWith(UNDER_WAY)),
    read: (path) => orNone(readFile(at(path))),
    write: (path, content) => inWords(writeWhole(at(path), content)),
    create: (path, content) => inWords(createNew(at(path), content)),
    take: (path) => takeAway(at(path)),
    sweep: async (folder) => {
      for (const name of await namesIn(at(folder)))
        if (name.startsWith(UNDER_WAY)) await rm(join(root, folder, name), { force: true });
    },
    close: async () => undefined,
  };
}

const temporary = (path: string): string => join(dirname(path), `${UNDER_WAY}${randomUUID()}`);

async function namesIn(folder: string): Promise<string[]> {
  return (await orNone(readdir(folder))) ?? [];
}

async function orNone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const partial = temporary(path);
  try {
    await writeSynced(partial, content, 'w');
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function createNew(path: string, content: Uint8Array): Promise<boolean> {
  try {
    await writeSynced(path, content, 'wx');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  }
}

/** On the disk when it returns. The backup holds what is private, so that only its owner may read it. */
async function writeSynced(path: string, content: Uint8Array, flags: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function takeAway(path: string): Promise<boolean> {
  const taken = temporary(path);
  if ((await orNone(rename(path, taken).then(() => true))) === undefined) return false;
  await rm(taken, { force: true });
  return true;
}
