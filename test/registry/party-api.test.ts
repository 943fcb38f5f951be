import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'wet gloves at three';
const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const ADMIN = basic('admin', PASSWORD);

onEachEngine('the API of parties', (house) => {
  let app: FastifyInstance;
  before(async () => {
    await initialise(house(), { password: PASSWORD });
    app = await buildServer(house());
  });
  after(() => app.close());

  const ask = async (
    method: InjectOptions['method'],
    url: string,
    payload?: object,
    authorization = ADMIN,
    headers = {},
  ) => {
    const sent = { method, url: `/api/v1${url}`, headers: { authorization, ...headers }, ...(payload && { payload }) };
    const response = await app.inject(sent as InjectOptions);
    const text = response.body;
    return { status: response.statusCode, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };

  it('asks who is there', async () => {
    const nobody = await app.inject({ url: '/api/v1/clients' });
    assert.equal(nobody.statusCode, 401);
    assert.match(String(nobody.headers['www-authenticate']), /^Basic realm=/);
    assert.equal((await ask('GET', '/me', undefined, basic('admin', 'wrong'))).body.code, 'not-signed-in');
    assert.deepEqual((await ask('GET', '/me')).body.grants, [{ role: 'administrator', party: '' }]);
  });

  it('makes clients, changes them and says all that is wrong', async () => {
    const wanted = {
      symbol: 'gfz.icdp',
      namespaces: ['ICD'],
      domains: ['icdp-online.org'],
      password: 'a core in a box',
    };
    const made = await ask('POST', '/clients', wanted);
    assert.equal(made.status, 201);
    assert.deepEqual([made.body.symbol, made.body.namespaces, made.body.hasPassword], ['GFZ.ICDP', ['ICD'], true]);
    assert.ok(!JSON.stringify(made.body).includes('argon2'));
    assert.equal((await ask('POST', '/clients', wanted)).status, 409);
    const bad = await ask('POST', '/clients', { symbol: 'x y', domains: 'x', surprise: 1 });
    assert.equal(bad.status, 422);
    assert.deepEqual(bad.body.findings.map((one: { field: string }) => one.field).toSorted(), [
      'domains',
      'surprise',
      'symbol',
    ]);
    const changed = await ask('PATCH', '/clients/gfz.icdp', { quota: 10, contactEmail: 'core@icdp-online.org' });
    assert.deepEqual([changed.body.quota, changed.body.contactEmail], [10, 'core@icdp-online.org']);
    assert.equal((await ask('PATCH', '/clients/gfz.icdp', { quota: -7 })).body.findings[0].field, 'quota');
    assert.equal(
      (await ask('PATCH', '/clients/gfz.icdp', { upstream: 'nowhere' })).body.findings[0].code,
      'upstream-unknown',
    );
    assert.equal((await ask('PATCH', '/clients/gfz.none', { name: 'x' })).status, 404);
  });

  it('lets a client see and change what is its own, no more', async () => {
    const client = basic('GFZ.ICDP', 'a core in a box');
    const names = (await ask('GET', '/clients', undefined, client)).body.map((one: { symbol: string }) => one.symbol);
    assert.deepEqual(names, ['GFZ.ICDP']);
    assert.equal((await ask('PATCH', '/clients/GFZ.ICDP', { contactName: 'Ines' }, client)).status, 200);
    assert.equal((await ask('PATCH', '/clients/GFZ.ICDP', { quota: -1 }, client)).status, 403);
    assert.equal((await ask('POST', '/namespaces', { namespace: 'ZZ', client: 'GFZ.ICDP' }, client)).status, 403);
    assert.equal((await ask('GET', '/users', undefined, client)).status, 403);
  });

  it('keeps several contacts with roles; the first is the one of older ways, and the audit trail has the change', async () => {
    const client = basic('GFZ.ICDP', 'a core in a box');
    const before = (await ask('GET', '/clients/GFZ.ICDP', undefined, client)).body;
    const roles = ['registration', 'landing-pages', 'errors'];
    assert.deepEqual(before.contacts, [{ name: 'Ines', email: 'core@icdp-online.org', roles }]);
    const web = { name: 'Web', email: 'web@icdp-online.org', roles: ['landing-pages'] };
    const contacts = [{ name: ' Ines ', email: 'core@icdp-online.org', roles: ['errors', 'errors'] }, web];
    const kept = await ask('PATCH', '/clients/GFZ.ICDP', { contacts }, client);
    assert.deepEqual(kept.body.contacts, [{ ...before.contacts[0], roles: ['errors'] }, web]);
    assert.equal(kept.body.contactEmail, 'core@icdp-online.org');
    const refused = [
      { ...web, email: '' },
      { ...web, email: 'x' },
      { ...web, email: 'WEB@icdp-online.org' },
    ];
    const bad = await ask('PATCH', '/clients/GFZ.ICDP', { contacts: [web, ...refused] }, client);
    assert.deepEqual(
      [bad.status, ...bad.body.findings.map((one: { code: string; field: string }) => `${one.code} ${one.field}`)],
      [
        422,
        ...['email-missing contacts[1]', 'email-syntax contacts[2]', 'contact-twice contacts[3]'].map(
          (one) => `${one}.email`,
        ),
      ],
    );
    const wrong = async (changes: object) => (await ask('PATCH', '/clients/GFZ.ICDP', changes)).body.findings[0];
    assert.equal((await wrong({ contacts, contactName: 'Ines' })).code, 'contact-both');
    assert.equal((await wrong({ contactEmail: web.email })).field, 'contactEmail');
    assert.match((await wrong({ contacts: [{ ...web, roles: ['boss'] }] })).field, /roles/);
    const first = await ask('PATCH', '/clients/GFZ.ICDP', { contactName: '', contactEmail: '' }, client);
    assert.deepEqual([first.body.contacts, first.body.contactName], [[web], 'Web']);
    assert.deepEqual((await ask('PATCH', '/clients/GFZ.ICDP', { contacts: [] }, client)).body.contacts, []);
    const agent = await ask('PATCH', '/agents/GFZ', { contacts: [web] });
    assert.deepEqual([agent.body.contacts, agent.body.contactEmail], [[web], web.email]);
    assert.equal(
      (await ask('PATCH', '/agents/GFZ', { contacts: refused })).body.findings[0].field,
      'contacts[0].email',
    );
    assert.equal((await ask('PATCH', '/agents/GFZ', { contacts: [] }, client)).status, 403);
    const rows = await house().store.read.selectFrom('audit').select('after').where('subject', '=', 'GFZ').execute();
    assert.ok(rows.some(({ after }) => after?.includes(web.email)));
  });

  it('requests, grants and refuses namespaces; nesting across agents is refused', async () => {
    const client = basic('GFZ.ICDP', 'a core in a box');
    await ask('POST', '/clients', { symbol: 'BGR.KTB', namespaces: ['BGR'] });
    const wish = { namespace: 'ktb', client: 'gfz.icdp', reason: 'A second program' };
    const asked = await ask('POST', '/namespace-requests', wish, client);
    assert.deepEqual([asked.status, asked.body.namespace, asked.body.decision], [201, 'KTB', null]);
    assert.equal((await ask('POST', '/namespace-requests', wish, client)).body.findings[0].code, 'namespace-requested');
    const nested = { ...wish, namespace: 'BGRX' };
    assert.equal(
      (await ask('POST', '/namespace-requests', nested, client)).body.findings[0].code,
      'namespace-conflict',
    );
    const decide = `/namespace-requests/${asked.body.id}/decision`;
    assert.equal((await ask('POST', decide, { decision: 'granted' }, client)).status, 403);
    assert.equal((await ask('POST', decide, { decision: 'granted' })).body.decision, 'granted');
    assert.equal((await ask('POST', decide, { decision: 'refused' })).status, 409);
    const held = (await ask('GET', '/namespaces', undefined, client)).body.map(
      (one: { namespace: string }) => one.namespace,
    );
    assert.deepEqual(held, ['ICD', 'KTB']);
  });

  it('issues tokens that allow no more than they say, and revokes them', async () => {
    const issued = await ask('POST', '/tokens', { account: 'GFZ.ICDP', name: 'script', scope: 'read' });
    assert.equal(issued.status, 201);
    const bearer = `Bearer ${issued.body.secret}`;
    assert.equal((await ask('GET', '/me', undefined, bearer)).body.scope, 'read');
    assert.equal((await ask('PATCH', '/clients/GFZ.ICDP', { contactName: 'No' }, bearer)).status, 403);
    assert.equal((await ask('POST', '/tokens', { name: 'more', scope: 'manage-client' }, bearer)).status, 403);
    const listed = await ask('GET', '/tokens?account=GFZ.ICDP');
    assert.deepEqual([listed.body.length, 'secret' in listed.body[0], 'hash' in listed.body[0]], [1, false, false]);
    assert.equal((await ask('DELETE', `/tokens/${issued.body.id}`)).status, 204);
    assert.equal((await ask('GET', '/me', undefined, bearer)).status, 401);
  });

  it('acts for a client, which the audit trail keeps', async () => {
    const acting = { 'on-behalf-of': 'GFZ.ICDP' };
    assert.equal((await ask('PATCH', '/clients/GFZ.ICDP', { comments: 'by phone' }, ADMIN, acting)).status, 200);
    const rows = await house()
      .store.read.selectFrom('audit')
      .select('actor')
      .where('action', '=', 'change-client')
      .execute();
    assert.ok(rows.some((row) => row.actor === 'admin for GFZ.ICDP'));
    assert.equal((await ask('GET', '/users', undefined, ADMIN, acting)).status, 403);
  });

  it('makes users with roles on the tree; the last administrator stays', async () => {
    const user = { name: 'ines', password: 'lithology rocks', grants: [{ role: 'depositor', party: 'GFZ.ICDP' }] };
    assert.equal((await ask('POST', '/users', user)).status, 201);
    assert.equal(
      (await ask('POST', '/users', { ...user, name: 'x', grants: [{ role: 'reader', party: 'NO.NE' }] })).status,
      404,
    );
    const ines = basic('ines', 'lithology rocks');
    assert.equal((await ask('GET', '/clients/GFZ.ICDP', undefined, ines)).status, 200);
    assert.equal((await ask('PATCH', '/users/ines', { grants: [] }, ines)).status, 403);
    assert.equal((await ask('PATCH', '/users/ines', { password: 'basalt and gneiss' }, ines)).status, 200);
    assert.equal((await ask('GET', '/me', undefined, ines)).status, 401);
    assert.equal((await ask('PATCH', '/users/admin', { isActive: false })).body.code, 'conflict');
    assert.equal((await ask('GET', '/me')).status, 200);
  });

  it('keeps a browser session in a cookie that only our own pages can use to change something', async () => {
    const begun = await ask('POST', '/session');
    const cookie = String(begun.headers['set-cookie']);
    assert.match(cookie, /^corestone_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const session = { cookie: cookie.split(';')[0]! };
    assert.equal((await app.inject({ url: '/api/v1/me', headers: session })).statusCode, 200);
    const change = (more: object) =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/clients/GFZ.ICDP',
        headers: { ...session, ...more },
        payload: { comments: 'x' },
      });
    assert.equal((await change({})).statusCode, 401);
    assert.equal((await change({ 'sec-fetch-site': 'cross-site' })).statusCode, 401);
    assert.equal((await change({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
    await app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { ...session, 'sec-fetch-site': 'same-origin' },
    });
    assert.equal((await app.inject({ url: '/api/v1/me', headers: session })).statusCode, 401);
  });

  it('describes itself', async () => {
    const { body } = await ask('GET', '/openapi.json');
    assert.equal(body.openapi, '3.1.0');
    assert.ok(Object.keys(body.paths).includes('/api/v1/clients/{symbol}'));
  });

  it('keeps passwords as argon2id only', async () => {
    assert.match(quickHash('x'), /^\$argon2id\$/);
    const rows = await house().store.read.selectFrom('audit').select('after').execute();
    assert.ok(!rows.some((row) => /argon2|a core in a box|basalt and gneiss/.test(row.after ?? '')));
  });
});
