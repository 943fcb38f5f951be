import { Readable } from 'node:stream';

/**
 * A stream of chunks that are made when they are wanted. `done` is told once when nothing more will be made, because the last is out or
 * because nobody reads on. A generator of Node's own would cost a promise for each chunk.
 */
export function partsStream(chunks: Iterator<Buffer>, done: () => void): Readable {
  return new Readable({
    highWaterMark: 1,
    read() {
      try {
        const next = chunks.next();
        this.push(next.done === true ? null : next.value);
        if (next.done === true) done();
      } catch (error) {
        this.destroy(error as Error);
      }
    },
    destroy(error, callback) {
      done();
      chunks.return?.();
      callback(error);
    },
  });
}
