import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type HandleSettings, handleUpstream, handleUser } from '../../../src/upstream/handle-server/handle-server.ts';
import { KeySession } from '../../../src/upstream/handle-server/key-session.ts';
import type { Upstream } from '../../../src/upstream/upstream.ts';
import { HANDLE_ACCOUNT, type HandleApiServer, startHandleApi } from './handle-api-server.ts';
import type { Mishap } from './misbehaving-server.ts';
import { adapterSettings, HASTY_S, recalled, registerRequest, summary, tell, withdrawRequest } from './told-record.ts';

const { password, ...admin } = HANDLE_ACCOUNT;
const HANDLE = '10273/ICDP1';

describe('a handle server as upstream', () => {
  let server: HandleApiServer;
  let upstream: Upstream;
  let hasty: Upstream;
  const make = (more: Partial<HandleSettings> = {}) =>
    handleUpstream({
      ...adapterSettings(server.url, handleUser(admin), password),
      admin,
      ttlS: 3600,
      onWithdraw: 'keep',
      ...more,
    });
  before(async () => {
    server = await startHandleApi();
    upstream = make();
    hasty = make(adapterSettings(server.url, handleUser(admin), password, HASTY_S));
  });
  after(() => server.close());
  beforeEach(() => {
    server.handles.clear();
    server.asked.length = 0;
    server.mishap = () => undefined;
    server.writes = 0;
    server.sessions.clear();
    server.publicKey = undefined;
  });

  const values = () => server.handles.get(HANDLE)?.map(({ timestamp: _, ...value }) => value);
  const ADMIN = {
    index: 100,
    type: 'HS_ADMIN',
    data: { format: 'admin', value: { handle: '0.NA/10273', index: 300, permissions: '111111111111' } },
    ttl: 3600,
  };
  const url = (value: string) => ({ index: 1, type: 'URL', data: { format: 'string', value }, ttl: 3600 });

  it('makes a handle with its administrator at 100 and its address at 1, signed in as index and handle', async () => {
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.deepEqual(values(), [ADMIN, url('https://igsn.example.org/igsn/ICDP1')]);
    const { authorization } = server.asked[0]!.headers;
    assert.match(Buffer.from(authorization!.slice(6), 'base64').toString(), /^300%3A0\.NA\/10273:/);
  });

  it('told the same again, finds it as it should be and writes nothing', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
    assert.equal(server.writes, 1);
    assert.deepEqual(
      server.asked.map((one) => `${one.method} ${one.query}`),
      ['PUT overwrite=false', 'PUT overwrite=false', 'GET auth=true'],
    );
  });

  it('changes an address in place, keeps values of others, and takes an alias away that would lead elsewhere', async () => {
    const email = { index: 7, type: 'EMAIL', data: { format: 'string', value: 'a@example.org' }, ttl: 60 };
    const alias = { index: 3, type: 'HS_ALIAS', data: { format: 'string', value: '10.1/x' }, ttl: 60 };
    server.handles.set(HANDLE, [url('https://old.example.org/'), email, alias]);
    const answer = await tell(upstream, registerRequest('ICDP1', { version: 2 }));
    assert.equal(summary(answer), 'confirmed');
    assert.deepEqual(values(), [ADMIN, url('https://igsn.example.org/igsn/ICDP1'), email]);
    assert.equal(server.asked[0]!.method, 'GET');
  });

  it('makes a handle that a later version does not find', async () => {
    assert.equal(summary(await tell(upstream, registerRequest('ICDP1', { version: 4 }))), 'confirmed');
    assert.equal(values()?.length, 2);
  });

  it('writes what has another time to live, or another administrator', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    await tell(make({ ttlS: 60 }), registerRequest('ICDP1'));
    assert.ok(values()!.every((one) => one.ttl === 60));
    await tell(make({ ttlS: 60, admin: { handle: '0.NA/10273', index: 200 } }), registerRequest('ICDP1'));
    assert.equal(server.writes, 3);
  });

  it('makes aliases of the DOI for old handles, and recalls them as right', async () => {
    const old = make({ aliasTo: 'doi' });
    assert.equal(summary(await tell(old, registerRequest('ICDP1'))), 'confirmed');
    const alias = { index: 1, type: 'HS_ALIAS', data: { format: 'string', value: '10.60510/icdp1' }, ttl: 3600 };
    assert.deepEqual(values(), [ADMIN, alias]);
    assert.deepEqual(await recalled(old), [{ igsn: 'ICDP1' }]);
    assert.deepEqual(await recalled(upstream), [{ igsn: 'ICDP1', url: 'hdl:10.60510/icdp1' }]);
  });

  it('lets a withdrawn handle lead to its tombstone, or takes it away where that is wanted', async () => {
    await tell(upstream, registerRequest('ICDP1'));
    assert.equal(summary(await tell(upstream, withdrawRequest('ICDP1'))), 'confirmed');
    assert.ok(server.handles.has(HANDLE));
    const deleting = make({ onWithdraw: 'delete' });
    for (let times = 0; times < 2; times++) {
      assert.equal(summary(await tell(deleting, withdrawRequest('ICDP1'))), 'confirmed');
      assert.ok(!server.handles.has(HANDLE));
    }
  });

  it('asks a person about a prefix for which the server does not answer', async () => {
    assert.equal(summary(await tell(make({ prefix: '20.5000' }), registerRequest('ICDP1'))), 'person, record');
  });

  it('with a wrong password nothing is anybody’s fault but the account’s', async () => {
    const stranger = handleUpstream({
      ...adapterSettings(server.url, handleUser(admin), 'wrong'),
      admin,
      ttlS: 3600,
      onWithdraw: 'keep',
    });
    assert.equal(summary(await tell(stranger, registerRequest('ICDP1'))), 'again, upstream, locked out');
  });

  describe('signed in by a key pair', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = ({ privateKey }: { privateKey: KeyObject }) =>
      String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const withKey = (key: { privateKey: KeyObject }) => {
      const settings = adapterSettings(server.url, handleUser(admin), '');
      return make({ ...settings, account: { ...settings.account, session: new KeySession(admin, pem(key), '') } });
    };
    const signIns = () => server.asked.filter(({ path }) => path === '/api/sessions').length;

    it('opens one session for all that are told at the same time, RSA or elliptic curve', async () => {
      for (const pair of [rsa, ec]) {
        server.publicKey = pair.publicKey;
        server.asked.length = 0;
        const keyed = withKey(pair);
        const igsns = ['ICDP1', 'ICDP2', 'ICDP3', 'ICDP4', 'ICDP5'];
        const told = await Promise.all(igsns.map((igsn) => tell(keyed, registerRequest(igsn))));
        assert.deepEqual([...new Set(told.map(summary)), signIns()], ['confirmed', 1]);
        assert.ok(server.asked.every(({ headers }) => !headers.authorization?.startsWith('Basic')));
      }
    });

    it('signs in once more where the server has forgotten the session', async () => {
      server.publicKey = rsa.publicKey;
      const keyed = withKey(rsa);
      await tell(keyed, registerRequest('ICDP1'));
      server.sessions.clear();
      assert.equal(summary(await tell(keyed, registerRequest('ICDP2'))), 'confirmed');
      assert.equal(signIns(), 2);
    });

    it('with another key the account is locked out, and the server is asked once, not for every record', async () => {
      server.publicKey = ec.publicKey;
      const keyed = withKey(rsa);
      const told = await Promise.all([1, 2, 3, 4].map((one) => tell(keyed, registerRequest(`ICDP${one}`))));
      assert.deepEqual([...new Set(told.map(summary))], ['again, upstream, locked out']);
      assert.deepEqual([signIns(), server.asked.length, server.handles.size], [1, 2, 0]);
      const reason = JSON.stringify(told[0]);
      assert.match(reason, /signing in: Wrong signature, … \(the key is not accepted\)/);
    });

    it('a server without sessions locks the account out; one that is away is away', async () => {
      server.publicKey = rsa.publicKey;
      server.mishap = ({ path }) => (path === '/api/sessions' ? { status: 404 } : undefined);
      const told = await tell(withKey(rsa), registerRequest('ICDP1'));
      assert.equal(summary(told), 'again, upstream, locked out');
      assert.match(JSON.stringify(told), /opens no session/);
      // What is signed must be a challenge: neither nothing nor a text of somebody's choice.
      for (const nonce of ['AAAA', Buffer.alloc(300).toString('base64')]) {
        const body = JSON.stringify({ sessionId: 's1', nonce });
        server.mishap = ({ path }) => (path === '/api/sessions' ? { status: 200, body } : undefined);
        assert.match(JSON.stringify(await tell(withKey(rsa), registerRequest('ICDP1'))), /opens no session/);
      }
      server.mishap = ({ path }) => (path === '/api/sessions/this' ? { status: 503 } : undefined);
      assert.equal(summary(await tell(withKey(rsa), registerRequest('ICDP1'))), 'again, upstream');
    });
  });

  const code = (status: number, responseCode: number): Mishap => ({ status, body: JSON.stringify({ responseCode }) });
  const FAILURES: readonly (readonly [label: string, mishap: Mishap, expected: string])[] = [
    ['code 2', code(500, 2), 'again, unclear'],
    ['code 3, busy', code(503, 3), 'again, upstream'],
    ['code 4, protocol', code(400, 4), 'person, record'],
    ['code 5, unsupported', code(501, 5), 'person, record'],
    ['code 7, read-only', code(503, 7), 'again, upstream'],
    ['code 102, bad handle', code(400, 102), 'person, record'],
    ['code 202, bad value', code(400, 202), 'person, record'],
    ['code 302, referral', code(300, 302), 'person, record'],
    ['code 400, not authorised', code(403, 400), 'person, record'],
    ['code 401, not permitted', code(403, 401), 'person, record'],
    ['code 402, authentication needed', code(401, 402), 'again, upstream, locked out'],
    ['code 403, wrong credentials', code(403, 403), 'again, upstream, locked out'],
    ['a success that is none', 'lie', 'again, unclear'],
    ['half an answer', 'half', 'again, unclear'],
    ['no answer in time', 'slow', 'again, unclear'],
    ['a connection cut before the work', 'cut before', 'again, unclear'],
    ['a connection cut after the work', 'cut after', 'again, unclear'],
  ];
  for (const [label, mishap, expected] of FAILURES) {
    it(`${label}: ${expected}, and afterwards all is well`, async () => {
      server.mishap = () => mishap;
      const answer = await tell(mishap === 'slow' ? hasty : upstream, registerRequest('ICDP1'));
      assert.equal(summary(answer), expected);
      server.mishap = () => undefined;
      assert.equal(summary(await tell(upstream, registerRequest('ICDP1'))), 'confirmed');
      assert.equal(server.handles.size, 1);
    });
  }

  it('recalls handles page by page with where each leads, and throws when one cannot be read', async () => {
    for (let at = 0; at < 503; at++)
      server.handles.set(`10273/X${String(at).padStart(3, '0')}`, [url(`https://igsn.example.org/${at}`)]);
    server.handles.set('10273/Y', [ADMIN]);
    const all = await recalled(upstream);
    assert.equal(all.length, 504);
    assert.deepEqual(
      [all[0], all.at(-1)],
      [
        { igsn: 'X000', url: 'https://igsn.example.org/0' },
        { igsn: 'Y', url: '' },
      ],
    );
    server.mishap = ({ path }) => (path.endsWith('X007') ? 'half' : undefined);
    await assert.rejects(recalled(upstream), /X007/);
  });
});
