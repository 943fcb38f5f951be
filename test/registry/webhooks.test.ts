import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/api/server.ts';
import { webhookHouse } from '../../src/api/webhook-house.ts';
import { initialise } from '../../src/context.ts';
import { webhookStore } from '../../src/store/ports/webhook-store.ts';
import { startWebhookWorker } from '../../src/webhooks/webhook-worker.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, until, withdraw } from './dumps.ts';
import { addClient, described } from './parties.ts';
import { quickHash } from './quick-hash.ts';
import { type Behave, Receiver } from './receiver.ts';

const PASSWORD = 'tell me when it changes';
const basic = (account: string) => `Basic ${Buffer.from(`${account}:${PASSWORD}`).toString('base64')}`;
const OUTGOING = { allowLoopback: true, timeoutMs: 400 };

onEachEngine(
  'webhooks',
  (testHouse) => {
    const house = () => ({ ...testHouse(), settings: { ...testHouse().settings, webhookHttp: true } });
    let app: FastifyInstance;
    const receivers: Receiver[] = [];
    before(async () => {
      await initialise(house(), { password: PASSWORD });
      const passwordHash = quickHash(PASSWORD);
      await addClient(house(), 'GFZ.ICDP', ['ICD'], { passwordHash });
      await addClient(house(), 'GFZ.OTHER', ['OTH'], { passwordHash });
      app = await buildServer(house());
    });
    afterEach(async () => {
      for (const { id } of (await get('/webhooks')).json()) await ask('DELETE', `/webhooks/${id}`);
      for (const one of receivers.splice(0)) await one.stop();
    });
    after(() => app.close());

    const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object, account = 'admin') =>
      app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: basic(account) },
        ...(payload !== undefined && { payload }),
      });
    const get = (url: string, account?: string) => ask('GET', url, undefined, account);
    const receiver = async (behave?: Behave) => {
      const one = await new Receiver(behave).start();
      receivers.push(one);
      return one;
    };
    const hook = async (url: string, more: object = {}, account?: string) => {
      const made = await ask('POST', '/webhooks', { url, ...more }, account);
      assert.equal(made.statusCode, 201, made.body);
      return made.json() as { readonly id: string; readonly secret: string; readonly position: number };
    };
    const standing = async (id: string) => (await get(`/webhooks/${id}`)).json();
    const show = (igsn: string, title = igsn, wish: 'findable' | 'hidden' = 'findable') =>
      change(house(), { igsn, description: described(igsn, title), wish }).then(confirm);
    /** As an upstream would: what waits for it becomes public, by a change of its own. */
    const confirm = () =>
      house().store.unitOfWork(async (db) => {
        await db.updateTable('record').set({ state: 'registered' }).where('state', '=', 'pending').execute();
        await db
          .updateTable('record')
          .set((is) => ({ registered_at: is.ref('changed_at') }))
          .where('registered_at', 'is', null)
          .execute();
      });
    const serving = async (body: () => Promise<void>, now = house().now, random = () => 0) => {
      const errors: unknown[] = [];
      const { read } = house().store;
      const known = { ...(await webhookHouse(house())), now };
      const worker = startWebhookWorker({
        house: known,
        webhooks: webhookStore(read),
        holder: `test ${Math.random()}`,
        isDead: () => false,
        random,
        pauseMs: 20,
        onError: (error) => errors.push(error),
      });
      // What was sent is settled only when it was answered.
      const isQuiet = async () => (await webhookStore(read).held()).length === 0;
      await body()
        .then(() => until(isQuiet))
        .finally(() => worker.stop());
      assert.deepEqual(errors, []);
    };

    it('tell in order what became of which record, signed', async () => {
      const one = await receiver();
      const { id, secret, position } = await hook(one.url);
      assert.match(secret, /^whsec_[\w-]{43}$/);
      await show('ICDA1');
      await show('ICDA2');
      await show('ICDA2', 'Another title', 'hidden');
      await show('ICDA3');
      await withdraw(house(), 'ICDA3');
      await serving(() => until(() => one.events.length === 3));
      assert.deepEqual(
        one.events.map(({ type, igsn }) => [type, igsn]),
        [
          ['record.registered', 'ICDA1'],
          ['record.hidden', 'ICDA2'],
          ['record.withdrawn', 'ICDA3'],
        ],
      );
      const numbers = one.events.map((event) => event.changeNumber);
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
      );
      assert.ok(numbers[0]! > position);
      const [call] = one.calls;
      const timestamp = call!.headers['corestone-timestamp'];
      const expected = createHmac('sha256', secret).update(`${timestamp}.${call!.body}`).digest('hex');
      assert.equal(call!.headers['corestone-signature'], `v1=${expected}`);
      assert.ok(Math.abs(Date.now() / 1000 - Number(timestamp)) < 60);
      assert.equal(call!.headers['corestone-webhook'], id);
      const { position: now, deliveredAt, failures } = await standing(id);
      assert.deepEqual([now, failures], [call!.told.position, 0]);
      assert.notEqual(deliveredAt, null);
      assert.equal(call!.told.next, `${house().settings.baseUrl}/feeds/changes?after=${now}`);
      const feed = await app.inject({ url: new URL(call!.told.next).pathname + new URL(call!.told.next).search });
      assert.deepEqual(feed.json().changes, []);
    });

    it('tell only of the scope and the events that are wanted, and pass over the rest', async () => {
      const one = await receiver();
      const { id } = await hook(one.url, { scope: 'gfz.icdp', events: ['record.withdrawn'] });
      const { id: other } = await hook(one.url, { scope: 'GFZ.OTHER' });
      const { position } = await standing(other);
      await show('ICDB1');
      await show('ICDB2');
      await withdraw(house(), 'ICDB1');
      await serving(() => until(() => one.events.length === 1));
      assert.equal(one.events[0]!.igsn, 'ICDB1');
      assert.equal((await standing(id)).position, one.events[0]!.changeNumber);
      assert.equal((await standing(other)).position, position);
    });

    it('come back with ever longer pauses to a receiver that fails, and then tell everything', async () => {
      const one = await receiver((response) => response.writeHead(500).end('internal'));
      const { id } = await hook(one.url);
      await show('ICDC1');
      let now = new Date('2031-01-01T00:00:00Z').getTime();
      const pauses: number[] = [];
      const fail = async () => {
        const calls = one.calls.length;
        await serving(
          () => until(async () => one.calls.length > calls && (await standing(id)).failures === pauses.length + 1),
          () => new Date(now),
        );
        const { dueAt } = await standing(id);
        pauses.push((Date.parse(dueAt) - now) / 1000);
        now = Date.parse(dueAt);
      };
      for (let n = 0; n < 4; n++) await fail();
      assert.deepEqual(pauses, [5, 10, 20, 40]);
      now -= 1000;
      await serving(
        () => sleep(100),
        () => new Date(now),
      );
      assert.equal(one.calls.length, 4, 'nothing before its time');
      now += 1000;
      one.behave = (response) => response.end();
      await show('ICDC2');
      await serving(
        () => until(() => one.events.some((event) => event.igsn === 'ICDC2')),
        () => new Date(now),
      );
      assert.deepEqual([...new Set(one.events.map((event) => event.igsn))], ['ICDC1', 'ICDC2']);
      const calls = (await get(`/webhooks/${id}/deliveries`)).json();
      assert.deepEqual(
        calls.map(({ outcome, status }: { outcome: string; status: number }) => `${outcome} ${status}`),
        ['delivered 200', 'failed 500', 'failed 500', 'failed 500', 'failed 500'],
      );
      assert.deepEqual([(await standing(id)).failures, (await standing(id)).failingSince], [0, null]);
    });

    const misbehaviours: readonly (readonly [string, Behave, RegExp])[] = [
      ['is slow', () => undefined, /No answer in time/],
      ['cuts the connection', (response) => response.destroy(), /connection failed/],
      ['answers half a status', (response) => response.socket?.end('HTTP/1.1 20'), /connection failed/],
      [
        'redirects inside',
        (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
        /not followed/,
      ],
      ['is too busy', (response) => response.writeHead(503, { 'retry-after': '7200' }).end(), /HTTP 503/],
    ];
    for (const [what, behave, detail] of misbehaviours)
      it(`keep what was not taken from a receiver that ${what}`, async () => {
        const one = await receiver(behave);
        const { id, position } = await hook(one.url);
        await show('ICDD1', what);
        await serving(() => until(async () => (await standing(id)).failures === 1));
        const [call] = (await get(`/webhooks/${id}/deliveries`)).json();
        assert.match(call.detail, detail);
        const { position: still, dueAt } = await standing(id);
        assert.equal(still, position);
        if (what === 'is too busy') assert.ok(Date.parse(dueAt) > Date.now() + 7_000_000);
        one.behave = (response) => response.end();
        assert.equal((await ask('PATCH', `/webhooks/${id}`, { state: 'active' })).json().failures, 0);
        await serving(() => until(async () => (await standing(id)).position > position));
        assert.equal(one.events.at(-1)!.igsn, 'ICDD1');
      });

    it('give a receiver up that is gone, or fails for days, and say why', async () => {
      const gone = await receiver((response) => response.writeHead(410).end());
      const { id } = await hook(gone.url);
      await show('ICDE1');
      await serving(() => until(async () => (await standing(id)).state === 'paused'));
      assert.match((await standing(id)).pausedReason, /410/);
      const { id: dead } = await hook('http://127.0.0.1:9/');
      await show('ICDE2');
      let now = Date.parse('2032-01-01T00:00:00Z');
      for (let n = 1; (await standing(dead)).state === 'active'; n++) {
        await serving(
          () => until(async () => (await standing(dead)).failures === n),
          () => new Date(now),
        );
        now += 12 * 3_600_000;
        assert.ok(n < 20);
      }
      const { failures, pausedReason, position } = await standing(dead);
      assert.equal(failures, 8);
      assert.match(pausedReason, /No call was taken since 2032-01-01T00:00:00.000Z, after 8 tries/);
      await show('ICDE3');
      await serving(
        () => sleep(100),
        () => new Date(now + 1e9),
      );
      assert.equal((await standing(dead)).failures, 8);
      const alive = await receiver();
      await ask('PATCH', `/webhooks/${dead}`, { url: alive.url, state: 'active' });
      await serving(() => until(() => alive.events.length === 2));
      assert.ok(alive.events[0]!.changeNumber > position);
    });

    it('tell a hundred at most in a call, and everything from behind a position', async () => {
      const names = Array.from({ length: 230 }, (_, n) => `ICDF${n}`);
      await change(
        house(),
        ...names.map((igsn) => ({ igsn, description: described(igsn), wish: 'findable' as const })),
      );
      await confirm();
      const one = await receiver();
      const { id } = await hook(one.url, { position: 0, scope: 'GFZ.ICDP' });
      await serving(() => until(() => new Set(one.events.map((event) => event.igsn)).size >= 230));
      assert.ok(one.calls.every((call) => call.told.events.length <= 100));
      assert.equal(new Set(one.events.map((event) => event.changeNumber)).size, one.events.length);
      await ask('PATCH', `/webhooks/${id}`, { position: one.calls[0]!.told.position });
      const told = one.events.length;
      await serving(() => until(() => one.events.length === told * 2 - one.calls[0]!.told.events.length));
    });

    it('are served by one of two servers at a time, in order', async () => {
      const one = await receiver((response) => void setTimeout(() => response.end(), 5));
      const { id } = await hook(one.url, { position: 0 });
      const known = await house().store.read.selectFrom('record').select('changed_seq').execute();
      const numbers = known.map((row) => row.changed_seq).toSorted((a, b) => a - b);
      await serving(() => serving(() => until(async () => (await standing(id)).position === numbers.at(-1))));
      assert.deepEqual(
        one.events.map((event) => event.changeNumber),
        numbers,
      );
    });

    it('remember a hundred calls and no more, and are tried once a second', async () => {
      const one = await receiver();
      const { id } = await hook(one.url);
      const ping = () => ask('POST', `/webhooks/${id}/test`);
      assert.deepEqual([(await ping()).statusCode, (await ping()).statusCode], [200, 429]);
      assert.equal(one.calls.at(-1)!.told.type, 'ping');
      const [first] = (await get(`/webhooks/${id}/deliveries`)).json();
      assert.deepEqual([first.kind, first.outcome, first.status], ['ping', 'delivered', 200]);
      const call = { ...first, webhookId: id, kind: 'changes' };
      for (let n = 0; n < 104; n++)
        await house().unitOfWork((work) => work.webhooks.log({ ...call, id: work.newKey() }, 100));
      assert.equal((await get(`/webhooks/${id}/deliveries?limit=100`)).json().length, 100);
      const { read } = house().store;
      const rows = await read.selectFrom('webhook_delivery').select('kind').where('webhook_id', '=', id).execute();
      assert.deepEqual([rows.length, rows.some(({ kind }) => kind === 'ping')], [100, false]);
    });
  },
  { outgoing: OUTGOING },
);
