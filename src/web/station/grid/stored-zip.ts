/** A ZIP archive (APPNOTE 6.3) of files as they are, not packed: small ones, made in the browser. Names are ASCII. */
export function storedZip(files: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const nameBytes = new TextEncoder().encode(name);
    const common = commonFields(crc32(content), content.length, nameBytes.length);
    const header = joined(numbers([4, 0x04034b50], [2, 20]), common, numbers([2, 0]), nameBytes);
    const place = numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(joined(numbers([4, 0x02014b50], [2, 20], [2, 20]), common, place, nameBytes));
    pieces.push(header, content);
    offset += header.length + content.length;
  }
  const list = joined(...directory);
  const count = files.length;
  const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, offset], [2, 0]);
  return joined(...pieces, list, end);
}

/** The first day that ZIP knows, 1980-01-01. */
const FIRST_DAY = 0x0021;

/** Flags, method (stored), time, day, checksum, both sizes, length of the name: alike in both headers. */
function commonFields(crc: number, size: number, nameLength: number): Uint8Array {
  return numbers([2, 0], [2, 0], [2, 0], [2, FIRST_DAY], [4, crc], [4, size], [4, size], [2, nameLength]);
}

/** Numbers of so many octets each, the lowest octet first. */
function numbers(...wanted: readonly (readonly [octets: number, value: number])[]): Uint8Array {
  return new Uint8Array(
    wanted.flatMap(([octets, value]) => Array.from({ length: octets }, (_, n) => (value >>> (8 * n)) & 0xff)),
  );
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum of ZIP (CRC-32 of ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}
