import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { leanClient } from '../../../bench/lean-client.ts';

describe('the client of the benchmarks', () => {
  let server: Server;
  const port = () => (server.address() as AddressInfo).port;

  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/half')
        response.writeHead(200, { 'content-length': 10 }).write('half', () => response.destroy());
      else if (request.url === '/missing') response.writeHead(404).end();
      else if (request.url === '/chunks') response.write('one ', () => response.end('two'));
      else response.end('whole');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  after(() => server.close());

  it('reads answers with a length and in chunks on one connection', async () => {
    const client = leanClient(port());
    assert.deepEqual(await client.get('/'), { bytes: 5, end: 'whole' });
    assert.deepEqual(await client.get('/chunks'), { bytes: 7, end: 'one two' });
    client.close();
  });

  it('rejects what is broken off, any other answer, and whatever is asked for once the connection is closed', async () => {
    const client = leanClient(port());
    await assert.rejects(client.get('/half'), /the connection is closed/);
    await assert.rejects(client.get('/'), /the connection is closed/);
    const other = leanClient(port());
    await assert.rejects(other.get('/missing'), /404/);
    other.close();
    await assert.rejects(other.get('/'), /the connection is closed/);
  });
});
