import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { initialise } from '../../src/context.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient } from './parties.ts';
import { quickHash } from './quick-hash.ts';

const PASSWORD = 'wet gloves at three';
const LIMIT = 5;
const MORNING = new Date('2026-05-01T08:07:00Z');
let today = MORNING;
let day = 0;
const basic = (name: string, password: string) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

onEachEngine(
  'wrong sign-ins of one address',
  (house) => {
    let app: FastifyInstance;
    before(async () => {
      await initialise(house(), { password: PASSWORD });
      await addClient(house(), 'GFZ.ICDP', ['ICD'], { passwordHash: quickHash('the core is wet') });
      await house().unitOfWork((work) =>
        work.access.addToken({
          id: '0190aaaa-0000-7000-8000-000000000001',
          hash: hashSecret('cst_0123456789'),
          account: 'GFZ.ICDP',
          name: 'script',
          scope: 'read',
          party: '',
          createdAt: MORNING.toISOString(),
          createdBy: 'test',
          expiresAt: null,
        }),
      );
    });
    beforeEach(async () => {
      day += 3;
      today = new Date(MORNING.getTime() + day * 24 * 3_600_000);
      app = await server(1);
    });
    afterEach(() => app.close());

    const server = (trustProxy: number) => {
      const settings = { ...house().settings, signInFailures: LIMIT, trustProxy, logLevel: 'silent' as const };
      return buildServer({ ...house(), settings });
    };
    const me = (forwarded: string, authorization: string, remoteAddress = '10.0.0.1') =>
      app.inject({
        url: '/api/v1/me',
        headers: { 'x-forwarded-for': forwarded, authorization },
        remoteAddress,
      });
    const login = (forwarded: string, name: string, password: string) =>
      app.inject({
        method: 'POST',
        url: '/login',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': forwarded },
        payload: new URLSearchParams({ name, password }).toString(),
        remoteAddress: '10.0.0.1',
      });
    const exhaust = async (forwarded: string) => {
      for (let time = 0; time < LIMIT; time++) {
        const { statusCode } = await me(forwarded, basic(`somebody ${time}`, 'summer 2026'));
        assert.equal(statusCode, 401);
      }
    };

    it('one password on many accounts is stopped on every API, and told when to come again', async () => {
      await exhaust('192.0.2.1');
      const asked = { 'x-forwarded-for': '192.0.2.1', authorization: basic('GFZ.ICDP', 'guess') };
      for (const url of ['/api/v1/me', '/mds/igsn', '/datacite/dois']) {
        const answer = await app.inject({ url, headers: asked, remoteAddress: '10.0.0.1' });
        assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [429, '480'], url);
      }
      const form = await login('192.0.2.1', 'admin', 'guess');
      assert.deepEqual([form.statusCode, form.headers['retry-after']], [429, '480']);
      assert.match(form.body, /from your network\. Try again after 08:15 UTC/);
      const token = await app.inject({
        method: 'POST',
        url: '/datacite/token',
        headers: { 'x-forwarded-for': '192.0.2.1', 'content-type': 'application/json' },
        payload: { grant_type: 'password', username: 'GFZ.ICDP', password: 'the core is wet' },
        remoteAddress: '10.0.0.1',
      });
      assert.deepEqual([token.statusCode, token.headers['retry-after']], [429, '480']);
      assert.equal((await me('192.0.2.2', basic('GFZ.ICDP', 'the core is wet'))).statusCode, 200);
      today = new Date(today.getTime() + 8 * 60_000);
      assert.equal((await me('192.0.2.1', basic('GFZ.ICDP', 'the core is wet'))).statusCode, 200);
    });

    it('who works there already goes on, and tokens too; a right password comes in from elsewhere', async () => {
      assert.equal((await me('192.0.2.1', basic('GFZ.ICDP', 'the core is wet'))).statusCode, 200);
      await exhaust('192.0.2.1');
      assert.equal((await me('192.0.2.1', basic('gfz.icdp', 'the core is wet'))).statusCode, 200);
      assert.equal((await me('192.0.2.1', 'Bearer cst_0123456789')).statusCode, 200);
      assert.equal((await me('192.0.2.1', basic('x', 'cst_0123456789'))).statusCode, 200);
      assert.equal((await me('192.0.2.1', basic('admin', PASSWORD))).statusCode, 429);
      assert.equal((await me('192.0.2.9', basic('admin', PASSWORD))).statusCode, 200);
    });

    it('wrong tokens count, the same one once; right ones are not refused', async () => {
      for (let time = 0; time < 3 * LIMIT; time++)
        assert.equal((await me('192.0.2.1', 'Bearer cst_old')).statusCode, 401);
      for (let time = 1; time < LIMIT; time++)
        assert.equal((await me('192.0.2.1', `Bearer cst_${time}`)).statusCode, 401);
      assert.equal((await me('192.0.2.1', 'Bearer cst_more')).statusCode, 429);
      assert.equal((await me('192.0.2.1', 'Bearer cst_0123456789')).statusCode, 200);
    });

    it('many guesses at once are no more than the limit', async () => {
      const answers = await Promise.all(
        Array.from({ length: 4 * LIMIT }, (_, at) => me('192.0.2.1', basic(`somebody ${at}`, 'summer 2026'))),
      );
      assert.equal(answers.filter((one) => one.statusCode === 401).length, LIMIT);
    });

    it('an address that the caller made up in front of what the proxy says counts for nothing', async () => {
      for (let time = 0; time < LIMIT; time++)
        await me(`203.0.113.${time}, 192.0.2.1`, basic(`somebody ${time}`, 'summer 2026'));
      assert.equal((await me('203.0.113.99, 192.0.2.1', basic('admin', 'guess'))).statusCode, 429);
    });

    it('without a trusted proxy the header counts for nothing, and this machine itself is not limited', async () => {
      await app.close();
      app = await server(0);
      for (let time = 0; time < LIMIT; time++)
        await me(`203.0.113.${time}`, basic(`somebody ${time}`, 'summer 2026'), '192.0.2.1');
      assert.equal((await me('203.0.113.99', basic('admin', 'guess'), '192.0.2.1')).statusCode, 429);
      for (let time = 0; time < 2 * LIMIT; time++)
        assert.equal((await me('192.0.2.1', basic(`any ${time}`, 'summer 2026'), '127.0.0.1')).statusCode, 401);
    });

    it('a locked account says for how long', async () => {
      for (let time = 0; time < 10; time++) await me(`192.0.2.${time}`, basic('GFZ.ICDP', `guess ${time}`));
      const answer = await me('192.0.2.77', basic('GFZ.ICDP', 'the core is wet'));
      assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [429, '900']);
    });
  },
  { now: () => today },
);
