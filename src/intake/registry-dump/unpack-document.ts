import { gunzipSync, inflateSync } from 'node:zlib';

const LARGEST = 16 * 1024 * 1024;
const MOST_LAYERS = 4;
const HEX = /^(?:0x|\\x)?((?:[0-9a-f]{2})+)$/i;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/**
 * A document out of a column of a dump, as it was received: unpacked from gzip, zlib or MySQL's `COMPRESS()`, decoded from hex or
 * base64, in whatever order the export laid them. What is none of these stays as it is. Undefined when a layer is broken or
 * would grow beyond 16 MB.
 */
export function unpackDocument(octets: Buffer): Buffer | undefined {
  let document = octets;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const inside = withoutLayer(document);
    if (inside === 'broken') return undefined;
    if (inside === undefined) break;
    document = inside;
  }
  return document;
}

function withoutLayer(octets: Buffer): Buffer | 'broken' | undefined {
  if (octets[0] === 0x1f && octets[1] === 0x8b) return unpack(() => gunzipSync(octets, { maxOutputLength: LARGEST }));
  if (isZlib(octets, 0)) return unpack(() => inflateSync(octets, { maxOutputLength: LARGEST }));
  if (isZlib(octets, 4)) return unpack(() => inflateSync(octets.subarray(4), { maxOutputLength: LARGEST }));
  if (isMarkup(octets)) return undefined;
  const text = octets.toString('latin1').trim();
  const hex = HEX.exec(text)?.[1];
  if (hex === undefined && !BASE64.test(text)) return undefined;
  const decoded = hex === undefined ? Buffer.from(text, 'base64') : Buffer.from(hex, 'hex');
  return isMarkup(decoded) || isPacked(decoded) ? decoded : undefined;
}

/** Plain words look like base64 too, so decoding must lead to something. */
function isPacked(octets: Buffer): boolean {
  return (octets[0] === 0x1f && octets[1] === 0x8b) || isZlib(octets, 0) || isZlib(octets, 4);
}

/** The two octets of a zlib header: method 8, window up to 32 kB, and a sum that is a multiple of 31 (RFC 1950). */
function isZlib(octets: Buffer, at: number): boolean {
  return octets[at] === 0x78 && octets.length > at + 2 && octets.readUInt16BE(at) % 31 === 0;
}

/** XML or JSON, behind a byte-order mark and blanks; UTF-16 by its mark. */
function isMarkup(octets: Buffer): boolean {
  if ((octets[0] === 0xff && octets[1] === 0xfe) || (octets[0] === 0xfe && octets[1] === 0xff)) return true;
  const start = octets
    .subarray(0, 64)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return start.startsWith('<') || start.startsWith('{');
}

function unpack(read: () => Buffer): Buffer | 'broken' {
  try {
    return read();
  } catch {
    return 'broken';
  }
}
