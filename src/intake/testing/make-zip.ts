import { crc32, deflateRawSync } from 'node:zlib';

/** Makes a ZIP archive for tests; `statedBytes` lets its directory lie about how much a part unpacks to. */
export function makeZip(parts: readonly { name: string; content: Uint8Array; statedBytes?: number }[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, statedBytes = content.length } of parts) {
    const packed = deflateRawSync(content);
    const common = commonHeader(name, content, packed.length, statedBytes);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  return Buffer.concat([...files, ...directory, endOfDirectory(parts.length, Buffer.concat(directory).length, offset)]);
}

/** The 26 bytes that both headers of a part share: version, flags, method, time, checksum, sizes, length of the name. */
function commonHeader(name: string, content: Uint8Array, packedBytes: number, statedBytes: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packedBytes, 14);
  header.writeUInt32LE(statedBytes, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
