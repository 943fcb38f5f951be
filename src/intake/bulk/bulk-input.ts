import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { CorestoneError } from '../../domain/error.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import type { BulkPieces, ByteStream } from './bulk-piece.ts';
import { cutCsv } from './cut-csv.ts';
import { cutNdjson } from './cut-ndjson.ts';
import { cutXml } from './cut-xml.ts';
import { cutZip } from './cut-zip.ts';

/** The syntaxes of bulk inputs by media type. */
const SYNTAX: Readonly<Record<string, BulkSyntax>> = {
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
  'text/vnd.icdp.ingest+csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/zip': 'zip',
  'application/x-zip-compressed': 'zip',
};

const OF_ENDING: Readonly<Record<string, BulkSyntax>> = {
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  // As `corestone export json` writes it: a record a line.
  json: 'ndjson',
  csv: 'csv',
  psv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xml: 'xml',
  zip: 'zip',
};

/** How a bulk input is written. */
export type BulkSyntax = 'ndjson' | 'csv' | 'xml' | 'zip';

/** An input: its syntax and whether it is packed by gzip. */
export interface BulkForm {
  readonly syntax: BulkSyntax;
  readonly isGzip: boolean;
}

/** The form that a media type and a content encoding name; undefined for others. */
export function formOfType(mediaType: string, encoding: string): BulkForm | undefined {
  const syntax = SYNTAX[mediaType.split(';', 1)[0]!.trim().toLowerCase()];
  const packing = encoding.trim().toLowerCase();
  if (syntax === undefined || !['', 'identity', 'gzip', 'x-gzip'].includes(packing)) return undefined;
  return { syntax, isGzip: packing.endsWith('gzip') };
}

/** The form that a file's name tells, `.gz` behind its ending included; undefined for others. */
export function formOfName(name: string): BulkForm | undefined {
  const isGzip = /\.gz$/i.test(name);
  const ending = /\.([a-z]+)$/i.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? '';
  const syntax = OF_ENDING[ending];
  return syntax === undefined ? undefined : { syntax, isGzip };
}

/** Cuts a file that lies on the disk. `onRead` is told how many of its bytes were read so far. */
export function cutFile(
  file: string,
  form: BulkForm,
  readable: readonly ReadableFormat[],
  onRead: (bytes: number) => void = () => undefined,
): BulkPieces {
  if (form.syntax === 'zip') return cutZip(file, readable);
  return cutStream(counted(createReadStream(file, { highWaterMark: 65_536 }), onRead), form, readable);
}

/** Cuts a stream as it comes in; a ZIP has its directory at the end and needs a file, so it throws `wrong-call`. */
export function cutStream(stream: ByteStream, form: BulkForm, readable: readonly ReadableFormat[]): BulkPieces {
  const plain = form.isGzip ? unpacked(stream) : stream;
  if (form.syntax === 'ndjson') return cutNdjson(plain, readable);
  if (form.syntax === 'csv') return cutCsv(plain);
  if (form.syntax === 'xml') return cutXml(plain, readable);
  throw new CorestoneError('wrong-call', 'A ZIP cannot be read while it comes in.');
}

async function* counted(stream: ByteStream, onRead: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    onRead(bytes);
    yield chunk;
  }
}

/** Real data reach a tenth of this; beyond it somebody fills the disk with zeros. */
const HIGHEST_RATIO = 400;
const FREE_BYTES = 16 * 1024 * 1024;

async function* unpacked(stream: ByteStream): AsyncGenerator<Uint8Array> {
  let packedBytes = 0;
  let bytes = 0;
  const gunzip = createGunzip({ chunkSize: 65_536 });
  const feeding = feed(stream, gunzip, (count) => {
    packedBytes += count;
  });
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > FREE_BYTES && bytes > packedBytes * HIGHEST_RATIO)
        throw new CorestoneError('invalid-input', `The input is packed more than ${HIGHEST_RATIO} times.`);
      yield chunk;
    }
    await feeding;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !/^Z_/.test(code)) throw error;
    throw new CorestoneError('invalid-input', `The input is no whole gzip: ${(error as Error).message}.`, {
      cause: error,
    });
  } finally {
    gunzip.destroy();
  }
}

async function feed(stream: ByteStream, gunzip: ReturnType<typeof createGunzip>, onBytes: (count: number) => void) {
  try {
    for await (const chunk of stream) {
      onBytes(chunk.length);
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await drained(gunzip);
    }
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error as Error);
  }
}

function drained(gunzip: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    // A large input waits often: whichever does not come must not stay to listen.
    const done = () => {
      gunzip.off('drain', done).off('close', done);
      resolve();
    };
    gunzip.on('drain', done).on('close', done);
  });
}
