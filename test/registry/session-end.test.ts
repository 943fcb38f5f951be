import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../src/context.ts';
import { BY_ITSELF_HEADER } from '../../src/dissemination/frame/admin-script.ts';
import { onEachPlace } from '../store/each-engine.ts';

const PASSWORD = 'wet gloves at three';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

onEachPlace('how long a browser session lasts', (at) => {
  let house: House;
  let app: FastifyInstance;
  let now = Date.UTC(2026, 10, 22, 3);
  before(async () => {
    const flags = {
      data: at().dataFolder,
      'database-url': at().databaseUrl,
      'session-hours': '2',
      'session-idle-minutes': '30',
      'log-level': 'silent',
    };
    const settings = decideSettings({ flags, environment: {}, file: {} });
    house = await buildHouse(settings, { now: () => new Date(now) });
    await initialise(house, { password: PASSWORD });
    app = await buildServer(house);
  });
  after(async () => {
    await app.close();
    await house.close();
  });
  const enter = async () => {
    const payload = new URLSearchParams({ name: 'admin', password: PASSWORD }).toString();
    const answer = await app.inject({ method: 'POST', url: '/login', headers: FORM, payload });
    assert.match(String(answer.headers['set-cookie']), /Max-Age=7200;/);
    return String(answer.headers['set-cookie']).split(';')[0]!;
  };
  const ask = async (cookie: string, url: string, headers = {}) =>
    (await app.inject({ url, headers: { cookie, ...headers } })).statusCode;
  const wait = (minutes: number) => {
    now += minutes * 60_000;
  };
  const post = (url: string, fields: Record<string, string>, cookie = '') =>
    app.inject({ method: 'POST', url, headers: { ...FORM, cookie }, payload: new URLSearchParams(fields).toString() });

  it('goes on while it is used, ends half an hour after the last use, and after two hours anyway', async () => {
    const [used, left] = [await enter(), await enter()];
    for (let minutes = 0; minutes < 100; minutes += 25) {
      assert.equal(await ask(used, '/api/v1/me'), 200);
      wait(25);
    }
    assert.equal(await ask(left, '/api/v1/me'), 401);
    assert.equal(await ask(used, '/api/v1/me'), 200);
    wait(19);
    assert.equal(await ask(used, '/api/v1/me'), 200);
    wait(1);
    assert.equal(await ask(used, '/api/v1/me'), 401);
  });

  it('what a page asks by itself is no use', async () => {
    const party = '/api/v1/sampling-parties/018f0000-0000-7000-8000-000000000000';
    for (const [url, status] of [
      ['/api/v1/station/expeditions', 200],
      ['/api/v1/push', 200],
      ['/api/v1/print-jobs?limit=100', 200],
      [`${party}/window`, 404],
    ] as const) {
      const cookie = await enter();
      wait(20);
      assert.equal(await ask(cookie, url), status);
      wait(20);
      assert.equal(await ask(cookie, url), 401, url);
    }
    // Who is at a sampling party says so every half minute.
    const cookie = await enter();
    const present = async () => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      return (await app.inject({ method: 'PUT', url: `${party}/presence`, headers, payload: { lookingAt: '' } }))
        .statusCode;
    };
    wait(20);
    assert.equal(await present(), 404);
    wait(20);
    assert.equal(await present(), 401);
    // A page of the administration that follows the server.
    const open = await enter();
    wait(20);
    assert.equal(await ask(open, '/admin', { [BY_ITSELF_HEADER]: 'yes' }), 200);
    wait(20);
    assert.equal(await ask(open, '/admin'), 303);
  });

  it('a form that was sent too late comes back, its secrets do not, and a button does nothing', async () => {
    const typed = { name: 'ole"<b>', email: 'ole@example.org', password: 'twelve or more', grants: 'reader' };
    const asked = await post('/admin/users/new', typed);
    assert.equal(asked.statusCode, 401);
    assert.ok(!asked.body.includes('twelve') && !asked.body.includes('ole"<b>'));
    const form = /name="form" value="([^"]*)"/.exec(asked.body)![1]!.replaceAll('&amp;', '&');
    const login = { name: 'admin', password: PASSWORD, next: '/admin', form, formPath: '/admin/users/new' };
    const entered = await post('/login', login);
    assert.match(entered.body, /Back to the form/);
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!;
    const again = await post('/admin/users/new', { ...typed, _again: 'yes' }, cookie);
    assert.match(again.body, /The session had ended when this was sent/);
    assert.match(again.body, /value="ole@example\.org"/);
    assert.equal((await house.store.read.selectFrom('user_account').selectAll().execute()).length, 1);
    const pressed = await post(
      '/admin/expeditions/018f0000-0000-7000-8000-000000000000/people/remove',
      { _again: 'yes' },
      cookie,
    );
    assert.match(String(pressed.headers.location), /done=not-done/);
    // What writes nothing, or not by the house's unit of work.
    for (const url of ['/admin/me/act', '/admin/failed/retry', `/admin/upload/${crypto.randomUUID()}/discard`]) {
      const { headers } = await post(url, { _again: 'yes' }, cookie);
      assert.match(String(headers.location), /done=not-done/, url);
    }
    const elsewhere = await post('/login', { ...login, formPath: 'https://evil.org/' });
    assert.equal(elsewhere.statusCode, 303);
  });

  it('no password of any form is carried through signing in', async () => {
    const cookie = await enter();
    for (const url of ['/admin/me', '/admin/users/new', '/admin/clients/new']) {
      const { body } = await app.inject({ url, headers: { cookie } });
      const names = [...body.matchAll(/<input name="([^"]+)" type="password"/g)].map((one) => one[1]!);
      assert.ok(names.length > 0, url);
      const asked = await post(url, Object.fromEntries(names.map((name) => [name, 'hushhush'])));
      assert.ok(!asked.body.includes('hushhush'), `${url}: ${names.join(', ')}`);
    }
    const asked = await post('/admin/me/password', { presentPassword: 'hushhush', account: 'admin' });
    assert.equal(asked.statusCode, 401);
    assert.ok(asked.body.includes('account') && !asked.body.includes('hushhush'));
  });
});
