import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CorestoneError } from '../domain/error.ts';
import { explainFailure } from '../store/engine/explain-failure.ts';
import { type StorePlace, storeFile } from '../store/engine/open-store.ts';
import {
  ensureEmptyDatabase,
  ensureKnown,
  type InsertInto,
  type Loading,
  loadPostgres,
  loadSqlite,
} from '../store/snapshot/load-tables.ts';
import type { Snapshot, Value } from '../store/snapshot/snapshot.ts';
import { readChunks } from './chunks.ts';
import type { BackupManifest, FileEntry, TableEntry } from './format/manifest.ts';
import { decodeRow, encodeRow, LineSum } from './format/row-lines.ts';
import { isKeptPath } from './kept-files.ts';
import type { Backups } from './open-backups.ts';

/** Told rows done and rows in all: every row is written once and read back once. It may let others go first, or throw to end it. */
export type OnRestored = (done: number, total: number) => void | Promise<void>;

/** Where a restore works before it counts. */
const STAGE = 'restoring';
const PLAN = 'plan.json';
const BATCH = 500;
/** A database that is asked over a wire takes a batch as one text: rows may be large. */
const BATCH_CHARACTERS = 4_194_304;

/**
 * Puts a backup into an empty data folder, and an empty database where the store is PostgreSQL: all or nothing. Everything is read back
 * and compared before it counts; one that was killed is begun anew by the next call. Throws `already-exists` where something is
 * there, `invalid-input` for a backup that is damaged or of a newer program, `store-full`.
 */
export async function restoreBackup(
  backups: Backups,
  manifest: BackupManifest,
  target: StorePlace,
  onProgress: OnRestored,
): Promise<void> {
  const { dataFolder, databaseUrl } = target;
  ensureKnown(manifest.migrations, databaseUrl === '' ? 'sqlite' : 'postgres');
  ensureOurFiles(manifest);
  try {
    await undoUnfinished(dataFolder, databaseUrl);
    await ensureEmptyFolder(dataFolder);
    if (databaseUrl !== '') await ensureEmptyDatabase(databaseUrl);
    const stage = join(dataFolder, STAGE);
    await mkdir(stage, { recursive: true, mode: 0o700 });
    for (const file of manifest.files) await restoreFile(backups, file, stage);
    const loading = loadingOf(backups, manifest, onProgress);
    if (databaseUrl === '') {
      await loadSqlite(stage, loading);
      await finish(dataFolder, manifest, true);
    } else {
      await loadPostgres(databaseUrl, loading, () => finish(dataFolder, manifest, false));
    }
    await rm(stage, { recursive: true, force: true });
  } catch (error) {
    await undoUnfinished(dataFolder, databaseUrl).catch(() => undefined);
    throw explainFailure(error);
  }
}

/** Restores into a new embedded store in a folder, to prove that it can be done: tables are loaded and compared, files are read. */
export async function tryRestore(
  backups: Backups,
  manifest: BackupManifest,
  folder: string,
  onProgress: OnRestored,
): Promise<void> {
  ensureOurFiles(manifest);
  await loadSqlite(folder, loadingOf(backups, manifest, onProgress));
  for (const file of manifest.files) for await (const _ of fileContent(backups, file));
}

function loadingOf(backups: Backups, manifest: BackupManifest, onProgress: OnRestored): Loading {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  const onRows = async (count: number) => {
    done += count;
    await onProgress(done, rows * 2);
  };
  return {
    migrations: manifest.migrations,
    tables: manifest.tables,
    fill: async (insert) => {
      for (const table of manifest.tables) await fillTable(backups, table, insert, onRows);
    },
    check: (loaded) => compareTables(manifest, loaded, onRows),
  };
}

