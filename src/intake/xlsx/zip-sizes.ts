/** What a ZIP archive says of one file in it, in bytes. */
interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LONGEST_COMMENT = 65_535;
const ZIP64_MARK = 0xffffffff;

/** The most a workbook may unpack to, and the most a part of it may grow; ordinary sheets grow some 5 to 30 times. */
export const WORKBOOK_LIMITS = { bytes: 200 * 1024 * 1024, ratio: 1000 } as const;

/**
 * Why an archive must not be unpacked, from the sizes its central directory states (APPNOTE 4.3.12); `undefined` when it
 * may. A part that states no size though it has content counts as a lie. The reader later stops at the stated sizes, so
 * that smaller lies do no harm.
 */
export function refusalOfZip(bytes: Uint8Array): string | undefined {
  const entries = zipEntries(bytes);
  if (entries === undefined) return 'it is not a whole ZIP archive';
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > WORKBOOK_LIMITS.bytes) return `it would unpack to ${Math.round(total / 1024 / 1024)} MB`;
  if (entries.some((entry) => entry.unpacked > WORKBOOK_LIMITS.ratio * Math.max(1, entry.packed))) {
    return `a part of it would grow more than ${WORKBOOK_LIMITS.ratio} times`;
  }
  return entries.some((entry) => entry.unpacked === 0 && entry.packed > 2) ? 'a part of it hides its size' : undefined;
}

/** The entries of the central directory; `undefined` when there is none or it is broken. ZIP64 sizes are over any limit. */
function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return undefined;
    entries.push(entryAt(view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(view: DataView, at: number): ZipEntry {
  const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
  return { name, packed, unpacked: unpacked === ZIP64_MARK ? Number.POSITIVE_INFINITY : unpacked };
}

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return undefined;
}

/** The names of the files in an archive; none where it is broken. */
export function namesInZip(bytes: Uint8Array): readonly string[] {
  return zipEntries(bytes)?.map(({ name }) => name) ?? [];
}
