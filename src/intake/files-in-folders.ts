import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const TABLE_FILE = /\.(?:csv|tsv|txt|psv|xlsx|json|zip)$/i;

/** The paths, each folder among them replaced by the table files that lie in it, by name; other files in it are passed over. */
export async function filesInFolders(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
    if (!isFolder) found.push(path);
    else for (const name of (await readdir(path)).toSorted()) if (TABLE_FILE.test(name)) found.push(join(path, name));
  }
  return found;
}
