import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

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
const MANY = 0xffff;
const VERSION_64 = 45;
const SMALL_BYTES = 65_536;

/**
 * A ZIP archive (APPNOTE 6.3) as it is made, part by part in constant memory. Its bytes depend on the parts alone, and on how many octets
 * stand in the file before it (`begin`). ZIP64 counts more than 65,534 parts and places what lies behind 4 GB; a single part above 4 GB
 * throws `RangeError`.
 */
export async function* zipStream(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
  begin = 0,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = begin;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const beginOfPart = offset;
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
    written.push({ name, offset: beginOfPart, ...sums });
    if (sums.packed > MOST_BYTES || sums.unpacked > MOST_BYTES) throw new RangeError('a part of an archive above 4 GB');
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

/** A part that ends within {@link SMALL_BYTES} is packed at once: a packer of its own costs a thousand times as much. */
async function* deflated(content: ZipPart['content'], sums: Sums): AsyncGenerator<Uint8Array> {
  const pieces = counted(content, sums);
  const first: Uint8Array[] = [];
  let next = await pieces.next();
  for (; next.done !== true && sums.unpacked <= SMALL_BYTES; next = await pieces.next()) first.push(next.value);
  if (next.done !== true) return yield* deflatedAsStream(resumed([...first, next.value], pieces), sums);
  const packed = deflateRawSync(Buffer.concat(first), { level: 6 });
  sums.packed = packed.length;
  yield packed;
}

async function* resumed(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}

async function* deflatedAsStream(pieces: AsyncIterable<Uint8Array>, sums: Sums): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw({ level: 6 });
  const feeding = pipeline(pieces, packer);
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
  if (offset < MOST_BYTES) {
    entry.writeUInt32LE(offset, 42);
    return Buffer.concat([entry, name]);
  }
  entry.writeUInt16LE(VERSION_64, 6);
  entry.writeUInt32LE(MOST_BYTES, 42);
  entry.writeUInt16LE(12, 30);
  return Buffer.concat([entry, name, offset64(offset)]);
}

/** Where a part begins that lies behind 4 GB (APPNOTE 4.5.3): of the fields of its entry this one alone is too small. */
function offset64(offset: number): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return extra;
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
  if (count >= MANY || size >= MOST_BYTES || offset >= MOST_BYTES) {
    const told = endOf32(Math.min(count, MANY), Math.min(size, MOST_BYTES), Math.min(offset, MOST_BYTES));
    return Buffer.concat([endOf64(count, size, offset), told]);
  }
  return endOf32(count, size, offset);
}

/** The end of a directory with more parts than 16 bits count, and where to find it (APPNOTE 4.3.14 and 4.3.15). */
function endOf64(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_64, 12);
  end.writeUInt16LE(VERSION_64, 14);
  for (const at of [24, 32]) end.writeBigUInt64LE(BigInt(count), at);
  end.writeBigUInt64LE(BigInt(size), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + size), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

function endOf32(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
