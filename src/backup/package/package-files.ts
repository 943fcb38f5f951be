import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { bytesPath } from '../../store/files/file-folder.ts';
import type { Value } from '../../store/snapshot/snapshot.ts';
import { type ChunkWriter, readChunks } from '../chunks.ts';

/** The bytes of a file of an object in a package, by their SHA-256 (hex). */
export interface PackedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly chunks: readonly string[];
}

/** The table whose rows name files. */
export const FILE_TABLE = 'object_file';

const PIECE_BYTES = 1_048_576;
const HASH = /^[0-9a-f]{64}$/;

/** Hashes of the files that rows name and that were not taken away, each once. */
export class NamedFiles {
  readonly hashes = new Set<string>();

  /** Notes rows of {@link FILE_TABLE}. */
  note(columns: readonly string[], rows: readonly (readonly Value[])[]): void {
    const [hash, gone] = [columns.indexOf('sha256'), columns.indexOf('deleted_at')];
    for (const row of rows) if (row[gone] === null && HASH.test(String(row[hash]))) this.hashes.add(String(row[hash]));
  }
}

/** Writes the bytes of files in pieces, those alone that are not there yet. Of a file whose bytes are missing here its row goes alone. */
export async function packFiles(
  dataFolder: string,
  hashes: Iterable<string>,
  writer: ChunkWriter,
  goOn: () => Promise<void>,
): Promise<PackedFile[]> {
  const packed: PackedFile[] = [];
  for (const sha256 of hashes) {
    const handle = await open(bytesPath(dataFolder, sha256)).catch(missing);
    if (handle === undefined) continue;
    try {
      const chunks: string[] = [];
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of handle.createReadStream({ highWaterMark: PIECE_BYTES, autoClose: false })) {
        const content = piece as Buffer;
        hash.update(content);
        bytes += content.length;
        chunks.push(await writer.add(content));
        await goOn();
      }
      // Bytes that are not what their row says would be refused where the package is taken; `verify` tells of them here.
      if (hash.digest('hex') === sha256) packed.push({ sha256, bytes, chunks });
    } finally {
      await handle.close();
    }
  }
  return packed;
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** The bytes of a packed file, piece by piece, each compared with its name. */
export function unpackFile(
  place: { readonly read: (path: string) => Promise<Buffer | undefined> },
  { chunks }: PackedFile,
): AsyncIterable<Buffer> {
  return readChunks({ place, keys: undefined }, chunks);
}
