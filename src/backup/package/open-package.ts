import { type FileHandle, open } from 'node:fs/promises';
import { CorestoneError } from '../../domain/error.ts';
import { MOVED_TABLES } from '../../domain/transfer/moved-tables.ts';
import { explainFailure } from '../../store/engine/explain-failure.ts';
import { ensureKnown } from '../../store/snapshot/load-tables.ts';
import type { Value } from '../../store/snapshot/snapshot.ts';
import type { Engine } from '../../store/store.ts';
import { chunkPath, readChunk } from '../chunks.ts';
import type { TableEntry } from '../format/manifest.ts';
import { decodeRow } from '../format/row-lines.ts';
import { type PackedFile, unpackFile } from './package-files.ts';
import {
  ensureFirstLine,
  FIRST_LINE,
  LAST_BYTES,
  readTrailer,
  refused,
  signedOctets,
  tampered,
  trailerLength,
  truncated,
} from './package-frame.ts';
import { type PackageManifest, unsealPackage } from './package-manifest.ts';
import { isSigned } from './signing-key.ts';

/** A package whose signature is right; whether its signer is trusted is not said by that. */
export interface OpenPackage {
  readonly manifest: PackageManifest;
  /** `ed25519:…`, who signed it. */
  readonly signer: string;
  /** One chunk of a table, read and compared with its hash, as rows by column. Throws `invalid-input` (`tampered`). */
  readonly rows: (table: TableEntry, chunk: number) => Promise<readonly Readonly<Record<string, Value>>[]>;
  /** Reads a whole table and compares it with its sum. */
  readonly check: (
    table: TableEntry,
    onRows: (rows: readonly Readonly<Record<string, Value>>[]) => Promise<void>,
  ) => Promise<void>;
  /** The bytes of a file, piece by piece. Throws `invalid-input` where a piece is damaged. */
  readonly file: (file: PackedFile) => AsyncIterable<Buffer>;
}

const LARGEST_MANIFEST = 268_435_456;

/**
 * Opens a package for the body: its format, its end, its signature. Throws `invalid-input` with one finding: `no-package`, `newer-format`,
 * `truncated`, `tampered`, or for tables of a newer program.
 */
export async function withPackage<T>(
  path: string,
  engine: Engine,
  body: (opened: OpenPackage) => Promise<T>,
): Promise<T> {
  const file = await open(path).catch(notThere);
  try {
    return await body(await openPackage(file, engine));
  } catch (error) {
    throw explainFailure(error);
  } finally {
    await file.close();
  }
}

function notThere(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error;
  throw new CorestoneError('not-found', 'There is no such file.');
}

async function openPackage(file: FileHandle, engine: Engine): Promise<OpenPackage> {
  const { size } = await file.stat();
  ensureFirstLine(await readAt(file, 0, Math.min(size, 40)));
  if (size < FIRST_LINE.length + LAST_BYTES) throw truncated();
  const length = trailerLength(await readAt(file, size - LAST_BYTES, LAST_BYTES));
  const end = size - LAST_BYTES - length;
  const trailer = readTrailer(await readAt(file, end, length));
  if (trailer.at + trailer.bytes !== end || trailer.bytes > LARGEST_MANIFEST)
    throw tampered('Its parts do not fit together.');
  const sealed = await readAt(file, trailer.at, trailer.bytes);
  if (!isSigned(signedOctets(trailer.id, sealed), trailer.key, Buffer.from(trailer.signature, 'base64')))
    throw tampered('Its signature is not that of its contents.');
  const manifest = await unsealPackage(trailer.id, sealed);
  ensureReadable(manifest, engine);
  const places = placesIn(manifest, trailer.at);
  const place = { read: (chunk: string) => readPlace(file, places.get(chunk)) };
  const rows = (table: TableEntry, chunk: number) => rowsIn(place, table, table.chunks[chunk]!);
  const check: OpenPackage['check'] = (table, onRows) => checkTable(rows, table, onRows);
  return { manifest, signer: trailer.key, rows, check, file: (one) => unpackFile(place, one) };
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const octets = Buffer.alloc(length);
  const { bytesRead } = await file.read(octets, 0, length, at);
  if (bytesRead < length) throw truncated();
  return octets;
}

function ensureReadable({ migrations, tables }: PackageManifest, engine: Engine): void {
  try {
    ensureKnown(migrations, engine);
  } catch (cause) {
    if (!(cause instanceof CorestoneError)) throw cause;
    const message = cause.message.replace('The backup', 'The package').replace('restore it', 'take it over');
    throw refused('newer-format', message, 'a program as new as the one that made it');
  }
  const foreign = tables.find(({ name }) => !MOVED_TABLES.some((one) => one.name === name));
  if (foreign !== undefined) throw tampered(`It has a table ${foreign.name}, which is none of ours.`);
  // Names of columns stand in statements, and whoever signed the package may be anybody.
  const strange = tables.find(({ columns }) => !columns.every((column) => COLUMN.test(column)));
  if (strange !== undefined) throw tampered(`Its table ${strange.name} has columns that are none of ours.`);
}

const COLUMN = /^[a-z][a-z0-9_]{0,62}$/;

interface Place {
  readonly at: number;
  readonly bytes: number;
}

function placesIn({ chunks }: PackageManifest, end: number): Map<string, Place> {
  const places = new Map<string, Place>();
  let at = FIRST_LINE.length;
  for (const [name, bytes] of chunks) {
    places.set(chunkPath(name), { at, bytes });
    at += bytes;
  }
  if (at !== end) throw tampered('Its parts do not fit together.');
  return places;
}

async function readPlace(file: FileHandle, place: Place | undefined): Promise<Buffer | undefined> {
  return place && readAt(file, place.at, place.bytes);
}

async function rowsIn(
  place: { read: (chunk: string) => Promise<Buffer | undefined> },
  table: TableEntry,
  chunk: string,
) {
  try {
    const lines = (await readChunk({ place, keys: undefined }, chunk)).toString().split('\n');
    return lines.filter((line) => line !== '').map((line) => asRow(table.columns, decodeRow(line)));
  } catch (cause) {
    if (cause instanceof CorestoneError && cause.findings.length > 0) throw cause;
    throw tampered(`A part of ${table.name} is not what was signed.`);
  }
}

const asRow = (columns: readonly string[], values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(columns.map((column, at) => [column, values[at]!]));

type Rows = readonly Readonly<Record<string, Value>>[];

async function checkTable(
  rows: (table: TableEntry, chunk: number) => Promise<Rows>,
  table: TableEntry,
  onRows: (rows: Rows) => Promise<void>,
): Promise<void> {
  let count = 0;
  for (const chunk of table.chunks.keys()) {
    const some = await rows(table, chunk);
    count += some.length;
    await onRows(some);
  }
  if (count !== table.rows) throw tampered(`${table.name} has ${count} rows, not ${table.rows}.`);
}
