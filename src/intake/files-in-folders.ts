import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const TABLE_FILE = /\.(?:csv|tsv|txt|psv|xlsx|json|zip)$/i;

/**
 * The paths, each folder among them replaced by the table files that lie in it, by name; other files in it are passed
 * over. A folder without any stays, for the opening to refuse.
 */
export async function filesInFolders(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
    const names = isFolder ? (await readdir(path)).filter((name) => TABLE_FILE.test(name)).toSorted() : [];
    found.push(...(names.length === 0 ? [path] : names.map((name) => join(path, name))));
  }
  return found;
}
