import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Where the build of the station lies, beside the sources as beside the compiled program. */
export const STATION_FOLDER = join(import.meta.dirname, '../../../dist/web/station');

/** One file of the build as it is sent. */
export interface StationFile {
  readonly mediaType: string;
  readonly content: Buffer;
  /** Whether its name changes with its content, so that browsers may keep it for good. */
  readonly isHashed: boolean;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Reads a build; the files by their path below `/station/`. Undefined where nothing was built yet. */
export function readStationFiles(folder: string): ReadonlyMap<string, StationFile> | undefined {
  const found = filesOf(folder);
  return found.has('index.html') && found.has('offline-worker.js') ? found : undefined;
}

/** When the build was made, to notice a new one; 0 where there is none. */
export function builtAtMs(folder: string): number {
  return statSync(join(folder, 'offline-worker.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function filesOf(folder: string): Map<string, StationFile> {
  const files = new Map<string, StationFile>();
  if (builtAtMs(folder) === 0) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    const mediaType = MEDIA_TYPES[extname(name)];
    if (mediaType !== undefined)
      files.set(name, { mediaType, content: readFileSync(path), isHashed: name.startsWith('assets/') });
  }
  return files;
}
