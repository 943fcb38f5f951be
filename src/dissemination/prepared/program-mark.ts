import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
/** What decides how a record is written: folders of the source, or the files of the bundled program, whichever are there. */
const WRITERS = ['../../formats', '../../domain', '.', '../../chunks'].map((one) => join(import.meta.dirname, one));

let known: string | undefined;

/**
 * What tells the writers of this program from those of another version: the version, and for a version that is no release yet, the
 * sizes and times of their files. Asked for once in a process.
 */
export function programMark(): string {
  known ??= findMark();
  return known;
}

function findMark(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  if (!version.includes('-')) return version;
  const hash = createHash('sha256').update(version);
  for (const folder of WRITERS.filter((one) => existsSync(one)))
    for (const name of filesIn(folder)) hash.update(markOf(join(folder, name)));
  return hash.digest('base64url');
}

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /(?<!\.test|\.d)\.[jt]s$/.test(name)).toSorted();
}

function markOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}\n`;
}
