import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const home = join(import.meta.dirname, '../..');

/** What is made from the source: where its files lie, which of them is written last, and what it is made from. */
export interface Made {
  /** Relative to the project, as are all paths here. */
  readonly folder: string;
  readonly last: string;
  /** Files, and folders with all that lies in them. */
  readonly sources: readonly string[];
  readonly without?: string;
}

/** The program, bundled. */
export const PROGRAM: Made = {
  folder: 'dist',
  last: 'chunks/made',
  sources: ['src', 'scripts/bundle-program.ts', 'package.json', 'package-lock.json'],
  without: 'src/web',
};

/** The application for the station. */
export const STATION = application('station', 'docs/station.md', 'offline-worker.js');

/** The application for sampling parties. */
export const SAMPLING = application('sampling', 'docs/sampling-party.md', 'help.html');

function application(
  name: string,
  guide: string,
  last: string,
): Made & { readonly name: string; readonly guide: string } {
  const shared = ['src/web/shared', 'src/domain', 'client', 'scripts/build-web.ts', 'package-lock.json'];
  return { name, guide, folder: `dist/web/${name}`, last, sources: [`src/web/${name}`, guide, ...shared] };
}

/**
 * Whether nothing is newer than what was made; a folder is newer, too, when something was taken from it. A file that was copied here with
 * its old time is newer by the time it came.
 */
export function isFresh(made: Made): boolean {
  const { sources, without } = made;
  const madeMs = madeAt(made);
  if (madeMs === undefined) return false;
  const isOlder = (path: string): boolean => {
    if (path === without) return true;
    const found = statSync(join(home, path), { throwIfNoEntry: false });
    // A link that leads nowhere, as editors leave; what is missing altogether the builder will say.
    if (found === undefined) return true;
    if (Math.max(found.mtimeMs, found.ctimeMs) > madeMs) return false;
    return !found.isDirectory() || readdirSync(join(home, path)).every((one) => isOlder(`${path}/${one}`));
  };
  return sources.every(isOlder);
}

/** When making it was begun the last time that it was ended, in ms since 1970; undefined where it is not there whole. */
export function madeAt({ folder, last }: Pick<Made, 'folder' | 'last'>): number | undefined {
  return statSync(resolve(home, folder, last), { throwIfNoEntry: false })?.mtimeMs;
}
