import { readFileSync } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Folders below the data folder that belong to the data. Dumps are not: they can be made anew. */
const FOLDERS = ['files', 'printed', 'theme', 'communities'];
const JOURNAL = /^upstream-[\w.-]+\.ndjson$/;
/** Where the settings of upstreams stand in a backup: without what is secret, so that the name says it is not complete. */
const UPSTREAMS = 'upstreams.without-secrets.json';
const SECRETS = ['password', 'passwordFile', 'passwordEnv', 'tokenFile', 'tokenEnv'];

/** A file that is kept: its path in the backup, and where it lies, or what it holds. */
export interface KeptFile {
  readonly path: string;
  readonly source: { readonly file: string } | { readonly content: Buffer };
}

/** What keeping files needs of the settings. */
export interface FileSettings {
  readonly data: string;
  readonly communities: string;
  readonly upstreams: string;
}

/** The files beside the store: uploads, printed labels, own formats, journals of upstreams, and their settings without secrets. */
export async function keptFiles(settings: FileSettings): Promise<KeptFile[]> {
  const found: KeptFile[] = [];
  for (const folder of FOLDERS) {
    const root = folder === 'communities' ? settings.communities : join(settings.data, folder);
    for (const path of await walk(root)) found.push({ path: `${folder}/${path}`, source: { file: join(root, path) } });
  }
  for (const name of await namesIn(settings.data))
    if (JOURNAL.test(name)) found.push({ path: name, source: { file: join(settings.data, name) } });
  const upstreams = withoutSecrets(settings.upstreams);
  if (upstreams !== undefined) found.push({ path: UPSTREAMS, source: { content: upstreams } });
  // What could not be put back would keep all else from coming back.
  return found.filter((one) => isKeptPath(one.path)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a folder lies in one whose files are kept: backups there would hold each other. */
export function isAmongKept(folder: string, settings: FileSettings): boolean {
  const roots = [...FOLDERS.map((one) => join(settings.data, one)), settings.communities];
  return roots.some((root) => {
    const [first] = relative(resolve(root), resolve(folder)).split(sep);
    return first !== '..' && !isAbsolute(first!);
  });
}

const PIECE_BYTES = 1_048_576;

/**
 * The content in pieces of one size, so that of a journal that only grows the next backup finds the beginning as it was. Undefined for
 * a file that has gone since; what is written behind its end meanwhile is left to the next backup.
 */
export async function piecesOf({ source }: KeptFile): Promise<AsyncIterable<Buffer> | undefined> {
  if ('content' in source) return readable([source.content]);
  const handle = await open(source.file).catch(ignoreGone);
  return handle && readPieces(handle);
}

async function* readable(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces;
}

async function* readPieces(handle: FileHandle): AsyncGenerator<Buffer> {
  try {
    const { size } = await handle.stat();
    for (let at = 0; at < size; at += PIECE_BYTES) {
      const piece = Buffer.alloc(Math.min(PIECE_BYTES, size - at));
      const { bytesRead } = await handle.read(piece, 0, piece.length, at);
      yield piece.subarray(0, bytesRead);
      if (bytesRead < piece.length) return;
    }
  } finally {
    await handle.close();
  }
}

/** Whether a path of a backup leads to where kept files stand, and nowhere else. */
export function isKeptPath(path: string): boolean {
  const [first, ...rest] = path.split('/');
  if (rest.length === 0) return JOURNAL.test(path) || path === UPSTREAMS;
  return (
    FOLDERS.includes(first!) &&
    rest.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part))
  );
}

async function walk(root: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(root, { withFileTypes: true }).catch(ignoreGone);
  for (const entry of entries ?? []) {
    if (entry.isDirectory()) found.push(...(await walk(join(root, entry.name))).map((path) => `${entry.name}/${path}`));
    else if (entry.isFile()) found.push(entry.name);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreGone)) ?? [];
}

function ignoreGone(error: unknown): undefined {
  if ((error as { code?: string }).code === 'ENOENT') return undefined;
  throw error;
}

function withoutSecrets(file: string): Buffer | undefined {
  try {
    const list = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as Record<string, unknown>[];
    const open = list.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => !SECRETS.includes(name))));
    return Buffer.from(`${JSON.stringify(open, null, 2)}\n`);
  } catch {
    // Not there, or not readable: nothing of it is kept, and the server would not have started with it.
    return undefined;
  }
}
