import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { CorestoneError } from '../domain/error.ts';
import { explainFailure } from './engine/explain-failure.ts';
import { storeFile } from './engine/open-store.ts';

/** What a backup folder says of itself, in `manifest.json`. Times are UTC. */
export interface BackupManifest {
  readonly program: 'corestone';
  readonly madeAt: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

const STORE_COPY = 'corestone.sqlite';
const JOURNAL = 'upstream-recorded.ndjson';
const MANIFEST = 'manifest.json';

/**
 * Copies the embedded store and its journals into a folder while it is being served: SQLite's online backup gives one
 * consistent moment. The folder must not be there or be empty; the manifest comes last, so a broken backup has none.
 * A backup that fails is taken away again. Throws `already-exists`, `not-found` when there is no store, `store-full`.
 */
export async function backupStore(
  dataFolder: string,
  target: string,
  madeAt: string,
  onProgress: (done: number, total: number) => void,
): Promise<BackupManifest> {
  if (!existsSync(storeFile(dataFolder))) throw new CorestoneError('not-found', `There is no store in ${dataFolder}.`);
  await mkdir(target, { recursive: true });
  // Also keeps a backup from being written over the very store it copies.
  if ((await readdir(target)).length > 0) {
    throw new CorestoneError('already-exists', `${target} is not empty; a backup needs a folder of its own.`);
  }
  try {
    return await copyAll(dataFolder, target, madeAt, onProgress);
  } catch (error) {
    for (const name of [STORE_COPY, `${STORE_COPY}-journal`, JOURNAL, MANIFEST])
      await rm(join(target, name), { force: true });
    throw explainFailure(error);
  }
}

async function copyAll(
  dataFolder: string,
  target: string,
  madeAt: string,
  onProgress: (done: number, total: number) => void,
): Promise<BackupManifest> {
  await copyStore(storeFile(dataFolder), join(target, STORE_COPY), onProgress);
  const names = [STORE_COPY];
  if (existsSync(join(dataFolder, JOURNAL))) {
    await copyFile(join(dataFolder, JOURNAL), join(target, JOURNAL));
    names.push(JOURNAL);
  }
  const files = await Promise.all(names.map((name) => describeFile(target, name)));
  const manifest: BackupManifest = { program: 'corestone', madeAt, files };
  await writeFile(join(target, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function copyStore(from: string, to: string, onProgress: (done: number, total: number) => void): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    // One moment for the whole copy; without it SQLite begins again at every change that another process makes.
    source.exec('begin; select 1 from sqlite_schema;');
    await backup(source, to, {
      rate: 2000,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    });
  } finally {
    source.close();
  }
}

/**
 * Puts a backup into a data folder that has no store yet, after checking every checksum. The store appears under its name
 * only when it is whole. Throws `not-found`, `already-exists`, `invalid-input` when a checksum differs or a file is missing.
 */
export async function restoreStore(source: string, dataFolder: string): Promise<BackupManifest> {
  const manifest = await readManifest(source);
  const inTheWay = ['', '-wal', '-shm']
    .map((ending) => storeFile(dataFolder) + ending)
    .find((file) => existsSync(file));
  if (inTheWay !== undefined) {
    // A log left behind would be played into the restored store.
    throw new CorestoneError('already-exists', `${inTheWay} is there already; restore into an empty data folder.`);
  }
  await mkdir(dataFolder, { recursive: true });
  for (const file of manifest.files) {
    const found = existsSync(join(source, file.name)) ? await describeFile(source, file.name) : undefined;
    if (found?.sha256 !== file.sha256)
      throw new CorestoneError(
        'invalid-input',
        `${file.name} differs from what the manifest says; nothing was restored.`,
      );
  }
  for (const file of manifest.files.toReversed()) {
    const partial = join(dataFolder, `${file.name}.partial`);
    await copyFile(join(source, file.name), partial);
    await rename(partial, join(dataFolder, file.name));
  }
  return manifest;
}

/** Runs SQLite's integrity and foreign key checks on the store of a data folder or backup; findings as lines, none when sound. */
export function checkStoreFile(folder: string): string[] {
  const file = existsSync(storeFile(folder)) ? storeFile(folder) : join(folder, STORE_COPY);
  if (!existsSync(file)) throw new CorestoneError('not-found', `There is no store in ${folder}.`);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const integrity = database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    const orphans = database.prepare('pragma foreign_key_check').all() as { table: string }[];
    return [...broken, ...orphans.map((row) => `a row of ${row.table} points at nothing`)];
  } finally {
    database.close();
  }
}

async function readManifest(source: string): Promise<BackupManifest> {
  const broken = (cause?: unknown) =>
    new CorestoneError('not-found', `${source} holds no whole backup: its manifest.json is missing or broken.`, {
      cause,
    });
  let manifest: BackupManifest | null;
  try {
    manifest = JSON.parse(await readFile(join(source, MANIFEST), 'utf8')) as BackupManifest | null;
  } catch (cause) {
    throw broken(cause);
  }
  if (manifest?.program !== 'corestone' || !Array.isArray(manifest.files)) throw broken();
  // Names lead to files that are written: only our own are followed.
  const names = manifest.files.map((file) => file.name);
  if (names[0] !== STORE_COPY || names.some((name) => name !== STORE_COPY && name !== JOURNAL)) throw broken();
  return manifest;
}

async function describeFile(folder: string, name: string) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest('hex') };
}
