import { mkdir, open, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import type { House } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { writableName } from '../../domain/unwritable.ts';
import { type Caller, ensureMay } from '../../operations/caller.ts';
import { newKey } from '../../store/new-key.ts';
import { aloneWith } from './alone-with.ts';

/** A package that comes in pieces: how much of it is here, on the disk. Times are ISO 8601, UTC. */
export interface PackageUpload {
  readonly id: string;
  readonly name: string;
  /** How long the whole package is. */
  readonly bytes: number;
  /** How much of it is kept: the next piece begins here. */
  readonly offset: number;
  /** When what came is removed, unless another piece comes before. */
  readonly expiresAt: string;
}

interface About {
  readonly account: string;
  readonly name: string;
  readonly bytes: number;
}

/** What came of a package is kept so long after its last piece: a crew that comes back after a weekend goes on. */
const KEPT_MS = 7 * 86_400_000;
const MOST_OPEN = 20;
/** So much of the disk stays free for everything else. */
const RESERVE_BYTES = 256 * 2 ** 20;

/** Where what came of a package lies. */
export const uploadFile = (dataFolder: string, id: string): string => join(folderOf(dataFolder, id), 'bytes');

const allUploads = (dataFolder: string): string => join(dataFolder, 'package-uploads');
const folderOf = (dataFolder: string, id: string): string => join(allUploads(dataFolder), id);

/**
 * Begins a package of so many octets. Throws `not-allowed` for anybody but administrators, `invalid-input` for one that is
 * larger than `packageMostGb`, `store-full` where the disk has no room for it beside those that are on their way, `conflict`
 * where somebody has twenty on their way, which it names.
 */
export async function beginUpload(
  { settings }: Pick<House, 'settings'>,
  { name, bytes }: Pick<PackageUpload, 'name' | 'bytes'>,
  caller: Caller,
): Promise<PackageUpload> {
  ensureMay(caller, 'administer', '');
  const most = settings.packageMostGb * 1e9;
  if (bytes > most)
    throw refused('package-size', 'The package is too large.', 'bytes', bytes, `at most ${most} (packageMostGb)`);
  // One after another: two at once would both see the room that is there for one.
  return aloneWith('begin', () =>
    begin(settings, { name: writableName(name).trim() || 'package.corestone', bytes }, caller),
  );
}

async function begin(
  settings: House['settings'],
  { name, bytes }: Pick<PackageUpload, 'name' | 'bytes'>,
  caller: Caller,
): Promise<PackageUpload> {
  await removeStaleUploads(settings.data);
  const root = allUploads(settings.data);
  await mkdir(root, { recursive: true, mode: 0o700 });
  const ids = await readdir(root);
  const all = await Promise.all(ids.map(async (id) => ({ id, ...(await standing(settings.data, id)) })));
  const others = all.filter((one): one is Standing & { id: string } => one.account !== undefined);
  const own = others.filter(({ account }) => account === caller.account);
  if (own.length >= MOST_OPEN) {
    // Nothing that passes by waiting, as `too-many` does.
    const message = `${MOST_OPEN} packages are on their way already; end or remove one.`;
    const rule = `at most ${MOST_OPEN}`;
    throw new CorestoneError('conflict', message, {
      findings: own.map(({ id, name: called }) =>
        finding('uploads-open', `${called} is on its way.`, { field: 'id', value: id, rule }),
      ),
    });
  }
  const toCome = others.reduce((sum, one) => sum + one.bytes - one.offset, 0);
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < toCome + bytes + RESERVE_BYTES)
    throw new CorestoneError('store-full', 'The disk has no room for a package of this size.');
  const id = newKey();
  const folder = folderOf(settings.data, id);
  await mkdir(folder, { mode: 0o700 });
  await writeFile(uploadFile(settings.data, id), '', { mode: 0o600, flush: true });
  // What has no such file is not there: a kill in between leaves an empty folder, which goes with the stale ones.
  const about: About = { account: caller.account, name, bytes };
  await writeFile(join(folder, 'about.json'), JSON.stringify(about), { mode: 0o600, flush: true });
  return shown(id, (await standing(settings.data, id))!);
}

/** How much of a package is here. Throws `not-allowed`, and `not-found` for one that another account began. */
export async function uploadStanding(
  { settings }: Pick<House, 'settings'>,
  id: string,
  caller: Caller,
): Promise<PackageUpload> {
  ensureMay(caller, 'administer', '');
  return aloneWith(id, async () => shown(id, await ownUpload(settings.data, id, caller)));
}

