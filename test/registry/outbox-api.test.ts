import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { hashPassword } from '../../src/api/password.ts';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string) => `Basic ${Buffer.from(`${name}:${PASSWORD}`).toString('base64')}`;

onEachEngine('the API of what goes upstream', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = await hashPassword(PASSWORD);
    await addClient(house(), 'GFZ.ICDP', ['ICDP'], { passwordHash });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
    for (const [client, igsn] of [
      ['GFZ.ICDP', 'ICDPA1'],
      ['GFZ.ICDP', 'ICDPA2'],
      ['GFZ.OTHER', 'OTHA1'],
    ] as const)
      await house().takeChange({ caller: clientCaller(client), igsn, wish: 'findable', description: described(igsn) });
    await house().store.unitOfWork((db) =>
      db.updateTable('outbox').set({ state: 'needs-a-person', last_error: '422 no', attempts: 12 }).execute(),
    );
    app = await buildServer(house());
  });
  after(() => app.close());

  const ask = async (method: string, url: string, payload?: object, name = 'GFZ.ICDP') => {
    const headers = { authorization: basic(name) };
    const sent = { method, url: `/api/v1${url}`, headers, ...(payload && { payload }) } as InjectOptions;
    const answer = await app.inject(sent);
    return { status: answer.statusCode, body: answer.json() };
  };

  it('shows what failed, to whom it belongs, page by page', async () => {
    const { status, body } = await ask('GET', '/outbox?limit=1');
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body.waiting['needs-a-person'].count, 2);
    assert.deepEqual(
      body.reasons.map((one: { reason: string; count: number }) => [one.reason, one.count]),
      [['422 no', 2]],
    );
    assert.deepEqual([body.items[0].igsn, body.items[0].attempts], ['ICDPA1', 12]);
    const rest = (await ask('GET', `/outbox?limit=1&cursor=${body.next}&reason=422%20no`)).body;
    assert.deepEqual([rest.items[0].igsn, rest.next], ['ICDPA2', null]);
    assert.deepEqual((await ask('GET', '/outbox?state=retry')).body.items, []);
  });

  it('puts in line again what is one’s own, and settles only for who manages the agent', async () => {
    assert.deepEqual((await ask('POST', '/outbox/retry', { reason: '422 no' })).body, { count: 2 });
    assert.deepEqual((await ask('POST', '/outbox/retry', { reason: '422 no' })).body, { count: 0 });
    const { items } = (await ask('GET', '/outbox', undefined, 'admin')).body;
    assert.deepEqual(
      items.map((one: { igsn: string }) => one.igsn),
      ['OTHA1'],
    );
    assert.deepEqual((await ask('POST', '/outbox/retry', { id: items[0].id })).body, { count: 0 });
    assert.equal((await ask('POST', '/outbox/settle', { id: items[0].id, why: 'gone' })).status, 403);
    assert.deepEqual((await ask('POST', '/outbox/settle', { id: items[0].id, why: 'gone' }, 'admin')).body, {
      count: 1,
    });
  });

  it('says how the ends fare, and pauses one, for who sees to all agents', async () => {
    assert.equal((await ask('GET', '/upstreams')).status, 403);
    const { status, body } = await ask('GET', '/upstreams', undefined, 'admin');
    assert.equal(status, 200, JSON.stringify(body));
    const [{ name }] = body.ends;
    assert.deepEqual([body.routes[0].state, body.ends[0].paused], ['closed', null]);
    const reason = 'maintenance';
    assert.equal((await ask('POST', `/upstreams/${name}/pause`, { reason })).status, 403);
    const paused = await ask('POST', `/upstreams/${name}/pause`, { reason }, 'admin');
    assert.deepEqual(paused.body, { name, isPaused: true, isChanged: true });
    const seen = (await ask('GET', '/upstreams', undefined, 'admin')).body;
    assert.deepEqual([seen.routes[0].state, seen.ends[0].paused.reason], ['paused', reason]);
    const metrics = await app.inject('/metrics');
    assert.match(metrics.body, new RegExp(`corestone_upstream_paused\\{upstream="${name}"\\} 1`));
    assert.equal((await ask('POST', `/upstreams/${name}/resume`, undefined, 'admin')).body.isChanged, true);
    assert.equal((await ask('POST', `/upstreams/${name}/resume`, undefined, 'admin')).body.isChanged, false);
  });

  it('searches the audit trail as far as one may see it', async () => {
    const { body } = await ask('GET', '/audit?action=retry-upstream&limit=1');
    assert.deepEqual([body.lines[0].subject, body.lines[0].before], ['ICDPA2', { fault: '422 no' }]);
    const next = (await ask('GET', `/audit?action=retry-upstream&cursor=${body.next}`)).body;
    assert.deepEqual([next.lines.length, next.lines[0].subject, next.next], [1, 'ICDPA1', null]);
    assert.deepEqual((await ask('GET', '/audit?subject=OTHA')).body.lines, []);
    assert.ok((await ask('GET', '/audit?subject=OTHA', undefined, 'admin')).body.lines.length >= 2);
    assert.deepEqual((await ask('GET', '/audit?from=2100-01-01', undefined, 'admin')).body.lines, []);
  });

  it('does all that docs/api/upstream.sh calls', async () => {
    const { store } = house();
    await store.unitOfWork(async (db) => {
      await db
        .updateTable('outbox')
        .set({ state: 'needs-a-person', last_error: '503 busy' })
        .where('igsn', '=', 'ICDPA2')
        .execute();
      const landing_url = 'https://example.org/a1';
      await db.updateTable('record').set({ state: 'registered', landing_url }).where('igsn', '=', 'ICDPA1').execute();
    });
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const accounts = { ACCOUNT: `GFZ.ICDP:${PASSWORD}`, MANAGER: `admin:${PASSWORD}` };
    const env = { ...process.env, BASE: base, ...accounts, IGSN: 'ICDPA1' };
    const script = join(import.meta.dirname, '../../docs/api/upstream.sh');
    const { stdout } = await promisify(execFile)('sh', [script], { env });
    assert.match(
      stdout,
      /"lastError":"503 busy"[\s\S]*\{"count":1\}[\s\S]*"outcome":"queued"[\s\S]*the same job[\s\S]*\ndone\n$/,
    );
  });

  for (const [method, url, payload, status] of [
    ['GET', '/outbox?state=lost', undefined, 422],
    ['GET', '/outbox?cursor=x', undefined, 422],
    ['GET', '/audit?from=yesterday', undefined, 422],
    ['GET', '/audit?cursor=1', undefined, 422],
    ['POST', '/outbox/retry', {}, 422],
    ['POST', '/outbox/retry', { id: '01906e5c-0000-7000-8000-0000000000bb', reason: 'both' }, 422],
    ['POST', '/outbox/settle', { reason: 'x', why: ' ' }, 422],
    ['POST', '/upstreams/nobody/pause', { reason: 'x' }, 404],
    ['POST', '/upstreams/nobody/pause', { reason: '' }, 422],
  ] as const)
    it(`refuses ${method} ${url} ${JSON.stringify(payload ?? '')} with ${status}`, async () => {
      const answer = await ask(method, url, payload, 'admin');
      assert.equal(answer.status, status, JSON.stringify(answer.body));
    });
});
