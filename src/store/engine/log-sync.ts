import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';

/**
 * Brings the write-ahead log of an embedded store to the disk, beside the event loop. Who asks while that is under way shares the next
 * time, since what was committed meanwhile may not be among what is written. A log that was not opened has nothing to bring.
 */
export class LogSync {
  readonly #file: string;
  readonly #openFile: typeof open;
  #opening: Promise<FileHandle | undefined> | undefined;
  #handle: FileHandle | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #failure: CorestoneError | undefined;

  /** `storeFile` is the file of the store, beside which the log lies; `openFile` is for tests. */
  constructor(storeFile: string, openFile: typeof open = open) {
    this.#file = `${storeFile}-wal`;
    this.#openFile = openFile;
  }

  /** Opens the log, which must be there: false where that cannot be, now or ever, and nobody may leave anything to it. */
  async open(): Promise<boolean> {
    if (this.#handle !== undefined) return true;
    // Several may ask before the first has it, and one file is opened for all.
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
    });
    this.#handle = await this.#opening;
    return this.#handle !== undefined;
  }

  /** Throws `store-unavailable` where the disk has failed before. */
  demandSound(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Fulfilled when all that was committed before the call is on the disk. Rejects with `store-unavailable`, and for ever after that. */
  sync(): Promise<void> {
    if (this.#running === undefined) return this.#begin();
    this.#next ??= this.#running.then(
      () => this.#begin(),
      () => this.#begin(),
    );
    return this.#next;
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#running, this.#next]);
    await this.#handle?.close();
    this.#handle = undefined;
  }

  #begin(): Promise<void> {
    this.#next = undefined;
    const running = this.#bring().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #bring(): Promise<void> {
    // A system that could not write tells it once, and calls what it lost written the next time.
    this.demandSound();
    try {
      await this.#handle?.datasync();
    } catch (cause) {
      this.#failure = new CorestoneError('store-unavailable', 'The disk of the store gives errors.', { cause });
      throw this.#failure;
    }
  }

  async #open(): Promise<FileHandle | undefined> {
    const handle = await this.#openFile(this.#file, 'r+').catch(() => undefined);
    if (handle !== undefined) await this.#syncFolder();
    return handle;
  }

  /** The log may have been made by this process, and a file whose name is not on the disk is not there after all. */
  async #syncFolder(): Promise<void> {
    try {
      const folder = await this.#openFile(dirname(this.#file), 'r');
      await folder.sync().finally(() => folder.close());
    } catch {
      // Windows and some file systems know no folders that could be brought to the disk, and write names by themselves.
    }
  }
}
