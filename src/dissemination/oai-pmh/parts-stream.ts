import { Readable, type Writable } from 'node:stream';

/** From so many octets on it pays to give memory back at once. */
const LARGE_BYTES = 65_536;

/** Where a stream goes: what it was given and has not passed on, in octets; undefined where it cannot tell. */
export type Destination = () => Pick<Writable, 'writableLength'> | undefined;

/**
 * A stream of chunks that are made when they are wanted. `done` is told when nothing more will be made, because the last is out, because
 * one could not be made, or because nobody reads on. Nobody else may hold a chunk: the memory of a large one is given back as soon as the
 * destination has passed on all it was given.
 */
export function partsStream(chunks: AsyncIterator<Buffer>, destination: Destination, done: () => void): Readable {
  let held: Buffer[] = [];
  return new Readable({
    highWaterMark: 1,
    read() {
      // A stream reads ahead: what was given out last may still be on its way.
      if (this.readableLength === 0 && destination()?.writableLength === 0) {
        for (const one of held) giveBack(one);
        held = [];
      }
      chunks.next().then(
        (next) => {
          if (next.done === true) done();
          if (this.destroyed) return;
          if (next.done !== true) held.push(next.value);
          this.push(next.done === true ? null : next.value);
        },
        (error: unknown) => this.destroy(error as Error),
      );
    },
    destroy(error, callback) {
      done();
      held = [];
      chunks.return?.().catch(() => undefined);
      callback(error);
    },
  });
}

/** Pages of megabytes would pile up until the next collection, which they bring about far too often. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (byteLength >= LARGE_BYTES && byteLength === buffer.byteLength) (buffer as ArrayBuffer).transfer(0);
}
