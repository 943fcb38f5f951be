import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';

const MOST = 100;

describe('limits of visitors', () => {
  let place: TestPlace;
  let house: Awaited<ReturnType<typeof houseAt>>;
  let marked: Marked;
  let app: FastifyInstance;
  let nowMs = Date.parse('2026-02-01T00:00:00Z');
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place, { now: () => new Date(nowMs) });
    marked = await fillSmallExpedition(house.store);
    app = await buildServer({ ...house, settings: { ...house.settings, rateLimit: MOST } });
  });
  after(async () => {
    await app?.close();
    await house?.close();
    await place?.dispose();
  });

  let addresses = 0;
  const visitor = () => `203.0.113.${++addresses}`;
  const ask = async (url: string, remoteAddress: string, headers: Record<string, string> = {}) =>
    app.inject({ url, remoteAddress, headers });
  const times = async (count: number, url: string, address: string, headers: Record<string, string> = {}) => {
    const statuses = new Map<number, number>();
    for (let at = 0; at < count; at++) {
      const { statusCode } = await ask(url, address, headers);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    }
    return Object.fromEntries(statuses);
  };

  for (const url of ['/search', '/map', '/ogc/collections/holes/items'])
    it(`let an address ask ten times a minute for ${url}, and tell how much is left`, async () => {
      const address = visitor();
      const { headers } = await ask(url, address);
      assert.deepEqual(
        ['limit', 'remaining', 'reset', 'policy'].map((one) => String(headers[`ratelimit-${one}`])),
        ['100', '90', '6', '100;w=60'],
      );
      assert.deepEqual(await times(12, url, address), { 200: 9, 429: 3 });
      const refused = await ask(url, address);
      assert.equal(refused.headers['retry-after'], '6');
      assert.equal(refused.headers['access-control-allow-origin'], '*');
      assert.match(String(refused.headers['content-type']), /^application\/problem\+json/);
      assert.equal(JSON.parse(refused.body).code, 'too-many');
      // Others notice nothing, and what was refused may be asked for when it said so.
      assert.equal((await ask(url, visitor())).statusCode, 200);
      nowMs += 6000;
      assert.equal((await ask(url, address)).statusCode, 200);
    });

  it('count a search over the API as one on the page, from the same points', async () => {
    const address = visitor();
    assert.deepEqual(await times(6, '/search', address), { 200: 6 });
    assert.deepEqual(await times(6, '/api/v1/search?q=amphibolite', address), { 200: 4, 429: 2 });
    const refused = await ask('/api/v1/search', address);
    assert.equal(refused.headers['retry-after'], '6');
    assert.equal(refused.headers['ratelimit-policy'], '100;w=60');
    assert.equal(refused.headers['access-control-allow-origin'], '*');
    assert.match(String(refused.headers['content-type']), /^application\/problem\+json/);
    assert.equal(JSON.parse(refused.body).code, 'too-many');
    assert.deepEqual(await times(102, '/api/v1/suggest?q=am', visitor()), { 200: 100, 429: 2 });
    assert.equal((await ask('/api/v1/search', visitor())).statusCode, 200);
  });

  it('let an address take one export a minute of a hundred points', async () => {
    const address = visitor();
    assert.deepEqual(await times(3, '/search/export.csv', address), { 200: 1, 429: 2 });
  });

  it('let an address take ten data sheets, also of those that it has', async () => {
    const url = `/igsn/${marked.sample}`;
    assert.deepEqual(await times(12, `${url}?format=pdf`, visitor()), { 200: 10, 429: 2 });
    const known = { 'if-none-match': '*' };
    assert.deepEqual(await times(12, `${url}?format=pdf`, visitor(), known), { 304: 10, 429: 2 });
    assert.deepEqual(await times(12, url, visitor(), { ...known, accept: 'Application/PDF' }), { 304: 10, 429: 2 });
    assert.deepEqual(await times(12, url, visitor()), { 200: 12 });
  });

  it('keep no harvester that behaves from anything', async () => {
    const address = visitor();
    for (const url of ['/oai?verb=Identify', '/sitemap.xml', '/robots.txt', '/feeds/changes', '/dumps/'])
      assert.deepEqual(await times(150, url, address), { 200: 150 }, url);
    assert.deepEqual(await times(90, '/search', address), { 200: 10, 429: 80 });
    const redirects = await times(150, `/10273/${marked.sample}`, address);
    assert.deepEqual(redirects, { 302: 150 });
  });

  it('let a crawler ask without end whether pages changed', async () => {
    const address = visitor();
    const page = `/igsn/${marked.sample}?format=jsonld`;
    const etag = String((await ask(page, address)).headers.etag);
    assert.deepEqual(await times(300, page, address, { 'if-none-match': etag }), { 304: 300 });
    assert.equal((await ask('/search', address)).headers['ratelimit-remaining'], '89');
  });

  it('count a network of IPv6 as one visitor, and this machine not at all', async () => {
    assert.equal((await ask('/search/export.csv', '2001:db8:0:7::1')).statusCode, 200);
    assert.equal((await ask('/search', '2001:db8::7:ffff:0:0:2')).statusCode, 429);
    assert.equal((await ask('/search', '2001:db8:0:8::1')).statusCode, 200);
    for (const here of ['127.0.0.1', '::1']) assert.deepEqual(await times(15, '/search', here), { 200: 15 });
  });
});
