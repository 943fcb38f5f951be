import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { sendWebhook } from '../../src/webhooks/send-webhook.ts';
import { webhookSecret } from '../../src/webhooks/webhook-secret.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';
import { Receiver } from './receiver.ts';

const PASSWORD = 'tell me when it changes';
const basic = (account: string) => `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}`;
const URL_OF = 'https://receiver.example.org/hook?key=1';

onEachEngine('who may have webhooks, and where they may call', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    const passwordHash = quickHash(PASSWORD);
    await addClient(house(), 'GFZ.ICDP', ['ICD'], { passwordHash });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
    app = await buildServer(house());
  });
  after(() => app.close());

  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, account: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: basic(account) },
      ...(payload !== undefined && { payload }),
    });

  it('a client has its own, sees no other, and may hear of everything public', async () => {
    const made = await ask('POST', '/webhooks', 'GFZ.ICDP', { url: URL_OF });
    assert.equal(made.statusCode, 201, made.body);
    const { id, party, scope, secret } = made.json();
    assert.deepEqual([party, scope], ['GFZ.ICDP', '']);
    assert.equal((await app.inject({ url: '/api/v1/webhooks' })).statusCode, 401);
    for (const wanted of ['', 'GFZ', 'GFZ.OTHER'])
      assert.equal((await ask('POST', '/webhooks', 'GFZ.ICDP', { url: URL_OF, party: wanted })).statusCode, 403);
    const listed = await ask('GET', '/webhooks', 'GFZ.ICDP');
    assert.equal(listed.json().length, 1);
    assert.ok(
      !listed.body.includes(secret) && !(await ask('GET', `/webhooks/${id}`, 'GFZ.ICDP')).body.includes('secret'),
    );
    assert.deepEqual((await ask('GET', '/webhooks', 'GFZ.OTHER')).json(), []);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
      ['POST', '/test'],
    ] as const)
      assert.equal(
        (await ask(method, `/webhooks/${id}${path}`, 'GFZ.OTHER', method === 'PATCH' ? {} : undefined)).statusCode,
        404,
      );
    const renewed = (await ask('PATCH', `/webhooks/${id}`, 'GFZ.ICDP', { newSecret: true, name: 'Search' })).json();
    assert.equal(renewed.name, 'Search');
    assert.match(renewed.secret, /^whsec_/);
    assert.notEqual(renewed.secret, secret);
    const { body } = await ask('PATCH', `/webhooks/${id}`, 'GFZ.ICDP', { state: 'paused' });
    assert.match(body, /Paused by GFZ.ICDP/);
    assert.equal((await ask('DELETE', `/webhooks/${id}`, 'GFZ.ICDP')).statusCode, 204);
    const trail = await house().store.read.selectFrom('audit').selectAll().where('subject', '=', id).execute();
    assert.equal(trail.length, 4);
    assert.doesNotMatch(JSON.stringify(trail), /whsec_|key=1/);
  });

  const refused = [
    ['http://receiver.example.org/', 'url-protocol'],
    ['ftp://receiver.example.org/', 'url-protocol'],
    ['receiver.example.org', 'url-syntax'],
    ['https://me:secret@receiver.example.org/', 'url-credentials'],
    ['https://receiver.example.org:9000/', 'url-port'],
    ['https://localhost/', 'url-internal'],
    ['https://hooks.localhost./', 'url-internal'],
    ['https://127.0.0.1/', 'url-internal'],
    ['https://2130706433/', 'url-internal'],
    ['https://[::1]/', 'url-internal'],
    ['https://169.254.169.254/latest/meta-data', 'url-internal'],
  ] as const;
  for (const [url, code] of refused)
    it(`${url} is refused: ${code}`, async () => {
      const answer = await ask('POST', '/webhooks', 'admin', { url });
      assert.equal(answer.statusCode, 422);
      assert.equal(answer.json().findings[0].code, code);
    });

  it('what is asked for has to be there', async () => {
    assert.equal((await ask('POST', '/webhooks', 'admin', { url: URL_OF, scope: 'GFZ.NOBODY' })).statusCode, 404);
    assert.equal((await ask('POST', '/webhooks', 'admin', { url: URL_OF, party: 'NOBODY' })).statusCode, 404);
    assert.equal((await ask('POST', '/webhooks', 'admin', { url: URL_OF, events: ['record.eaten'] })).statusCode, 422);
    assert.equal((await ask('POST', '/webhooks', 'admin', { url: URL_OF, events: [] })).statusCode, 422);
  });

  const inside = [['10.0.0.5'], ['127.0.0.1'], ['::1'], ['169.254.169.254'], ['93.184.215.14', '192.168.1.1']];
  for (const addresses of inside)
    it(`a name that leads to ${addresses.join(' and ')} is not called`, async () => {
      const one = await new Receiver().start();
      const wanted = { url: `https://rebinding.example.org:8443/`, allowsHttp: true, headers: {}, body: '{}' };
      const answer = await sendWebhook(wanted, { lookUp: async () => addresses });
      assert.deepEqual([answer.isTaken, answer.status, one.calls.length], [false, null, 0]);
      assert.match(answer.detail, /not on the public internet/);
      await one.stop();
    });

  it('the operator makes, tries, lists and removes one at the command line', async () => {
    const { flags } = house().place;
    const made = await callHere([
      'webhook',
      'create',
      URL_OF,
      '--scope',
      'gfz.icdp',
      '--event',
      'record.hidden',
      '--json',
      ...flags,
    ]);
    assert.equal(made.status, 0, made.error);
    const { id, secret, scope, events, secretNumber } = JSON.parse(made.out);
    assert.deepEqual([scope, events], ['GFZ.ICDP', ['record.hidden']]);
    const facts = await house().store.read.selectFrom('installation').selectAll().execute();
    assert.ok(facts.some(({ value }) => webhookSecret(value, { id, secretNumber }) === secret));
    const tried = await callHere(['webhook', 'test', id, ...flags]);
    assert.equal(tried.status, 1);
    assert.match(tried.out, /Not taken: /);
    assert.match((await callHere(['webhook', 'list', ...flags])).out, new RegExp(`${id}  active`));
    assert.equal((await callHere(['webhook', 'remove', id, ...flags])).status, 0);
    assert.match((await callHere(['webhook', 'list', ...flags])).out, /There are no webhooks/);
    assert.equal((await callHere(['webhook', 'create', 'http://receiver.example.org/', ...flags])).status, 1);
    assert.equal((await callHere(['webhook', 'create', ...flags])).status, 2);
  });
});
