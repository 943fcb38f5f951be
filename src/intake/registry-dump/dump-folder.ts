import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { CorestoneError } from '../../domain/error.ts';

/** The tables of a GFZ registry that are read, in the order of reading. */
export const DUMP_TABLES = [
  'allocator',
  'datacentre',
  'prefix',
  'allocator_prefixes',
  'datacentre_prefixes',
  'dataset',
  'metadata',
  'media',
] as const;

/** One of {@link DUMP_TABLES}. */
export type DumpTable = (typeof DUMP_TABLES)[number];

/** A folder with a dump: files of one table by its name, and files of SQL, any of which may hold any table. */
export interface DumpFolder {
  readonly path: string;
  readonly tableFiles: ReadonlyMap<DumpTable, readonly string[]>;
  readonly sqlFiles: readonly string[];
}

const TABLE_FILE = /^([a-z_]+)\.(?:csv|tsv|txt)$/i;
const SQL_FILE = /\.sql(?:\.gz)?$/i;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Looks what a folder holds: `TABLE.csv` (or `.tsv`, `.txt`) and `*.sql` (or `.sql.gz`), in the order of their names. Throws
 * `invalid-input` when it cannot be read or holds no such file.
 */
export async function openDumpFolder(path: string): Promise<DumpFolder> {
  const names = await readdir(path).catch((cause: unknown) => {
    throw new CorestoneError('invalid-input', `Cannot read the folder ${path}.`, { cause });
  });
  const tableFiles = new Map<DumpTable, string[]>();
  for (const name of names.toSorted()) {
    const table = DUMP_TABLES.find((one) => one === TABLE_FILE.exec(name)?.[1]?.toLowerCase());
    if (table !== undefined) tableFiles.set(table, [...(tableFiles.get(table) ?? []), name]);
  }
  const sqlFiles = names.filter((name) => SQL_FILE.test(name)).toSorted();
  if (tableFiles.size > 0 || sqlFiles.length > 0) return { path, tableFiles, sqlFiles };
  const wanted = `${DUMP_TABLES.map((one) => `${one}.csv`).join(', ')}, or *.sql`;
  throw new CorestoneError('invalid-input', `${path} holds no dump of a registry: there is no ${wanted}.`);
}

/** The octets of a file of SQL as characters (latin1), unpacked. Throws `invalid-input` when it cannot be read. */
export async function* readOctets({ path }: DumpFolder, name: string): AsyncGenerator<string> {
  const file = createReadStream(join(path, name), { highWaterMark: CHUNK_BYTES });
  try {
    const bytes = /\.gz$/i.test(name) ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file;
    file.on('error', (error) => bytes.destroy(error));
    for await (const chunk of bytes) yield (chunk as Buffer).toString('latin1');
  } catch (cause) {
    throw new CorestoneError('invalid-input', `Cannot read ${name}: ${(cause as Error).message}`, { cause });
  } finally {
    file.destroy();
  }
}
