import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { partsStream } from './parts-stream.ts';

const CHUNKS = 24;
const CHUNK_BYTES = 1_500_000;

async function* chunksOf(count: number, made: ArrayBufferLike[]): AsyncGenerator<Buffer> {
  for (let n = 0; n < count; n++) {
    const chunk = Buffer.alloc(CHUNK_BYTES, `chunk ${n};`);
    made.push(chunk.buffer);
    yield chunk;
  }
}

async function hashOf(answer: IncomingMessage, pauseMs: number): Promise<string> {
  const hash = createHash('sha256');
  let seen = 0;
  for await (const chunk of answer) {
    hash.update(chunk as Buffer);
    seen += (chunk as Buffer).length;
    // Long enough for the buffers of the system to fill up.
    if (pauseMs > 0 && seen > CHUNK_BYTES) {
      seen = 0;
      await sleep(pauseMs);
    }
  }
  return hash.digest('hex');
}

for (const pauseMs of [0, 15])
  test(`what is given back was sent before, to a reader that pauses ${pauseMs} ms`, async () => {
    const made: ArrayBufferLike[] = [];
    let isDone = false;
    const server = createServer((_, response) => {
      const to = () => (response.socket === null ? undefined : response);
      partsStream(chunksOf(CHUNKS, made), to, () => {
        isDone = true;
      }).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await new Promise<IncomingMessage>((resolve) => get({ host: '127.0.0.1', port }, resolve));
    const expected = createHash('sha256');
    for await (const chunk of chunksOf(CHUNKS, [])) expected.update(chunk);
    assert.equal(await hashOf(answer, pauseMs), expected.digest('hex'));
    assert.ok(isDone);
    const givenBack = made.filter(({ byteLength }) => byteLength === 0).length;
    if (pauseMs === 0) assert.ok(givenBack > 0, 'nothing was given back');
    server.close();
    server.closeAllConnections();
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
