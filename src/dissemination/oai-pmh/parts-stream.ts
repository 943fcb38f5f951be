import { Readable } from 'node:stream';

/**
 * A stream of chunks that are made when they are wanted. `done` is told when nothing more will be made, because the last is out, because
 * one could not be made, or because nobody reads on.
 */
export function partsStream(chunks: AsyncIterator<Buffer>, done: () => void): Readable {
  return new Readable({
    highWaterMark: 1,
    read() {
      chunks.next().then(
        (next) => {
          if (next.done === true) done();
          if (!this.destroyed) this.push(next.done === true ? null : next.value);
        },
        (error: unknown) => this.destroy(error as Error),
      );
    },
    destroy(error, callback) {
      done();
      chunks.return?.().catch(() => undefined);
      callback(error);
    },
  });
}
