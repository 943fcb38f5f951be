import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse, type House, initialise } from '../../src/context.ts';
import { addClient, clientCaller, described } from '../registry/parties.ts';
import { migratedSqlite, type TestPlace } from '../store/each-engine.ts';

const GUIDE = join(import.meta.dirname, '../../docs/operating/security.md');
const PASSWORD = 'headers as they are sent';
const BASE = 'https://igsn.example.org';
const HEADERS = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'strict-transport-security',
  'cache-control',
];

interface Row {
  readonly kind: string;
  readonly path: string;
  readonly status: number;
  /** Names of the guide for a policy, and for what a browser says of where it comes from. */
  readonly policy: string;
  readonly framed: string;
  readonly referrer: string;
  readonly caching: string;
}

/** The table of the guide, between its marks. */
function rowsOfGuide(): Row[] {
  const table = /<!-- headers -->\n(.*?)<!-- \/headers -->/s.exec(readFileSync(GUIDE, 'utf8'))![1]!;
  return table
    .split('\n')
    .filter((line) => line.includes('| `/'))
    .map((line) => {
      const [kind, path, status, policy, framed, referrer, caching] = line.split('|').slice(1).map(bare) as string[];
      return {
        kind: kind!,
        path: path!,
        status: Number(status),
        policy: policy!,
        framed: framed!,
        referrer: referrer!,
        caching: caching!,
      };
    });
}

const REFERRERS: Readonly<Record<string, string>> = { own: 'strict-origin-when-cross-origin', no: 'no-referrer' };

const bare = (cell: string): string => cell.trim().replaceAll('`', '');

/** The policies of the guide, by name: the blocks that begin with `NAME:`. */
function policiesOfGuide(): Map<string, string> {
  const found = readFileSync(GUIDE, 'utf8').matchAll(/^- \*\*(\w+)\*\*: `([^`]+)`/gm);
  return new Map([...found].map(([, name, policy]) => [name!, policy!]));
}

describe('headers as the security guide says them', () => {
  let place: TestPlace;
  let house: House;
  let app: Awaited<ReturnType<typeof buildServer>>;
  let cookie = '';
  before(async () => {
    place = await migratedSqlite();
    const flags = { data: place.dataFolder, 'base-url': BASE, 'log-level': 'silent' };
    house = await buildHouse(decideSettings({ flags, environment: {}, file: {} }));
    await initialise(house, { password: PASSWORD });
    await addClient(house, 'GFZ.CORE', ['ICD']);
    const caller = clientCaller('GFZ.CORE');
    for (const igsn of ['ICD1', 'ICD2'])
      await house.takeChange({ caller, igsn, description: described(igsn), wish: 'findable' });
    app = await buildServer(house);
    const form = new URLSearchParams({ name: 'admin', password: PASSWORD, next: '/admin' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const entered = await app.inject({ method: 'POST', url: '/login', headers, payload: form });
    cookie = String(entered.headers['set-cookie']);
    const gone = { reason: 'Used up', kind: 'destroyed' };
    const authorization = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString('base64')}`;
    const withdraw = { method: 'POST' as const, url: '/api/v1/records/ICD2/withdraw', headers: { authorization } };
    assert.equal((await app.inject({ ...withdraw, payload: gone })).statusCode, 200);
  });
  after(async () => {
    await app?.close();
    await house?.close();
    await place?.dispose();
  });

  const policies = policiesOfGuide();
  it('is a table of every kind of page', () => assert.ok(rowsOfGuide().length >= 25));
  for (const row of rowsOfGuide())
    it(`${row.kind}: ${row.path}`, async () => {
      const headers = /(?<!not )signed in$/.test(row.kind) ? { cookie: cookie.split(';')[0]! } : {};
      const answer = await app.inject({ url: row.path, headers: { accept: 'text/html', ...headers } });
      const told = Object.fromEntries(HEADERS.map((name) => [name, answer.headers[name] ?? 'none']));
      assert.deepEqual(
        [answer.statusCode, told],
        [
          row.status,
          {
            'content-security-policy': row.policy === 'none' ? 'none' : policies.get(row.policy),
            'x-content-type-options': 'nosniff',
            'x-frame-options': row.framed === 'yes' ? 'DENY' : 'none',
            'referrer-policy': REFERRERS[row.referrer] ?? 'none',
            'strict-transport-security': 'max-age=31536000; includeSubDomains',
            'cache-control': row.caching,
          },
        ],
      );
    });

  it('is true of what is answered in front of the server, and of streams past it', async () => {
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const told = async (path: string, headers: Record<string, string> = {}) => {
      const stop = new AbortController();
      const answer = await fetch(`${base}${path}`, { redirect: 'manual', headers, signal: stop.signal });
      if (path === '/admin/live') stop.abort();
      else await answer.arrayBuffer();
      return Object.fromEntries(HEADERS.map((name) => [name, answer.headers.get(name) ?? 'none']));
    };
    const page = { accept: 'text/html' };
    for (const path of ['/10273/ICD1', '/igsn/ICD1', '/igsn/ICD2']) {
      const { headers } = await app.inject({ url: path, headers: page });
      const injected = Object.fromEntries(HEADERS.map((name) => [name, headers[name] ?? 'none']));
      // The first time it may be made, the second time it is kept.
      for (let time = 0; time < 2; time++) assert.deepEqual(await told(path, page), injected, path);
    }
    const stream = await told('/admin/live', { cookie: cookie.split(';')[0]! });
    assert.deepEqual(
      [stream['x-content-type-options'], stream['strict-transport-security'], stream['cache-control']],
      ['nosniff', 'max-age=31536000; includeSubDomains', 'private, no-store'],
    );
  });

  it('says who may have the cookie of a session: no script, no other site, no plain http', () => {
    assert.match(cookie, /^corestone_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/);
  });
});
