import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';
import { checkFileItself, type FileLimits, tooLarge } from '../../domain/files/check-file.ts';
import {
  HEAD_BYTES,
  type RecognisedFile,
  recogniseFile,
  TIFF_DIRECTORY_BYTES,
  tiffDirectoryAt,
} from '../../domain/files/recognise-file.ts';

const INCOMING = 'incoming';
const HASH = /^[0-9a-f]{64}$/;

/** Where the bytes of a SHA-256 (hex) lie below a data folder. Throws `invalid-input` for what is none. */
export function bytesPath(dataFolder: string, sha256: string): string {
  // It may come with a package of others: no name leads elsewhere.
  if (!HASH.test(sha256)) throw new CorestoneError('invalid-input', 'This is no SHA-256 of a file.');
  return join(dataFolder, 'files', 'objects', sha256.slice(0, 2), sha256);
}

/** Bytes that lie in the data folder now. */
export interface PlacedBytes {
  readonly sha256: string;
  readonly bytes: number;
  readonly file: RecognisedFile;
}

/**
 * Puts the bytes of a stream into the data folder under their SHA-256; they appear there whole, and on the disk, or not at all. Throws
 * `invalid-input` with the findings of `checkFileItself` before anything appears; what is longer than may be is not read on.
 */
export async function placeBytes(
  dataFolder: string,
  stream: AsyncIterable<Uint8Array>,
  limits: FileLimits,
): Promise<PlacedBytes> {
  const draft = join(dataFolder, INCOMING, randomUUID());
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
  try {
    const { sha256, bytes } = await spool(draft, stream, limits);
    const file = await recogniseAt(draft);
    const findings = checkFileItself(file, bytes, limits);
    if (findings.length > 0 || file === undefined)
      throw new CorestoneError('invalid-input', findings[0]!.message, { findings });
    await moveIn(dataFolder, draft, sha256);
    return { sha256, bytes, file };
  } finally {
    await rm(draft, { force: true });
  }
}

/** Puts bytes there of which the SHA-256 is known, as a package brings them. Throws `invalid-input` where they are others. */
export async function placeKnownBytes(
  dataFolder: string,
  stream: AsyncIterable<Uint8Array>,
  sha256: string,
): Promise<void> {
  const draft = join(dataFolder, INCOMING, randomUUID());
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 });
  try {
    const found = await spool(draft, stream, { mostBytes: Number.POSITIVE_INFINITY });
    if (found.sha256 !== sha256) throw new CorestoneError('invalid-input', `File ${sha256} is damaged or was changed.`);
    await moveIn(dataFolder, draft, sha256);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Whether bytes of this hash and length lie there. If so they count as come now: no clean-up takes them before a row names them that is under
 * way.
 */
export async function hasBytes(dataFolder: string, sha256: string, bytes: number): Promise<boolean> {
  const path = bytesPath(dataFolder, sha256);
  try {
    const now = new Date();
    await utimes(path, now, now);
    return (await stat(path)).size === bytes;
  } catch {
    return false;
  }
}

async function spool(draft: string, stream: AsyncIterable<Uint8Array>, { mostBytes }: Pick<FileLimits, 'mostBytes'>) {
  const hash = createHash('sha256');
  const handle = await open(draft, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > mostBytes) {
        const told = tooLarge(mostBytes);
        throw new CorestoneError('invalid-input', told.message, { findings: [told] });
      }
      hash.update(chunk);
      // All of it: a single write may take a part.
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function recogniseAt(path: string): Promise<RecognisedFile | undefined> {
  const handle = await open(path);
  try {
    const head = await readAt(handle, 0, HEAD_BYTES);
    const at = tiffDirectoryAt(head);
    return recogniseFile(head, at === undefined ? undefined : await readAt(handle, at, TIFF_DIRECTORY_BYTES));
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, most: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(most);
  const { bytesRead } = await handle.read(buffer, 0, most, at);
  return buffer.subarray(0, bytesRead);
}

/** In place of the same bytes too: a clean-up that saw them unused looks at when they came. */
async function moveIn(dataFolder: string, draft: string, sha256: string): Promise<void> {
  const path = bytesPath(dataFolder, sha256);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** A new name counts when its folder is on the disk. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

const DAY_MS = 86_400_000;
const FORM_NAME = /^[0-9a-f]{64}\.[a-z]+\.[a-z]+$/;
const LOOKED_AT = 500;

/**
 * Removes bytes that no row names, and uploads that broke off, a day after they came: before that their row may be under way. The number
 * that went.
 */
export async function removeUnnamed(
  dataFolder: string,
  namedAmong: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
  nowMs: number,
): Promise<number> {
  const isOld = async (path: string) => {
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && nowMs - found.mtimeMs > DAY_MS;
  };
  let gone = 0;
  const incoming = join(dataFolder, INCOMING);
  for (const name of await namesIn(incoming)) if (await isOld(join(incoming, name))) await rm(join(incoming, name));
  for await (const hashes of placedHashes(dataFolder)) {
    const named = await namedAmong(hashes);
    for (const hash of hashes) {
      const path = bytesPath(dataFolder, hash);
      if (named.has(hash) || !(await isOld(path))) continue;
      // Taken aside first: what came in its place since it was looked at stays.
      const aside = join(incoming, randomUUID());
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      // Another process may have been here first.
      if (!(await renamed(path, aside))) continue;
      if (await isOld(aside)) {
        await rm(aside, { force: true });
        gone += 1;
      } else await rename(aside, path);
    }
  }
  return gone;
}

async function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/**
 * Removes smaller forms of pictures whose bytes are not there any more, and drafts of forms that broke off: nothing is left of what went. The
 * number that went.
 */
export async function removeFormsLeft(dataFolder: string): Promise<number> {
  let gone = 0;
  const root = join(dataFolder, 'smaller');
  for (const folder of await namesIn(root))
    for (const name of await namesIn(join(root, folder))) {
      const hash = name.slice(0, 64);
      const isWanted = HASH.test(hash) && existsSync(bytesPath(dataFolder, hash));
      if (isWanted && FORM_NAME.test(name)) continue;
      const path = join(root, folder, name);
      const found = await stat(path).catch(() => undefined);
      // One that is being made is renamed within a minute.
      if (found === undefined || (isWanted && Date.now() - found.mtimeMs < DAY_MS)) continue;
      await rm(path, { force: true });
      gone += 1;
    }
  return gone;
}

async function* placedHashes(dataFolder: string): AsyncGenerator<readonly string[]> {
  const root = join(dataFolder, 'files', 'objects');
  for (const folder of await namesIn(root)) {
    const names = (await namesIn(join(root, folder))).filter((name) => HASH.test(name));
    for (let at = 0; at < names.length; at += LOOKED_AT) yield names.slice(at, at + LOOKED_AT);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
