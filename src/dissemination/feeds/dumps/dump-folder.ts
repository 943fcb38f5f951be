import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DUMP_CHECKSUMS, DUMP_MANIFEST, type DumpManifest, isDumpName } from '../../../domain/registration/dump.ts';

const PARTIAL = '.partial';
const STALE_MS = 2 * 86_400_000;

/** The folder below the data folder where dumps lie, each in a folder named as {@link isDumpName} says. */
export function dumpsFolder(dataFolder: string): string {
  return join(dataFolder, 'dumps');
}

/** Where a dump is written until it is whole. */
export function partialFolder(folder: string): string {
  return `${folder}${PARTIAL}`;
}

/** Writes manifest and checksums beside the parts and gives the folder its name, so that a dump is there whole or not at all. */
export async function publishDump(folder: string, manifest: DumpManifest): Promise<void> {
  const partial = partialFolder(folder);
  const sums = manifest.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  await writeSafely(join(partial, DUMP_MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeSafely(join(partial, DUMP_CHECKSUMS), sums);
  await syncFolder(partial);
  await rename(partial, folder);
  await syncFolder(dirname(folder));
}

async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows opens no folders; there the rename is all that can be had. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Names of the dumps that are there whole, the latest first. */
export async function listDumps(parent: string): Promise<string[]> {
  if (!existsSync(parent)) return [];
  const names = (await readdir(parent)).filter(isDumpName);
  return names.filter((name) => existsSync(join(parent, name, DUMP_MANIFEST))).toSorted((a, b) => (a < b ? 1 : -1));
}

/** The manifest of a dump; undefined where there is no such dump. */
export async function readManifest(parent: string, name: string): Promise<DumpManifest | undefined> {
  if (!isDumpName(name)) return undefined;
  const text = await readFile(join(parent, name, DUMP_MANIFEST), 'utf8').catch(unlessGone);
  return text === undefined ? undefined : (JSON.parse(text) as DumpManifest);
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** Makes the folder in which a dump is written; false when it was there. */
export async function makePartial(folder: string): Promise<boolean> {
  return (await mkdir(partialFolder(folder), { recursive: true })) !== undefined;
}

/** Removes all but the latest `keep` dumps, and what was begun two days ago and never finished; the names that went. */
export async function removeOldDumps(parent: string, keep: number, now: Date): Promise<string[]> {
  const gone = (await listDumps(parent)).slice(keep);
  if (!existsSync(parent)) return gone;
  for (const name of (await readdir(parent)).filter((one) => one.endsWith(PARTIAL))) {
    const { mtimeMs } = await stat(join(parent, name));
    if (now.getTime() - mtimeMs > STALE_MS) gone.push(name);
  }
  for (const name of gone) await rm(join(parent, name), { recursive: true, force: true });
  return gone;
}
