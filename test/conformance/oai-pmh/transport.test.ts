import assert from 'node:assert/strict';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { fillStore, specs } from './fill-store.ts';
import { readPage } from './harvest.ts';
import { FRAGILE_DC, faceOf, serveOai } from './serve-oai.ts';
import { type TemporaryStore, temporarySqlite } from './temporary-store.ts';

let temporary: TemporaryStore;
let app: FastifyInstance;

before(async () => {
  temporary = await temporarySqlite();
  await fillStore(temporary.store, specs(250));
  app = serveOai(faceOf(temporary.store), [FRAGILE_DC]);
  await app.listen({ port: 0, host: '127.0.0.1' });
});

after(async () => {
  await app.close();
  await temporary.dispose();
});

const FORM = 'verb=ListIdentifiers&metadataPrefix=oai_dc';

test('GET and POST, with and without closing slash, with odd headers, answer alike', async () => {
  const expected = (await app.inject({ url: `/oai?${FORM}` })).body;
  const requests = [
    { method: 'GET', url: `/oai/?${FORM}` },
    { method: 'GET', url: `/oai?${FORM}`, headers: { accept: 'text/html' } },
    {
      method: 'GET',
      url: `/oai?${FORM}`,
      headers: { accept: 'application/json', 'accept-encoding': 'compress, deflate' },
    },
    { method: 'GET', url: `/oai?${FORM}`, headers: { 'accept-encoding': 'UTF-8;q=x, gzip;q=0' } },
    ...[
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded;charset=UTF-8',
      'text/plain',
      '',
    ].flatMap((type) =>
      ['/oai', '/oai/'].map((url) => ({
        method: 'POST',
        url,
        payload: `${FORM}\r\n`,
        headers: { 'content-type': type },
      })),
    ),
    { method: 'POST', url: `/oai?${FORM}`, payload: '' },
    { method: 'POST', url: '/oai?verb=ListIdentifiers', payload: 'metadataPrefix=oai_dc' },
  ] as const;
  for (const request of requests) {
    const answer = await app.inject(request);
    assert.equal(answer.statusCode, 200, JSON.stringify(request));
    assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8');
    assert.equal(answer.headers['content-encoding'], undefined);
    assert.equal(answer.body, expected, JSON.stringify(request));
  }
});

test('HEAD answers as GET without a body', async () => {
  const answer = await app.inject({ method: 'HEAD', url: '/oai?verb=Identify' });
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8');
  assert.equal(answer.body, '');
});

test('no verb in the address of a browser is badVerb in XML', async () => {
  const answer = await app.inject({ url: '/oai', headers: { accept: 'text/html,application/xhtml+xml' } });
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /<error code="badVerb">/);
});

test('a body beyond all measure is a bad argument, not an HTTP error', async () => {
  const answer = await app.inject({ method: 'POST', url: '/oai', payload: `verb=Identify&x=${'y'.repeat(100_000)}` });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(readPage(answer.body).errors, ['badArgument']);
});

test('gzip is sent to whoever asks, over a real socket, with the same content', async () => {
  const plain = await fetchBytes('/oai?verb=ListRecords&metadataPrefix=oai_dc', {});
  const zipped = await fetchBytes('/oai?verb=ListRecords&metadataPrefix=oai_dc', {
    'accept-encoding': 'deflate, gzip;q=0.5',
  });
  assert.equal(zipped.encoding, 'gzip');
  assert.ok(zipped.bytes.length * 4 < plain.bytes.length);
  assert.equal(gunzipSync(zipped.bytes).toString('utf8'), plain.bytes.toString('utf8'));
  assert.equal(readPage(plain.bytes.toString('utf8')).headers.length, 200);
});

test('a reader that leaves in the middle of a page harms nobody', async () => {
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/oai?verb=ListRecords&metadataPrefix=oai_dc`;
  for (let n = 0; n < 5; n++) {
    await new Promise<void>((resolve) => {
      const request = get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
        response.destroy();
        resolve();
      });
      request.on('error', () => resolve());
    });
  }
  assert.equal(
    readPage((await app.inject({ url: '/oai?verb=ListRecords&metadataPrefix=oai_dc' })).body).headers.length,
    200,
  );
});

test('a store that does not answer is 503 with Retry-After before anything was sent', async () => {
  const broken = await temporarySqlite();
  const served = serveOai(faceOf(broken.store), [FRAGILE_DC]);
  await broken.dispose();
  const answer = await served.inject({ url: `/oai?${FORM}&from=2024-01-01` });
  assert.equal(answer.statusCode, 503);
  assert.equal(answer.headers['retry-after'], '30');
  await served.close();
});

function fetchBytes(
  path: string,
  headers: Record<string, string>,
): Promise<{ bytes: Buffer; encoding: string | undefined }> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(parts), encoding: response.headers['content-encoding'] }),
      );
    }).on('error', reject);
  });
}
