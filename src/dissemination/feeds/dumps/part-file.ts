import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** What was written to a file. `sha256` is hexadecimal, of the packed bytes. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * A packed file that is being written; text beyond what the disk keeps up with is waited for. The same text gives the same bytes.
 */
export class PartFile {
  readonly #gzip = createGzip();
  readonly #hash = createHash('sha256');
  readonly #written: Promise<void>;
  #bytes = 0;

  constructor(path: string) {
    this.#written = pipeline(this.#gzip, (source) => this.#counted(source), createWriteStream(path, { flush: true }));
    // Told to whoever writes or closes; nobody else is to be told by a crash.
    this.#written.catch(() => undefined);
  }

  /** Throws what the disk throws. */
  async write(text: string): Promise<void> {
    if (text === '' || this.#gzip.write(text)) return;
    await Promise.race([once(this.#gzip, 'drain'), this.#written]);
  }

  /** On the disk when it resolves. */
  async close(): Promise<WrittenFile> {
    this.#gzip.end();
    await this.#written;
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Lets go of a file that will not be finished. */
  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
  }

  async *#counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      yield chunk;
    }
  }
}
