import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { registerResolverRoutes } from '../../../src/dissemination/resolver/register-resolver-routes.ts';
import { change, fillStore, igsnOf, type RecordSpec } from '../oai-pmh/fill-store.ts';
import { faceOf } from '../oai-pmh/serve-oai.ts';
import { ENGINES, type TemporaryStore } from '../oai-pmh/temporary-store.ts';

const RECORDS: readonly RecordSpec[] = [
  { igsn: igsnOf(1) },
  { igsn: igsnOf(2), landingUrl: 'https://samples.example.org/blå dør?a=%20b&c="d"' },
  { igsn: igsnOf(3), landingUrl: 'https://host.example.org' },
  { igsn: igsnOf(4), state: 'withdrawn' },
  { igsn: igsnOf(5), state: 'pending' },
  { igsn: igsnOf(6), state: 'reserved' },
  { igsn: 'OLD/PART_7' },
];
const OWN = `https://igsn.example.org/core/igsn/${igsnOf(1)}`;
const ENCODED = 'https://samples.example.org/bl%C3%A5%20d%C3%B8r?a=%20b&c=%22d%22';

for (const engine of ENGINES) {
  const withResolver = (name: string, body: (app: FastifyInstance, temporary: TemporaryStore) => Promise<void>) =>
    test(`${engine.name}: ${name}`, async () => {
      const temporary = await engine.open();
      const app = Fastify();
      try {
        await fillStore(temporary.store, RECORDS);
        registerResolverRoutes(app, faceOf(temporary.store));
        await body(app, temporary);
      } finally {
        await app.close();
        await temporary.dispose();
      }
    });

  withResolver('redirects as the public proxy does', async (app) => {
    const cases: [string, string][] = [
      [`/10273/${igsnOf(1)}`, OWN],
      [`/10273/${igsnOf(1).toLowerCase()}`, OWN],
      [`/10.60510/${igsnOf(1)}`, OWN],
      [`/hdl:10273/${igsnOf(1)}`, OWN],
      [`/doi:10.60510/${igsnOf(1)}`, OWN],
      [`/10273/${igsnOf(2)}`, ENCODED],
      [`/10273/${igsnOf(4)}`, `https://igsn.example.org/core/igsn/${igsnOf(4)}`],
      ['/10273/old/part_7', 'https://igsn.example.org/core/igsn/OLD%2FPART_7'],
      ['/10273/OLD%2fPART_7', 'https://igsn.example.org/core/igsn/OLD%2FPART_7'],
      [`/10273/${igsnOf(1)}?type=URL`, OWN],
      [`/10273/${igsnOf(1)}?type=URL.`, OWN],
      [`/10273/${igsnOf(1)}?index=1`, OWN],
      [`/10273/${igsnOf(1)}?locatt=country:de&auth&cert&ignore_aliases`, OWN],
      [`/10273/${igsnOf(1)}?noredirect=false`, OWN],
      [`/10273/${igsnOf(1)}?urlappend=%3Fdetail=1`, `${OWN}?detail=1`],
      [`/10273/${igsnOf(1)}?urlappend=%0d%0aSet-Cookie:%20x`, `${OWN}%0D%0ASet-Cookie:%20x`],
      [`/10273/${igsnOf(3)}?urlappend=.evil.example`, 'https://host.example.org/.evil.example'],
      [`/10273/${igsnOf(3)}?urlappend=@evil.example`, 'https://host.example.org/@evil.example'],
      [`/10273/${igsnOf(3)}?urlappend=/a`, 'https://host.example.org/a'],
    ];
    for (const [url, location] of cases) {
      const answer = await app.inject({ url });
      assert.equal(answer.statusCode, 302, url);
      assert.equal(answer.headers.location, location, url);
      assert.equal(answer.headers.expires, 'Tue, 02 Jun 2026 12:00:00 GMT');
      assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
      assert.ok(answer.body.includes(`href="${location.replaceAll('&', '&amp;')}"`), answer.body);
      const head = await app.inject({ method: 'HEAD', url });
      assert.deepEqual([head.statusCode, head.headers.location, head.body], [302, location, '']);
    }
  });

  withResolver('shows values instead of redirecting where asked to', async (app) => {
    for (const query of ['noredirect', 'noredirect=true', 'action=showvalues']) {
      const answer = await app.inject({ url: `/10273/${igsnOf(2)}?${query}` });
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers.location, undefined);
      assert.match(answer.body, /<td>1<\/td><td>URL<\/td>/);
      assert.match(answer.body, /<td>100<\/td><td>HS_ADMIN<\/td>/);
      assert.match(answer.body, /handle=0\.NA\/10273; index=300; permissions=111111111111/);
      assert.doesNotMatch(answer.body, /"d"/);
    }
    for (const query of ['type=EMAIL', 'index=7', 'type=HS_ADMIN']) {
      const answer = await app.inject({ url: `/10273/${igsnOf(1)}?${query}` });
      assert.deepEqual([answer.statusCode, answer.headers.location], [200, undefined], query);
    }
    assert.equal((await app.inject({ url: `/10273/${igsnOf(1)}?index=abc` })).statusCode, 400);
  });

  withResolver('finds nothing under control characters, and others meanwhile what they ask for', async (app) => {
    const [hostile, fine] = await Promise.all([
      app.inject({ url: '/10273/%00' }),
      app.inject({ url: `/10273/${igsnOf(1)}` }),
    ]);
    assert.deepEqual([hostile.statusCode, fine.statusCode], [404, 302]);
  });

  withResolver('says in words what is not registered', async (app) => {
    for (const url of [
      `/10273/${igsnOf(5)}`,
      `/10273/${igsnOf(6)}`,
      '/10273/NONE',
      '/10273/',
      '/10.60510/%3Cscript%3E',
    ]) {
      const answer = await app.inject({ url });
      assert.equal(answer.statusCode, 404, url);
      assert.match(answer.body, /is not registered here/);
      assert.match(answer.body, /https:\/\/hdl\.handle\.net\//);
      assert.doesNotMatch(answer.body, /<script/);
    }
  });

  withResolver('takes the handle from a posted form', async (app) => {
    const post = (payload: string, type = 'application/x-www-form-urlencoded') =>
      app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': type } });
    assert.equal((await post(`hdl=10273%2F${igsnOf(1)}`)).headers.location, OWN);
    assert.equal((await post(`hdl=hdl:10273/${igsnOf(1)}`, 'text/plain')).headers.location, OWN);
    assert.equal((await post(`hdl=10273/${igsnOf(1)}&noredirect=on`)).statusCode, 200);
    assert.equal((await post('hdl=10273/NONE')).statusCode, 404);
    assert.equal((await post('hdl=10.1000/1')).statusCode, 404);
    assert.equal((await post('')).statusCode, 400);
  });

  withResolver('sees every change at once, however often it was asked before', async (app, { store }) => {
    const location = async (igsn: string) => (await app.inject({ url: `/10273/${igsn}` })).headers.location;
    for (let n = 0; n < 20; n++) {
      const landingUrl = `https://samples.example.org/${n}`;
      await Promise.all([location(igsnOf(1)), location('FRESH'), change(store, { igsn: igsnOf(1), landingUrl })]);
      assert.equal(await location(igsnOf(1)), landingUrl);
      assert.equal(await location(igsnOf(1)), landingUrl);
    }
    assert.equal(await location('FRESH'), undefined);
    await change(store, { igsn: 'FRESH' });
    assert.equal(await location('FRESH'), 'https://igsn.example.org/core/igsn/FRESH');
    await change(
      store,
      ...Array.from({ length: 700 }, (_, n) => ({ igsn: igsnOf(n), landingUrl: 'https://x.example/' })),
    );
    assert.equal(await location(igsnOf(1)), 'https://x.example/');
  });
}
