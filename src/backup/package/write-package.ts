import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { CorestoneError } from '../../domain/error.ts';
import { MOVED_TABLES } from '../../domain/transfer/moved-tables.ts';
import { explainFailure } from '../../store/engine/explain-failure.ts';
import type { StorePlace } from '../../store/engine/open-store.ts';
import { readSnapshot } from '../../store/snapshot/read-snapshot.ts';
import type { Snapshot } from '../../store/snapshot/snapshot.ts';
import { type PackageScope, packageRows } from '../../store/transfer/package-rows.ts';
import { ChunkWriter, chunkPath, listChunks } from '../chunks.ts';
import type { TableEntry } from '../format/manifest.ts';
import { encodeRow, LineChunker, LineSum } from '../format/row-lines.ts';
import { givingWay } from '../giving-way.ts';
import { folderPlace } from '../places/folder-place.ts';
import { FILE_TABLE, NamedFiles, packFiles } from './package-files.ts';
import { endOf, FIRST_LINE, signedOctets } from './package-frame.ts';
import { type PackageManifest, sealPackage } from './package-manifest.ts';
import type { SigningKey } from './signing-key.ts';

/** What a package is made of. */
export interface PackageWork {
  readonly store: StorePlace;
  readonly scope: PackageScope;
  readonly about: Pick<PackageManifest, 'expedition' | 'above' | 'namespaces' | 'origin' | 'program'>;
  readonly key: SigningKey;
  readonly now: () => Date;
  /** Told rows that are read. */
  readonly onProgress: (rows: number) => void | Promise<void>;
  /** Whether others wait for this process: then half of its time is left to them. */
  readonly isBesideOthers: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Writes one moment of an expedition as one signed file. Pieces are kept beside it until it is whole, in `OUT.parts`: a call that was
 * interrupted is gone on with by the next, which writes only what is not there. Memory does not grow with the expedition.
 */
export async function writePackage(out: string, work: PackageWork): Promise<PackageManifest> {
  const parts = `${out}.parts`;
  const place = folderPlace(parts);
  try {
    const known = await listChunks({ place }, true);
    const backups = { place, keys: undefined };
    const writer = new ChunkWriter(backups, known);
    const madeAt = work.now().toISOString();
    const named = new NamedFiles();
    const content = await readSnapshot(work.store, (snapshot) => writeTables(snapshot, writer, work, named));
    const goOn = async () => work.signal?.throwIfAborted();
    const files = await packFiles(work.store.dataFolder, named.hashes, writer, goOn);
    await writer.end();
    const draft = { format: 1, id: newId(work, madeAt), madeAt, ...work.about, ...content, files } as const;
    const manifest = await join(out, draft, place.read, work.key);
    await rm(parts, { recursive: true, force: true });
    return manifest;
  } catch (error) {
    throw explainFailure(error);
  }
}

function newId({ about }: PackageWork, madeAt: string): string {
  const code = about.expedition.name.replaceAll(/[^\w.-]/g, '_').slice(0, 80);
  return `${code}-${madeAt.slice(0, 19).replaceAll(/[-:]/g, '')}Z-${randomBytes(2).toString('hex')}`;
}

async function writeTables(snapshot: Snapshot, writer: ChunkWriter, work: PackageWork, named: NamedFiles) {
  const pace = work.isBesideOthers ? givingWay() : async () => undefined;
  const tables: TableEntry[] = [];
  let rows = 0;
  for (const table of MOVED_TABLES) {
    const shape = snapshot.tables.find((one) => one.name === table.name);
    if (shape === undefined) continue;
    const sum = new LineSum();
    const chunker = new LineChunker();
    const chunks: string[] = [];
    for await (const page of packageRows(snapshot, table, shape, work.scope)) {
      for (const row of page) {
        const line = encodeRow(row);
        sum.add(line);
        const chunk = chunker.add(line);
        if (chunk !== undefined) chunks.push(await writer.add(chunk));
      }
      if (table.name === FILE_TABLE) named.note(shape.columns, page);
      rows += page.length;
      work.signal?.throwIfAborted();
      await work.onProgress(rows);
      await pace();
    }
    const last = chunker.end();
    if (last !== undefined) chunks.push(await writer.add(last));
    tables.push({ name: table.name, columns: shape.columns, rows: sum.rows, sum: sum.sum, chunks });
  }
  return { engine: snapshot.engine, migrations: snapshot.migrations, tables };
}

type Draft = Omit<PackageManifest, 'chunks'>;

/** Joins the pieces; the file appears under its name only when it is whole. */
async function join(
  out: string,
  draft: Draft,
  read: (path: string) => Promise<Buffer | undefined>,
  key: SigningKey,
): Promise<PackageManifest> {
  const partial = `${out}.partial`;
  const file = await open(partial, 'w', 0o600);
  try {
    await file.write(FIRST_LINE);
    const chunks = await copyChunks(file, draft, read);
    const manifest = { ...draft, chunks };
    const at = FIRST_LINE.length + chunks.reduce((sum, [, bytes]) => sum + bytes, 0);
    const sealed = await sealPackage(manifest);
    await file.write(sealed);
    const signature = key.sign(signedOctets(draft.id, sealed)).toString('base64');
    await file.write(endOf({ id: draft.id, at, bytes: sealed.length, key: key.publicKey, signature }));
    await file.sync();
    await file.close();
    await rename(partial, out);
    return manifest;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function copyChunks(
  file: FileHandle,
  { tables, files = [] }: Draft,
  read: (path: string) => Promise<Buffer | undefined>,
): Promise<[string, number][]> {
  const chunks: [string, number][] = [];
  for (const name of new Set([...tables, ...files].flatMap((one) => one.chunks))) {
    const sealed = await read(chunkPath(name));
    if (sealed === undefined)
      throw new CorestoneError('interrupted', 'A piece of the package went away; call it again.');
    await file.write(sealed);
    chunks.push([name, sealed.length]);
  }
  return chunks;
}