async function fillTable(
  backups: Backups,
  table: TableEntry,
  insert: InsertInto,
  onRows: (count: number) => Promise<void>,
): Promise<void> {
  let batch: Value[][] = [];
  let characters = 0;
  const flush = async () => {
    if (batch.length > 0) await insert(table, batch);
    await onRows(batch.length);
    batch = [];
    characters = 0;
  };
  for await (const chunk of readChunks(backups, table.chunks)) {
    for (const line of chunk.toString().split('\n')) {
      if (line === '') continue;
      batch.push(decodeRow(line));
      characters += line.length;
      if (batch.length === BATCH || characters >= BATCH_CHARACTERS) await flush();
    }
  }
  await flush();
}

/** Throws `invalid-input` when a table does not hold what the manifest says. */
async function compareTables(manifest: BackupManifest, loaded: Snapshot, onRows: (count: number) => Promise<void>) {
  for (const table of manifest.tables) {
    const found = new LineSum();
    for await (const page of loaded.rows(table)) {
      for (const row of page) found.add(encodeRow(row));
      await onRows(page.length);
    }
    if (found.rows === table.rows && found.sum === table.sum) continue;
    throw new CorestoneError(
      'invalid-input',
      `Table ${table.name} came back with ${found.rows} rows that are not the ${table.rows} of the backup.`,
    );
  }
}

async function restoreFile(backups: Backups, file: FileEntry, stage: string): Promise<void> {
  const path = join(stage, file.path);
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, 'wx');
  try {
    for await (const piece of fileContent(backups, file)) await handle.write(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Paths lead to files that are written, and the manifest of a backup that is not encrypted may be anybody's: only our own are followed. */
function ensureOurFiles({ files }: BackupManifest): void {
  const foreign = files.find((one) => !isKeptPath(one.path));
  if (foreign === undefined) return;
  throw new CorestoneError('invalid-input', `The backup has a file ${foreign.path}, which is none of ours.`);
}

async function* fileContent(backups: Backups, file: FileEntry): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of readChunks(backups, file.chunks)) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== file.sha256)
    throw new CorestoneError('invalid-input', `${file.path} of the backup is damaged or was changed.`);
}

/** Moves what was made to where it counts, the store last; what is moved is written down before, so that it can be undone. */
async function finish(dataFolder: string, manifest: BackupManifest, withStore: boolean): Promise<void> {
  const stage = join(dataFolder, STAGE);
  const names = [...new Set(manifest.files.map((file) => file.path.split('/')[0]!))];
  // Half a plan would be worse than none: it appears whole or not at all.
  await writeFile(join(stage, `${PLAN}.part`), JSON.stringify(names), { flush: true });
  await rename(join(stage, `${PLAN}.part`), join(stage, PLAN));
  for (const name of names) await rename(join(stage, name), join(dataFolder, name));
  if (!withStore) return;
  await syncFile(storeFile(stage));
  await rename(storeFile(stage), storeFile(dataFolder));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** What a restore that did not end has left; for an embedded store one that has its store has ended. */
async function undoUnfinished(dataFolder: string, databaseUrl: string): Promise<void> {
  const stage = join(dataFolder, STAGE);
  if (!existsSync(stage)) return;
  const hasStore = databaseUrl === '' && existsSync(storeFile(dataFolder));
  const isDone = hasStore || (databaseUrl !== '' && !(await isEmptyDatabase(databaseUrl)));
  if (!isDone && existsSync(join(stage, PLAN))) {
    const names = JSON.parse(await readFile(join(stage, PLAN), 'utf8')) as string[];
    for (const name of names)
      if (isKeptPath(`${name}/x`) || isKeptPath(name))
        await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  await rm(stage, { recursive: true, force: true });
}

async function isEmptyDatabase(databaseUrl: string): Promise<boolean> {
  try {
    await ensureEmptyDatabase(databaseUrl);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'already-exists') return false;
    throw error;
  }
}

async function ensureEmptyFolder(dataFolder: string): Promise<void> {
  const names = existsSync(dataFolder) ? await readdir(dataFolder) : [];
  const inTheWay = names.find((name) => name !== 'lost+found');
  if (inTheWay === undefined) return;
  throw new CorestoneError(
    'already-exists',
    `${join(dataFolder, inTheWay)} is there already; restore into an empty data folder.`,
  );
}
