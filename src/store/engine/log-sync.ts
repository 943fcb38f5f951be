import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CorestoneError } from '../../domain/error.ts';

/**
 * Brings the write-ahead log of an embedded store to the disk, beside the event loop. Who asks while that is under way shares the next
 * time, since what was committed meanwhile may not be among what is written. A log that is not there has nothing to bring.
 */
export class LogSync {
  readonly #file: string;
  readonly #openFile: typeof open;
  #handle: FileHandle | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #failure: CorestoneError | undefined;

  /** `storeFile` is the file of the store, beside which the log lies; `openFile` is for tests. */
  constructor(storeFile: string, openFile: typeof open = open) {
    this.#file = `${storeFile}-wal`;
    this.#openFile = openFile;
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
    if (this.#failure !== undefined) throw this.#failure;
    try {
      this.#handle ??= await this.#open();
      await this.#handle?.datasync();
    } catch (cause) {
      this.#failure = new CorestoneError('store-unavailable', 'The disk of the store gives errors.', { cause });
      throw this.#failure;
    }
  }

  async #open(): Promise<FileHandle | undefined> {
    try {
      const handle = await this.#openFile(this.#file, 'r+');
      await this.#syncFolder();
      return handle;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The log was made by this process, and a file whose name is not on the disk is not there after all. */
  async #syncFolder(): Promise<void> {
    // Windows knows no folders that could be opened, and writes names by itself.
    if (process.platform === 'win32') return;
    const folder = await this.#openFile(dirname(this.#file), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}
