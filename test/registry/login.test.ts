import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../src/context.ts';
import { changeUser } from '../../src/operations/access/change-user.ts';
import { signInByOidc } from '../../src/operations/access/sign-in-by-oidc.ts';
import { createUser } from '../../src/operations/create-user.ts';
import { migratedSqlite, type TestPlace } from '../store/each-engine.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { OPERATOR } from './parties.ts';

const PASSWORD = 'wet gloves at three';
type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

describe('signing in with a browser', () => {
  let place: TestPlace;
  let house: House;
  let app: FastifyInstance;
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
  let second: Awaited<ReturnType<typeof startIdentityProvider>>;

  before(async () => {
    place = await migratedSqlite();
    provider = await startIdentityProvider('corestone', 's3cret');
    second = await startIdentityProvider('APP-1', '0thers3cret');
    const orcid = { name: 'orcid', label: 'ORCID', issuer: second.issuer, clientId: 'APP-1' };
    // Nobody listens there.
    const away = { name: 'away', issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 'x' };
    const file = join(place.dataFolder, 'providers.json');
    writeFileSync(file, JSON.stringify([{ ...orcid, clientSecret: '0thers3cret', joinsAccounts: true }, away]), {
      mode: 0o600,
    });
    const flags = {
      'oidc-providers': file,
      data: place.dataFolder,
      'oidc-issuer': provider.issuer,
      'oidc-client-id': 'corestone',
      'oidc-client-secret': 's3cret',
      'log-level': 'silent',
    };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
    await initialise(house, { password: PASSWORD });
    const user = { passwordHash: 'none', grants: [{ role: 'reader', party: '' }] } as const;
    await createUser(house.unitOfWork, { ...user, name: 'ines', email: 'Ines@example.org' }, OPERATOR);
    await createUser(house.unitOfWork, { ...user, name: 'ole', email: 'twin@example.org' }, OPERATOR);
    await createUser(house.unitOfWork, { ...user, name: 'ola', email: 'twin@example.org' }, OPERATOR);
    app = await buildServer(house);
  });
  after(async () => {
    await app.close();
    await house.close();
    await provider.close();
    await second.close();
    await place.dispose();
  });

  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  const cookieIn = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0]!;
  const me = (cookie: string) => app.inject({ url: '/api/v1/me', headers: { cookie } });

  it('by name and password, and out again', async () => {
    assert.match(
      (await app.inject({ url: '/login?next=/admin/clients' })).body,
      /name="next" value="\/admin\/clients"/,
    );
    const entered = await post({ name: 'admin', password: PASSWORD, next: '/admin/clients' });
    assert.deepEqual([entered.statusCode, entered.headers.location], [303, '/admin/clients']);
    assert.equal((await me(cookieIn(entered))).json().account, 'admin');
    const left = await app.inject({ method: 'POST', url: '/logout', headers: { cookie: cookieIn(entered) } });
    assert.equal(left.statusCode, 303);
    assert.equal((await me(cookieIn(entered))).statusCode, 401);
  });

  it('says what went wrong, keeps the name, and goes nowhere else', async () => {
    const wrong = await post({ name: '"><script>', password: 'no' });
    assert.equal(wrong.statusCode, 401);
    assert.match(wrong.body, /Name and password do not fit/);
    assert.ok(!wrong.body.includes('"><script>'));
    assert.equal(
      (await post({ name: 'admin', password: PASSWORD }, { 'sec-fetch-site': 'cross-site' })).statusCode,
      403,
    );
    for (const next of ['//evil.org', 'https://evil.org', '/\\evil.org', 'javascript:alert(1)']) {
      const entered = await post({ name: 'admin', password: PASSWORD, next });
      assert.equal(entered.headers.location, '/admin');
    }
  });

  const byProvider = async (change: (url: URL) => void = () => undefined, cookie?: string, name = '') => {
    const begun = await app.inject({ url: `/login/oidc${name}?next=/admin/users` });
    const sent = await fetch(String(begun.headers.location), { redirect: 'manual' });
    const back = new URL(sent.headers.get('location')!);
    change(back);
    return app.inject({ url: `${back.pathname}${back.search}`, headers: { cookie: cookie ?? cookieIn(begun) } });
  };

  it('by an identity provider: linked by a verified address, known by its subject ever after', async () => {
    Object.assign(provider.person, { sub: 'i-1', email: 'ines@example.org', email_verified: true });
    const entered = await byProvider();
    assert.deepEqual([entered.statusCode, entered.headers.location], [303, '/admin/users']);
    assert.equal((await me(cookieIn(entered))).json().account, 'ines');
    Object.assign(provider.person, { sub: 'i-1', email: 'new@example.org', email_verified: false });
    assert.equal((await me(cookieIn(await byProvider()))).json().account, 'ines');
  });

  it('by a second provider as well, each with a button; one is never taken for the other', async () => {
    const { body } = await app.inject({ url: '/login?next=/admin' });
    assert.deepEqual(
      [...body.matchAll(/href="(\/login\/oidc[^"]*)">([^<]*)</g)].map(([, address, label]) => `${address} ${label}`),
      [
        '/login/oidc?next=%2Fadmin Sign in with your institution',
        '/login/oidc/orcid?next=%2Fadmin Sign in with ORCID',
        '/login/oidc/away?next=%2Fadmin Sign in with away',
      ],
    );
    const bySecond = async (change?: (url: URL) => void, cookie?: string) => byProvider(change, cookie, '/orcid');
    Object.assign(second.person, { sub: 'i-1', email: 'ines@example.org', email_verified: false });
    assert.equal((await bySecond()).statusCode, 403, 'the subject of another issuer is another person');
    Object.assign(second.person, { sub: '0000-1', email: 'ines@example.org', email_verified: true });
    assert.equal((await me(cookieIn(await bySecond()))).json().account, 'ines');
    // The first goes on to vouch for the same account.
    Object.assign(provider.person, { sub: 'i-1', email: 'new@example.org', email_verified: false });
    assert.equal((await me(cookieIn(await byProvider()))).json().account, 'ines');
    Object.assign(second.person, { email_verified: false });
    assert.equal((await me(cookieIn(await bySecond()))).json().account, 'ines');
    const toFirst = (url: URL) => {
      url.pathname = '/login/callback';
    };
    assert.equal((await bySecond(toFirst)).statusCode, 401);
    const down = await app.inject({ url: '/login/oidc/away?next=/admin/clients' });
    assert.equal(down.statusCode, 503);
    assert.match(down.body, /does not answer.*name="next" value="\/admin\/clients".*Sign in with ORCID/s);
    assert.equal((await app.inject({ url: '/login/oidc/unknown' })).statusCode, 404);
    assert.equal((await app.inject({ url: '/login/callback/unknown?code=a&state=b' })).statusCode, 401);
  });

  it('not by an address alone where the account is linked already, until an administrator unlinks it', async () => {
    Object.assign(provider.person, { sub: 'i-2', email: 'ines@example.org', email_verified: true });
    const refused = await byProvider();
    assert.equal(refused.statusCode, 403);
    assert.match(refused.body, /signs in with another identity/);
    const identity = { issuer: 'https://third.example.org', subject: '1', email: 'ines@example.org' };
    const third = signInByOidc(house.unitOfWork, { ...identity, joinsAccounts: false });
    await assert.rejects(third, { code: 'not-allowed' });
    for (const isActive of [false, true]) await changeUser(house.unitOfWork, 'ines', { isActive }, OPERATOR);
    assert.equal((await me(cookieIn(await byProvider()))).json().account, 'ines');
    Object.assign(provider.person, { sub: 'i-1' });
    assert.equal((await byProvider()).statusCode, 403);
    Object.assign(provider.person, { sub: 'i-2', email_verified: false });
  });

  it('not without an account, a verified address, or where two have it', async () => {
    for (const person of [
      { sub: 'x-1', email: 'stranger@example.org', email_verified: true },
      { sub: 'x-2', email: 'admin@corestone.example.org', email_verified: false },
      { sub: 'x-3', email: 'twin@example.org', email_verified: true },
    ]) {
      Object.assign(provider.person, person);
      assert.equal((await byProvider()).statusCode, 403, person.sub);
    }
  });

  it('not with a state, nonce, audience or issuer of another sign-in', async () => {
    Object.assign(provider.person, { sub: 'i-1', email: 'ines@example.org', email_verified: true });
    assert.equal((await byProvider((url) => url.searchParams.set('state', 'forged'))).statusCode, 401);
    assert.equal((await byProvider((url) => url.searchParams.set('code', 'forged'))).statusCode, 401);
    assert.equal((await byProvider(undefined, 'corestone_attempt=forged')).statusCode, 401);
    for (const wrong of [{ nonce: 'other' }, { aud: 'other' }, { iss: 'https://evil.org' }]) {
      provider.person.wrong = wrong;
      assert.equal((await byProvider()).statusCode, 401, JSON.stringify(wrong));
    }
    delete provider.person.wrong;
  });
});
