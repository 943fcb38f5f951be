/**
 * A picture without what tells where, when and with what it was taken: Exif with its position, XMP, IPTC, comments and texts. What is
 * drawn stays octet by octet; of Exif only the orientation stays, colours keep their profile. Undefined for what is not taken apart (TIFF,
 * and a file that breaks off): its original is shown to nobody.
 */
export function withoutMetadata(bytes: Uint8Array, mediaType: string): readonly Uint8Array[] | undefined {
  try {
    if (mediaType === 'image/jpeg') return bareJpeg(bytes);
    if (mediaType === 'image/png') return barePng(bytes);
    return mediaType === 'image/webp' ? bareWebp(bytes) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const START_OF_SCAN = 0xda;
/** A picture in more pieces was made to tie up whoever takes it apart. */
const MOST_PIECES = 200_000;
const END = 0xd9;

/** ITU T.81, B.1: segments up to the end of the image; what cameras put behind it, such as a second image or a film, goes. */
function bareJpeg(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  for (let pieces = 0; at + 4 <= bytes.length; pieces += 1) {
    if (bytes[at] !== 0xff || pieces > MOST_PIECES) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) break;
    let end = at + 2 + view.getUint16(at + 2);
    if (marker === START_OF_SCAN) end = endOfScan(bytes, end);
    const segment = bytes.subarray(at, end);
    if (isDrawn(marker, segment)) parts.push(segment);
    else if (marker === 0xe1) parts.push(...orientationOf(segment));
    at = end;
  }
  if (bytes[at] !== 0xff || bytes[at + 1] !== END) return undefined;
  return [...parts, bytes.subarray(at, at + 2)];
}

/** Where the next marker stands behind the coded octets of a scan; stuffed octets and restarts belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Of what applications add (APP0 to APP15, COM) JFIF, the colour profile and Adobe's colours are needed for drawing. */
function isDrawn(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (
    (marker === 0xe0 && hasText(segment, 4, 'JFIF')) ||
    marker === 0xee ||
    (marker === 0xe2 && hasText(segment, 4, 'ICC_PROFILE\0'))
  );
}

const ORIENTATION = 0x0112;

/** A segment with nothing but the orientation of another one; none where that is upright or not told (Exif 2.32, 4.6.4). */
function orientationOf(segment: Uint8Array): readonly Uint8Array[] {
  if (!hasText(segment, 4, 'Exif\0\0') || segment.length < 20) return [];
  const tiff = segment.subarray(10);
  const view = viewOf(tiff);
  const little = tiff[0] === 0x49;
  const at = view.getUint32(4, little);
  if (at + 2 > tiff.length) return [];
  const count = view.getUint16(at, little);
  for (let entry = at + 2; entry + 12 <= tiff.length && entry < at + 2 + count * 12; entry += 12) {
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    const turned = view.getUint16(entry + 8, little);
    return turned > 1 && turned <= 8 ? [orientationSegment(turned)] : [];
  }
  return [];
}

function orientationSegment(turned: number): Uint8Array {
  const head = [0xff, 0xe1, 0, 34, ...octets('Exif\0\0'), ...octets('MM\0*'), 0, 0, 0, 8];
  return Uint8Array.from([...head, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]);
}

/** PNG 11.2 and 11.3: chunks by which something is drawn. Whatever else a program puts there may tell anything. */
const DRAWN_CHUNKS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);

function barePng(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  let at = 8;
  for (let pieces = 0; at + 12 <= bytes.length && pieces <= MOST_PIECES; pieces += 1) {
    const end = at + 12 + view.getUint32(at);
    const type = textAt(bytes, at + 4, 4);
    if (end > bytes.length) return undefined;
    if (DRAWN_CHUNKS.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return parts;
    at = end;
  }
  return undefined;
}

const DRAWN_IN_WEBP = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** RFC 9649, 2.3 and 2.7: chunks of an even length; the flags of Exif and XMP in the extended header go with theirs. */
function bareWebp(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true));
  let pieces = 0;
  for (let at = 12; at + 8 <= whole; pieces += 1) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length || pieces > MOST_PIECES) return undefined;
    const type = textAt(bytes, at, 4);
    const chunk = type === 'VP8X' ? bytes.slice(at, end) : bytes.subarray(at, end);
    if (type === 'VP8X') chunk[8]! &= ~0x0c;
    if (DRAWN_IN_WEBP.has(type)) parts.push(chunk);
    at = end;
  }
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(
    4,
    parts.reduce((sum, one) => sum + one.length, 4),
    true,
  );
  return [head, ...parts];
}

const octets = (text: string): number[] => [...text].map((one) => one.charCodeAt(0));

function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  return octets(text).every((one, nth) => bytes[at + nth] === one);
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
