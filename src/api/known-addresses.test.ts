import assert from 'node:assert/strict';
import { it } from 'node:test';
import Fastify from 'fastify';
import { noteAddresses, refuseWrongMethods } from './known-addresses.ts';

const answer = () => 'here';

it('addresses are known as the router knows them', async () => {
  const app = Fastify();
  const allowedAt = noteAddresses(app);
  for (const url of ['/', '/igsn/:igsn', '/hdl::10273/*', '/:prefix(^[0-9]{2}[0-9.]*$)/*', '/a.b', '/api/*'])
    app.get(url, answer);
  app.post('/', answer);
  await app.ready();
  const reading = ['GET', 'HEAD'];
  for (const [path, methods] of [
    ['/', ['GET', 'HEAD', 'POST']],
    ['/igsn/X%2F1', reading],
    ['/igsn/X/1', []],
    ['/hdl:10273/X/1', reading],
    ['/hdl:99/X', []],
    ['/10.60510/X/1', reading],
    ['/abc/X', []],
    ['/a.b', reading],
    ['/aXb', []],
    // Says of everything that it is not there.
    ['/api/nothing', []],
  ] as const)
    assert.deepEqual(allowedAt(path), methods, path);
  await app.close();
});

it('a wrong method is told of with those that are right, where there is anything at all', async () => {
  const app = Fastify();
  refuseWrongMethods(app);
  app.get('/here', answer);
  app.get('/api/*', answer);
  const ask = async (method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS' | 'DELETE', url: string) => {
    const { statusCode, headers } = await app.inject({ method, url });
    return [statusCode, headers.allow];
  };
  assert.deepEqual(await ask('DELETE', '/here?x=1'), [405, 'GET, HEAD']);
  assert.deepEqual(await ask('OPTIONS', '/here'), [405, 'GET, HEAD']);
  assert.deepEqual(await ask('HEAD', '/here'), [200, undefined]);
  assert.deepEqual(await ask('POST', '/nowhere'), [404, undefined]);
  assert.deepEqual(await ask('POST', '/api/nowhere'), [404, undefined]);
  await app.close();
});
