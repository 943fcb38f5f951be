import type { FileType } from './file-kind.ts';

/** What a file is, by what stands in it. A picture has its size in pixels, a document has none. */
export interface RecognisedFile {
  readonly mediaType: FileType;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** So many octets from its beginning tell what a file is, TIFF aside, whose directory may stand anywhere. */
export const HEAD_BYTES = 4_194_304;

/**
 * Tells by the beginning of a file what it is; undefined for what is not kept, and for a picture whose size its beginning does not
 * tell. `directory` is the part of a TIFF that {@link tiffDirectoryAt} names; empty for all else.
 */
export function recogniseFile(head: Uint8Array, directory: Uint8Array = new Uint8Array()): RecognisedFile | undefined {
  if (startsWith(head, '%PDF-')) return { mediaType: 'application/pdf', widthPx: null, heightPx: null };
  const [mediaType, size] = pictureSize(head, directory) ?? [];
  if (mediaType === undefined || size === undefined || size.some((side) => side < 1)) return undefined;
  return { mediaType, widthPx: size[0], heightPx: size[1] };
}

type Size = readonly [widthPx: number, heightPx: number];

function pictureSize(head: Uint8Array, directory: Uint8Array): readonly [FileType, Size | undefined] | undefined {
  if (startsWith(head, '\xff\xd8\xff')) return ['image/jpeg', jpegSize(head)];
  if (startsWith(head, '\x89PNG\r\n\x1a\n') && startsWith(head.subarray(12), 'IHDR') && head.length >= 33)
    return ['image/png', [viewOf(head).getUint32(16), viewOf(head).getUint32(20)]];
  if (startsWith(head, 'RIFF') && startsWith(head.subarray(8), 'WEBP') && head.length >= 30)
    return ['image/webp', webpSize(head)];
  return tiffDirectoryAt(head) === undefined ? undefined : ['image/tiff', tiffSize(head, directory)];
}

/** Frames that hold the size: SOF0 to SOF15 without those of tables and arithmetic coding (ITU T.81, B.1.1.3). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

function jpegSize(head: Uint8Array): Size | undefined {
  const view = viewOf(head);
  let at = 2;
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (FRAMES.has(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** RFC 9649, 2.5 to 2.7: the first chunk tells the size, in one of three ways. */
function webpSize(head: Uint8Array): Size | undefined {
  const view = viewOf(head);
  const first = head.subarray(12);
  if (startsWith(first, 'VP8 ')) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (startsWith(first, 'VP8X')) {
    const width = (view.getUint32(24, true) & 0xffffff) + 1;
    return [width, (view.getUint16(27, true) | (head[29]! << 16)) + 1];
  }
  if (!startsWith(first, 'VP8L') || head[20] !== 0x2f) return undefined;
  const bits = view.getUint32(21, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** So many octets of a TIFF from its first directory on hold its size. */
export const TIFF_DIRECTORY_BYTES = 6144;

/** Where the first directory of a TIFF 6.0 file begins; undefined for all else. */
export function tiffDirectoryAt(head: Uint8Array): number | undefined {
  if (head.length < 8) return undefined;
  if (startsWith(head, 'II*\0')) return viewOf(head).getUint32(4, true);
  return startsWith(head, 'MM\0*') ? viewOf(head).getUint32(4, false) : undefined;
}

const WIDTH = 256;
const LENGTH = 257;
const SHORT = 3;

function tiffSize(head: Uint8Array, directory: Uint8Array): Size | undefined {
  if (directory.length < 2) return undefined;
  const little = head[0] === 0x49;
  const view = viewOf(directory);
  const count = view.getUint16(0, little);
  const found = new Map<number, number>();
  for (let at = 2; at + 12 <= directory.length && at < 2 + count * 12; at += 12) {
    const isShort = view.getUint16(at + 2, little) === SHORT;
    found.set(view.getUint16(at, little), isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little));
  }
  const [width, length] = [found.get(WIDTH), found.get(LENGTH)];
  return width === undefined || length === undefined ? undefined : [width, length];
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
