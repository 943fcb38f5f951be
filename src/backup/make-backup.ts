import { createHash, randomBytes } from 'node:crypto';
import type { StorePlace } from '../store/engine/open-store.ts';
import { readSnapshot } from '../store/snapshot/read-snapshot.ts';
import type { Snapshot, TableShape } from '../store/snapshot/snapshot.ts';
import { ChunkWriter, listChunks } from './chunks.ts';
import { type BackupManifest, type FileEntry, manifestPath, sealManifest, type TableEntry } from './format/manifest.ts';
import { encodeRow, LineChunker, LineSum } from './format/row-lines.ts';
import { givingWay } from './giving-way.ts';
import type { HeldLock } from './hold-lock.ts';
import { type FileSettings, type KeptFile, keptFiles, piecesOf } from './kept-files.ts';
import type { Backups } from './open-backups.ts';

/** What a backup is made of. */
export interface BackupWork {
  readonly store: StorePlace;
  readonly files: FileSettings;
  readonly program: string;
  readonly now: () => Date;
  /** Told rows done and rows in all. */
  readonly onProgress: (done: number, total: number) => void;
  /** Whether others wait for this process: then half of its time is left to them. */
  readonly isBesideOthers: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Writes one moment of the store, and the files beside it, into a place whose lock is held: first the chunks that are not there yet,
 * the manifest last, so that an interrupted backup has none and the next one goes on where it ended. Memory does not grow with the store.
 */
export async function makeBackup(backups: Backups, lock: HeldLock, work: BackupWork): Promise<BackupManifest> {
  const madeAt = work.now().toISOString();
  const writer = new ChunkWriter(backups, await listChunks(backups, true));
  await backups.place.sweep('backups');
  await backups.place.sweep('');
  const pace = work.isBesideOthers ? givingWay() : async () => undefined;
  const told = { done: 0, total: 0 };
  const goOn = async () => {
    work.signal?.throwIfAborted();
    lock.ensure();
    work.onProgress(told.done, told.total);
    await pace();
  };
  const content = await readSnapshot(work.store, async (snapshot) => {
    for (const { name } of snapshot.tables) told.total += await snapshot.aboutRows(name);
    const tables: TableEntry[] = [];
    for (const table of snapshot.tables)
      tables.push(
        await writeTable(snapshot, table, writer, async (rows) => {
          told.done += rows;
          await goOn();
        }),
      );
    const { engine, migrations } = snapshot;
    return { engine, migrations, tables, ...(await readMarks(snapshot)) };
  });
  // Behind the store: what a row speaks of is there by then.
  const files = await writeFiles(await keptFiles(work.files), writer, goOn);
  await writer.end();
  // Whoever took the lock over may have taken away what no manifest named yet.
  await lock.confirm();
  const { bytes, newBytes, newChunks } = writer;
  const manifest: BackupManifest = {
    format: 1,
    id: newId(madeAt),
    madeAt,
    finishedAt: work.now().toISOString(),
    program: work.program,
    ...content,
    files,
    bytes,
    newBytes,
    newChunks,
  };
  await backups.place.write(manifestPath(manifest.id), await sealManifest(manifest, backups.keys));
  return manifest;
}

function newId(madeAt: string): string {
  return `${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${randomBytes(2).toString('hex')}`;
}

async function writeTable(
  snapshot: Snapshot,
  table: TableShape,
  writer: ChunkWriter,
  onPage: (rows: number) => Promise<void>,
): Promise<TableEntry> {
  const sum = new LineSum();
  const chunker = new LineChunker();
  const chunks: string[] = [];
  for await (const page of snapshot.rows(table)) {
    for (const row of page) {
      const line = encodeRow(row);
      sum.add(line);
      const chunk = chunker.add(line);
      if (chunk !== undefined) chunks.push(await writer.add(chunk));
    }
    await onPage(page.length);
  }
  const last = chunker.end();
  if (last !== undefined) chunks.push(await writer.add(last));
  return { name: table.name, columns: table.columns, rows: sum.rows, sum: sum.sum, chunks };
}

async function writeFiles(
  files: readonly KeptFile[],
  writer: ChunkWriter,
  goOn: () => Promise<void>,
): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const file of files) {
    const pieces = await piecesOf(file);
    if (pieces === undefined) continue;
    const hash = createHash('sha256');
    const chunks: string[] = [];
    let bytes = 0;
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      chunks.push(await writer.add(piece));
      await goOn();
    }
    entries.push({ path: file.path, bytes, sha256: hash.digest('hex'), chunks });
  }
  return entries;
}

/** The change clock and the end of the audit trail at that moment. */
async function readMarks(snapshot: Snapshot): Promise<Pick<BackupManifest, 'changeSeq' | 'auditHead'>> {
  const only = async (table: string, columns: readonly string[]) => {
    if (!snapshot.tables.some((one) => one.name === table)) return undefined;
    for await (const [row] of snapshot.rows({ name: table, columns })) return row;
    return undefined;
  };
  const [seq] = (await only('change_clock', ['seq'])) ?? [0];
  const head = await only('audit_chain', ['seq', 'hash']);
  return {
    changeSeq: Number(seq),
    auditHead: head === undefined ? null : { seq: Number(head[0]), hash: String(head[1]) },
  };
}