/**
 * Keeps a piece, from an offset on; it is on the disk when this returns. Of a piece that breaks off what came is kept. Whoever comes
 * back ends the piece that still waits on the line that broke. Throws `not-allowed`, `not-found`, `conflict` for another offset than the
 * next, `invalid-input` for more than the whole package; of such a piece nothing is kept.
 */
export async function addPiece(
  { settings }: Pick<House, 'settings'>,
  id: string,
  { offset, stream }: { readonly offset: number; readonly stream: Readable },
  caller: Caller,
): Promise<PackageUpload> {
  ensureMay(caller, 'administer', '');
  return aloneWith(
    id,
    async (signal) => {
      const before = await ownUpload(settings.data, id, caller);
      if (offset !== before.offset) {
        const message = `${before.offset} octets of the package are here.`;
        throw new CorestoneError('conflict', message, {
          findings: [
            finding('upload-offset', message, { field: 'Upload-Offset', value: offset, rule: String(before.offset) }),
          ],
        });
      }
      const handle = await open(uploadFile(settings.data, id), 'r+');
      try {
        let end = offset;
        for await (const chunk of addAbortSignal(signal, stream) as AsyncIterable<Uint8Array>) {
          if (end + chunk.length > before.bytes) {
            await handle.truncate(offset);
            throw refused(
              'upload-size',
              'This is more than the package has.',
              'body',
              end + chunk.length,
              before.bytes,
            );
          }
          for (let from = 0; from < chunk.length; ) {
            const { bytesWritten } = await handle.write(chunk, from, chunk.length - from, end);
            from += bytesWritten;
            end += bytesWritten;
          }
        }
      } finally {
        // On a full disk it throws too.
        await handle.sync().finally(() => handle.close());
      }
      return shown(id, await ownUpload(settings.data, id, caller));
    },
    { isOpenEnded: true },
  );
}

/** Removes what came of a package. Throws `not-allowed`, `not-found`. */
export async function dropUpload({ settings }: Pick<House, 'settings'>, id: string, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  await aloneWith(id, async () => {
    await ownUpload(settings.data, id, caller);
    await removeUpload(settings.data, id);
  });
}

/** Removes it, whoever began it. */
export async function removeUpload(dataFolder: string, id: string): Promise<void> {
  await rm(folderOf(dataFolder, id), { recursive: true, force: true });
}

/** Removes packages of which nothing came for a week. */
export async function removeStaleUploads(dataFolder: string, nowMs = Date.now()): Promise<void> {
  const root = allUploads(dataFolder);
  for (const id of await readdir(root).catch(() => [])) {
    const { mtimeMs } = await stat(uploadFile(dataFolder, id))
      .catch(() => stat(join(root, id)))
      // Another server removes them, too.
      .catch(() => ({ mtimeMs: nowMs }));
    if (nowMs - mtimeMs > KEPT_MS) await removeUpload(dataFolder, id);
  }
}

/** A package on its way and who began it. Throws `not-found`, also for one of somebody else. */
export async function ownUpload(dataFolder: string, id: string, caller: Caller): Promise<Standing> {
  const found = /^[0-9a-f-]{36}$/.test(id) ? await standing(dataFolder, id) : undefined;
  if (found !== undefined && found.account === caller.account) return found;
  throw new CorestoneError('not-found', 'There is no such package on its way; what came is kept for a week.');
}

type Standing = About & Pick<PackageUpload, 'offset' | 'expiresAt'>;

async function standing(dataFolder: string, id: string): Promise<Standing | undefined> {
  try {
    const about = JSON.parse(await readFile(join(folderOf(dataFolder, id), 'about.json'), 'utf8')) as About;
    const { size: offset, mtimeMs } = await stat(uploadFile(dataFolder, id));
    return { ...about, offset, expiresAt: new Date(mtimeMs + KEPT_MS).toISOString() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Killed while it was begun: nobody was told of it.
    if (code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function shown(id: string, { name, bytes, offset, expiresAt }: Standing): PackageUpload {
  return { id, name, bytes, offset, expiresAt };
}

function refused(code: string, message: string, field: string, value: number, rule: number | string): CorestoneError {
  return new CorestoneError('invalid-input', message, {
    findings: [finding(code, message, { field, value, rule: String(rule) })],
  });
}
