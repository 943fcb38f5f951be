import { existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dumpsFolder, makePartial, partialFolder } from '../../dissemination/feeds/dumps/dump-folder.ts';
import { CorestoneError } from '../../domain/error.ts';
import { type DumpFile, dumpName } from '../../domain/registration/dump.ts';
import type { DumpBegun } from '../../operations/dumps/dump-job.ts';

/** What was written longer ago may not be public any more. */
const OLDEST_MS = 86_400_000;

/** Where a dump job writes: below the data folder, or where it was told. */
export class DumpPlace {
  readonly #dataFolder: string;
  readonly #out: string | null;

  constructor(dataFolder: string, out: string | null) {
    this.#dataFolder = dataFolder;
    this.#out = out;
  }

  /** The folder that a dump becomes. */
  folder(name: string): string {
    return this.#out ?? resolve(dumpsFolder(this.#dataFolder), name);
  }

  /** The folder it is written in until then. */
  partial(name: string): string {
    return partialFolder(this.folder(name));
  }

  /** Whether a dump was published already, and nobody was told. */
  isPublished({ name, isWhole }: DumpBegun): boolean {
    return isWhole && existsSync(this.folder(name));
  }

  /** Whether a dump that was begun lies here as it was left, and is not too old to be gone on with. */
  async isFitToGoOn({ name, begunAt, files }: DumpBegun, now: Date): Promise<boolean> {
    const partial = this.partial(name);
    if (!existsSync(partial) || now.getTime() - Date.parse(begunAt) > OLDEST_MS) return false;
    for (const file of files) {
      const bytes = await stat(join(partial, file.name)).then((one) => one.size, unlessGone);
      if (bytes !== file.bytes) return false;
    }
    return true;
  }

  /** Removes what was written of a dump. */
  async remove(name: string): Promise<void> {
    await rm(this.partial(name), { recursive: true, force: true });
  }

  /**
   * The moment that names a new dump: now, or a second later for each other one that has the name. Throws `already-exists`
   * where it was told a folder that is there.
   */
  async freeMoment(now: Date): Promise<string> {
    if (this.#out !== null && existsSync(this.#out))
      throw new CorestoneError('already-exists', `${this.#out} is there already; a dump makes a new folder.`);
    for (let ms = now.getTime(); ; ms += 1000) {
      const moment = new Date(ms).toISOString();
      const name = dumpName(moment);
      const isFree = !existsSync(this.folder(name)) && !existsSync(this.partial(name));
      if (this.#out !== null || isFree) return moment;
    }
  }

  /** Makes the folder of a new dump; false where another one was faster. What was left where it was told to write goes. */
  async make(name: string): Promise<boolean> {
    if (this.#out !== null) await this.remove(name);
    return makePartial(this.folder(name));
  }

  /** Takes the suffix from the names of written files; doing it twice changes nothing. */
  async settle(name: string, files: readonly DumpFile[], suffix: string): Promise<void> {
    const partial = this.partial(name);
    for (const file of files) {
      const written = join(partial, file.name + suffix);
      if (existsSync(written)) await rename(written, join(partial, file.name));
    }
  }
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
