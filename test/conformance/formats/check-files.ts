import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DATA = resolve(import.meta.dirname, '../../../../shared/data');

/** A check file beside the project; undefined where the check files are not there. `path` is below `shared/data`. */
export function checkFile(path: string): Uint8Array | undefined {
  const file = resolve(DATA, path);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** The check files of a folder with an ending, their paths below `shared/data`; empty where the folder is not there. */
export function checkFilesIn(folder: string, ending: string): readonly string[] {
  const path = resolve(DATA, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

/** For `skip`: false where the check files are there, else why nothing is tested. */
export const WITHOUT_CHECK_FILES: string | false = existsSync(DATA) ? false : 'no check files here (../shared/data)';
