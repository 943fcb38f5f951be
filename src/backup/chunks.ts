import { CorestoneError } from '../domain/error.ts';
import { type BackupKeys, chunkName, seal, unseal } from './format/sealed.ts';
import type { BackupPlace } from './places/backup-place.ts';

/** Where chunks are written or read, and the keys of what is encrypted. */
type Chunks<K extends keyof BackupPlace> = {
  readonly place: Pick<BackupPlace, K>;
  readonly keys: BackupKeys | undefined;
};

/** So many chunks are under way at once: a server far away is kept busy, and memory stays small. */
const AT_ONCE = 4;

const CHUNK_NAME = /^[0-9a-f]{64}$/;

/** Where a chunk lies. */
export function chunkPath(name: string): string {
  return `chunks/${name.slice(0, 2)}/${name}`;
}

/** The names of all chunks that are there; what interrupted writes left is removed on the way where `sweep` says so. */
export async function listChunks(
  { place }: Pick<Chunks<'list' | 'sweep'>, 'place'>,
  sweep = false,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const folder of await place.list('chunks')) {
    if (sweep) await place.sweep(`chunks/${folder}`);
    for (const name of await place.list(`chunks/${folder}`)) if (CHUNK_NAME.test(name)) found.add(name);
  }
  return found;
}

/** Writes chunks, those alone that are not there yet. */
export class ChunkWriter {
  readonly #backups: Chunks<'write'>;
  readonly #known: Set<string>;
  readonly #underWay = new Set<Promise<void>>();
  #failure: unknown;
  bytes = 0;
  newBytes = 0;
  newChunks = 0;

  constructor(backups: Chunks<'write'>, known: Set<string>) {
    this.#backups = backups;
    this.#known = known;
  }

  /** Takes a chunk and gives its name; it need not be written yet when this resolves. */
  async add(content: Buffer): Promise<string> {
    const name = chunkName(content, this.#backups.keys);
    this.bytes += content.length;
    if (this.#known.has(name)) return name;
    this.#known.add(name);
    while (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    this.#throwFailure();
    const writing = this.#write(name, content).catch((error: unknown) => {
      this.#failure ??= error;
    });
    const ended = writing.finally(() => this.#underWay.delete(ended));
    this.#underWay.add(ended);
    return name;
  }

  /** Resolves when everything is written. */
  async end(): Promise<void> {
    await Promise.all(this.#underWay);
    this.#throwFailure();
  }

  async #write(name: string, content: Buffer): Promise<void> {
    const sealed = await seal(name, content, this.#backups.keys);
    await this.#backups.place.write(chunkPath(name), sealed);
    this.newChunks++;
    this.newBytes += sealed.length;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** Reads one chunk. Throws `invalid-input` for one that is missing or was changed. */
export async function readChunk({ place, keys }: Chunks<'read'>, name: string): Promise<Buffer> {
  const sealed = CHUNK_NAME.test(name) ? await place.read(chunkPath(name)) : undefined;
  if (sealed === undefined) throw new CorestoneError('invalid-input', `Chunk ${name} of the backup is missing.`);
  const content = await unseal(name, sealed, keys);
  if (chunkName(content, keys) === name) return content;
  throw new CorestoneError('invalid-input', `Chunk ${name} of the backup is damaged or was changed.`);
}

/** Chunks in their order, some of them read ahead. */
export async function* readChunks(backups: Chunks<'read'>, names: readonly string[]): AsyncGenerator<Buffer> {
  const ahead: Promise<Buffer>[] = [];
  let next = 0;
  while (next < names.length || ahead.length > 0) {
    while (ahead.length < AT_ONCE && next < names.length) {
      const reading = readChunk(backups, names[next++]!);
      // It is awaited in its turn, when another may have failed before.
      reading.catch(() => undefined);
      ahead.push(reading);
    }
    yield await ahead.shift()!;
  }
}
