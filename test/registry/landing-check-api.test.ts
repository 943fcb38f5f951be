import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { lookAtAskedPages } from '../../src/operations/registry/look-at-asked-pages.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;
const [OWN, OTHER] = ['ICDP.GFZ', 'ICDP.BGR'];
const PAGES = [1, 2, 3, 4].map(igsnOf);

onEachEngine('the API of landing page checks', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = quickHash(PASSWORD);
    await fillStore(
      house().store,
      PAGES.map((igsn) => ({ igsn, client: OWN!, landingUrl: `https://samples.example.org/${igsn}` })),
    );
    await house().store.unitOfWork((db) =>
      db.updateTable('client').set({ password_hash: passwordHash }).where('symbol', 'in', [OWN!, OTHER!]).execute(),
    );
    app = await buildServer(house());
  });
  after(() => app.close());

  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, name = OWN!) => {
    const headers = { authorization: basic(name) };
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const look = (outcome: 'ok' | 'not-found', limit = 20) =>
    lookAtAskedPages(
      house().unitOfWork,
      async function* (pages) {
        for (const page of pages)
          yield { page, answer: { outcome, status: 200, mediaType: null, finalUrl: null, detail: 'said' } };
      },
      { limit },
    );

  it('has the page of one record looked at, and tells what was found', async () => {
    const url = `/records/${PAGES[0]}/landing-check`;
    assert.equal((await ask('GET', url)).status, 404, 'nobody looked yet');
    const asked = await ask('POST', url);
    assert.equal(asked.status, 202);
    assert.deepEqual(
      [asked.body.outcome, asked.body.isInLine, asked.body.checkedAt, asked.body.dueAt],
      ['not-looked-at', true, null, null],
    );
    assert.equal(await look('not-found'), 1);
    const { body } = await ask('GET', url);
    assert.deepEqual([body.outcome, body.status, body.failures, body.isInLine], ['not-found', 200, 1, false]);
    assert.ok(body.dueAt > body.checkedAt);
    assert.ok(!('client' in body));
  });

  it('has those of a client looked at: the failing ones, or all; and tells how far it is', async () => {
    const url = `/clients/${OWN!.toLowerCase()}/landing-checks`;
    const failing = await ask('POST', url, {});
    assert.deepEqual([failing.status, failing.body.asked, failing.body.inLine], [202, 1, 1]);
    assert.equal((await ask('POST', url, { which: 'failing' })).body.asked, 0, 'it is in line already');
    const all = await ask('POST', url, { which: 'all' });
    assert.deepEqual([all.body.asked, all.body.inLine], [3, 4]);
    assert.deepEqual(all.body.outcomes, { 'not-found': 1, 'not-looked-at': 3 });
    assert.equal(await look('ok', 3), 3);
    assert.equal((await ask('GET', url)).body.inLine, 1);
    assert.equal(await look('ok'), 1);
    const done = (await ask('GET', `${url}?limit=3`)).body;
    assert.deepEqual([done.inLine, done.outcomes, done.checks.length], [0, { ok: 4 }, 3]);
    assert.equal(done.next, done.checks[2].igsn);
    const rest = (await ask('GET', `${url}?limit=3&cursor=${done.next}`)).body;
    assert.deepEqual([rest.checks.length, rest.next], [1, null]);
    assert.equal((await ask('GET', `${url}?outcome=failing`)).body.checks.length, 0);
    assert.equal((await ask('POST', url, { which: 'all' })).body.asked, 4, 'again');
    await look('not-found');
  });

  it('refuses who may not, and what is not there', async () => {
    const tried: [method: 'GET' | 'POST', url: string, payload: object | undefined, status: number][] = [
      ['GET', `/records/${PAGES[0]}/landing-check`, undefined, 403],
      ['POST', `/records/${PAGES[0]}/landing-check`, undefined, 403],
      ['GET', `/clients/${OWN}/landing-checks`, undefined, 403],
      ['POST', `/clients/${OWN}/landing-checks`, {}, 403],
      ['POST', `/clients/NO.SUCH/landing-checks`, {}, 404],
      ['POST', `/records/NOSUCH1/landing-check`, undefined, 404],
      ['POST', `/clients/${OTHER}/landing-checks`, { which: 'some' }, 422],
      ['GET', `/clients/${OTHER}/landing-checks?outcome=nice`, undefined, 422],
    ];
    for (const [method, url, payload, status] of tried)
      assert.equal((await ask(method, url, payload, OTHER)).status, status, `${method} ${url}`);
    assert.equal((await app.inject({ url: `/api/v1/clients/${OWN}/landing-checks` })).statusCode, 401);
  });
});
