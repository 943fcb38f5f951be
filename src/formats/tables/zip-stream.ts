import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** One file of an archive. */
export interface ZipPart {
  readonly name: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

/** Names in UTF-8 (bit 11); sizes and checksum behind the content (bit 3), since they are not known before. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** The first day that ZIP knows, 1980-01-01: an archive of the same content has the same bytes on any day. */
const FIRST_DAY = 0x0021;
const MOST_BYTES = 0xffffffff;

/**
 * A ZIP archive (APPNOTE 6.3) as it is made, part by part in constant memory. Its bytes depend on the parts alone. Throws
 * `RangeError` above 4 GB, which would need ZIP64.
 */
export async function* zipStream(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const begin = offset;
    const sums = { crc: 0, packed: 0, unpacked: 0 };
    const header = localHeader(name);
    offset += header.length;
    yield header;
    for await (const chunk of deflated(part.content, sums)) {
      offset += chunk.length;
      yield chunk;
    }
    const descriptor = sizesOf(sums);
    offset += descriptor.length;
    yield descriptor;
    written.push({ name, offset: begin, ...sums });
    if (offset > MOST_BYTES || sums.unpacked > MOST_BYTES) throw new RangeError('an archive above 4 GB');
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOfDirectory(written.length, directory.length, offset);
}

interface Sums {
  crc: number;
  packed: number;
  unpacked: number;
}

async function* deflated(content: ZipPart['content'], sums: Sums): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw({ level: 6 });
  const feeding = pipeline(counted(content, sums), packer);
  // Told where the packer is read; whoever stops early has no use for it.
  feeding.catch(() => undefined);
  for await (const chunk of packer) {
    sums.packed += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  await feeding;
}

async function* counted(content: ZipPart['content'], sums: Sums): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    sums.crc = crc32(bytes, sums.crc);
    sums.unpacked += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, name);
  return Buffer.concat([header, name]);
}

function directoryEntry({ name, offset, crc, packed, unpacked }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  writeCommon(entry, 6, name);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

/** The fields both headers share, from the version on; the length of the name is the last that is not zero. */
function writeCommon(header: Buffer, at: number, name: Buffer): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(FLAGS, at + 2);
  header.writeUInt16LE(DEFLATE, at + 4);
  header.writeUInt16LE(FIRST_DAY, at + 8);
  header.writeUInt16LE(name.length, at + 22);
}

function sizesOf({ crc, packed, unpacked }: { crc: number; packed: number; unpacked: number }): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(unpacked, 12);
  return descriptor;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
