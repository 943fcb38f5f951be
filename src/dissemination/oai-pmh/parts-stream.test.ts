import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { partsStream } from './parts-stream.ts';

const CHUNKS = 24;
const CHUNK_BYTES = 1_500_000;
/** What the memory of a chunk has beside the chunk. */
const SPARE_BYTES = 1000;
/** How much of the last chunk waits when the system takes no more differs from one to the next. */
const BEHIND_BYTES = 65_536;

async function* chunksOf(count: number, made: ArrayBufferLike[]): AsyncGenerator<Buffer> {
  for (let n = 0; n < count; n++) {
    // Every other chunk is only the beginning of its memory.
    const memory = Buffer.alloc(CHUNK_BYTES + (n % 2) * SPARE_BYTES, `chunk ${n};`);
    made.push(memory.buffer);
    yield memory.subarray(0, CHUNK_BYTES);
  }
}

/** Reads with a pause after every chunk; the first lasts until the writer `isAhead`, or for five seconds. */
async function hashOf(answer: Readable, pauseMs: number, isAhead = (): boolean => true): Promise<string> {
  const hash = createHash('sha256');
  let [seen, waitedMs] = [0, 0];
  for await (const chunk of answer) {
    hash.update(chunk as Buffer);
    seen += (chunk as Buffer).length;
    if (pauseMs === 0 || seen <= CHUNK_BYTES) continue;
    seen = 0;
    do {
      await sleep(pauseMs);
      waitedMs += pauseMs;
      // How much the system takes before the writer has to wait differs from one to the next.
    } while (!isAhead() && waitedMs < 5000);
  }
  return hash.digest('hex');
}

/** What the socket has not given to the system yet, in octets: as long as there is any, chunks of it are read. */
function underway({ socket }: ServerResponse): number {
  const queued = (socket as (Socket & { readonly _handle?: { readonly writeQueueSize: number } }) | null)?._handle;
  assert.equal(typeof queued?.writeQueueSize, 'number', 'the queue of a socket cannot be asked any more');
  return queued!.writeQueueSize;
}

for (const pauseMs of [0, 15])
  test(`what is given back was sent before, to a reader that pauses ${pauseMs} ms`, async (t) => {
    const made: ArrayBufferLike[] = [];
    const queues: number[] = [];
    let isDone = false;
    let sending: ServerResponse | undefined;
    const server = createServer((_, response) => {
      sending = response;
      const to = () => {
        queues.push(underway(response));
        if (response.writableLength === 0) assert.equal(queues.at(-1), 0);
        return response;
      };
      partsStream(chunksOf(CHUNKS, made), to, () => {
        isDone = true;
      }).pipe(response);
    });
    t.after(() => {
      server.close();
      server.closeAllConnections();
    });
    const answer = await askOf(server);
    // While the system takes nothing more nobody asks for a chunk, so the queue is looked at here as well.
    const isBehind = () => {
      if (sending !== undefined && sending.socket !== null) queues.push(underway(sending));
      return Math.max(0, ...queues) >= BEHIND_BYTES;
    };
    assert.equal(await hashOf(answer, pauseMs, isBehind), await hashOfAll());
    assert.ok(isDone);
    const givenBack = made.filter(({ byteLength }) => byteLength === 0).length;
    assert.ok(givenBack >= CHUNKS - 3, `only ${givenBack} were given back`);
    if (pauseMs > 0) assert.ok(isBehind(), 'the reader was never behind');
  });

test('what is given back was taken in before by the packer, which works aside', async () => {
  const made: ArrayBufferLike[] = [];
  const server = createServer((_, response) => {
    const gzip = createGzip({ level: 1 });
    pipeline(
      partsStream(
        chunksOf(CHUNKS, made),
        () => gzip,
        () => undefined,
      ),
      gzip,
      () => undefined,
    ).pipe(response);
  });
  const answer = (await askOf(server)).pipe(createGunzip());
  assert.equal(await hashOf(answer, 0), await hashOfAll());
  assert.ok(made.filter(({ byteLength }) => byteLength === 0).length >= CHUNKS - 3);
  server.close();
  server.closeAllConnections();
});

async function askOf(server: Server): Promise<IncomingMessage> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => get({ host: '127.0.0.1', port }, resolve));
}

async function hashOfAll(): Promise<string> {
  const expected = createHash('sha256');
  for await (const chunk of chunksOf(CHUNKS, [])) expected.update(chunk);
  return expected.digest('hex');
}

test('memory that small buffers share is never given back', async () => {
  const small = Array.from({ length: 100 }, (_, n) => Buffer.from(`small ${n};`));
  // The first of them begins what they share.
  small.push(Buffer.from(small[0]!.buffer, 0, 10));
  const stream = partsStream(
    (async function* () {
      yield* small;
    })(),
    () => ({ writableLength: 0 }),
    () => undefined,
  );
  for await (const _ of stream);
  assert.ok(small.every((one) => one.buffer.byteLength === Buffer.poolSize));
});

test('a failure in the middle ends the stream with it, once told', async () => {
  let told = 0;
  const failing = (async function* () {
    yield Buffer.from('begun');
    throw new Error('the store is gone');
  })();
  const stream = partsStream(
    failing,
    () => undefined,
    () => void told++,
  );
  await assert.rejects(async () => {
    for await (const _ of stream);
  }, /the store is gone/);
  assert.ok(told > 0);
});
