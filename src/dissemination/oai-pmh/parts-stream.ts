import { Readable, type Writable } from 'node:stream';

/** From so many octets on it pays to give memory back at once. */
const LARGE_BYTES = 65_536;

/**
 * Where a stream goes: what it was given and has not passed on, in octets; undefined where it cannot tell. A socket counts down only once
 * the system has copied what was written, a packer once it has taken it in; of an answer what waits for its socket counts, too.
 */
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
      held = stillNeeded(held, this.readableLength, destination()?.writableLength);
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

/**
 * Gives back what is neither in the stream itself, which reads one ahead, nor on its way, and tells what must be held on to: nothing at
 * all where the destination cannot tell.
 */
function stillNeeded(held: readonly Buffer[], inStream: number, underway: number | undefined): Buffer[] {
  if (underway === undefined) return [];
  if (underway > 0) return [...held];
  let from = held.length;
  for (let left = inStream; left > 0 && from > 0; from--) left -= held[from - 1]!.length;
  for (const one of held.slice(0, from)) giveBack(one);
  return held.slice(from);
}

/**
 * Pages of megabytes would pile up until the next collection, which they bring about far too often; so would memory of which only the
 * beginning is a chunk. Small buffers share theirs.
 */
function giveBack({ buffer, byteOffset }: Buffer): void {
  if (byteOffset === 0 && buffer.byteLength >= LARGE_BYTES && buffer.byteLength > Buffer.poolSize)
    (buffer as ArrayBuffer).transfer(0);
}
