import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { House } from '../../../src/context.ts';
import { withdrawIdentifier } from '../../../src/operations/withdraw-identifier.ts';
import { type Delivery, deliverLanes } from '../../../src/outbox/deliver-outbox.ts';
import { type Lane, laneFinder, soleLane } from '../../../src/outbox/lane.ts';
import { countOutbox } from '../../../src/outbox/outbox-rows.ts';
import { queueOpened } from '../../../src/outbox/queue-opened.ts';
import { upstreamStandings } from '../../../src/outbox/upstream-standings.ts';
import { dataciteUpstream } from '../../../src/upstream/datacite/datacite.ts';
import { onEachEngine } from '../../store/each-engine.ts';
import { TESTER } from '../../store/tree-rows.ts';
import { DATACITE_ACCOUNT, type DataciteServer, startDatacite } from './datacite-server.ts';
import { keep, names, rowsOf, waiting } from './kept-records.ts';
import { adapterSettings, sectionNamed } from './told-record.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const after_ = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const { user, password, clientId } = DATACITE_ACCOUNT;

onEachEngine(
  'delivery to DataCite',
  (house) => {
    let server: DataciteServer;
    let lane: Lane;
    before(async () => {
      server = await startDatacite();
    });
    after(() => server.close());
    beforeEach(async () => {
      server.dois.clear();
      server.asked.length = 0;
      server.mishap = () => undefined;
      await house().store.unitOfWork(async (db) => {
        await db.deleteFrom('outbox').execute();
        await db.deleteFrom('record_version').execute();
        await db.deleteFrom('record').execute();
        await db.deleteFrom('identifier').execute();
      });
      lane = soleLane(dataciteUpstream({ ...adapterSettings(server.url, user, password), clientId }));
    });

    const deliver = (at: Date): Promise<Delivery> =>
      deliverLanes(house().store, [lane], { now: () => at, random: () => 1 });
    const states = async () => countOutbox(house().store.read);

    it('registers what waits, several at the same time, and shows it as registered', async () => {
      await keep(house(), ...names('MANY', 300).map((igsn) => waiting(igsn)));
      assert.deepEqual(await deliver(NOON), { confirmed: 300, failed: 0 });
      assert.deepEqual([server.dois.size, server.asked.length], [300, 300]);
      assert.ok([...server.dois.values()].every((one) => one.state === 'findable' && one.writes === 1));
      const records = await house().store.read.selectFrom('record').select('state').distinct().execute();
      assert.deepEqual(records, [{ state: 'registered' }]);
    });

    it('tells one identifier its versions in order, and last that it is withdrawn', async () => {
      await keep(house(), waiting('ORDER'));
      await keep(house(), waiting('ORDER', { version: 2, landingUrl: 'https://igsn.example.org/second' }));
      await withdrawIdentifier(house().unitOfWork, { igsn: 'ORDER', reason: 'lost' }, { hasUpstream: true }, TESTER);
      assert.deepEqual(await deliver(NOON), { confirmed: 3, failed: 0 });
      const { state, attributes } = server.dois.get('10.60510/order')!;
      assert.deepEqual(
        [state, attributes.version, attributes.url],
        ['registered', '2', 'https://igsn.example.org/second'],
      );
    });

    it('tells nothing of what an embargo hides, and the rest when it has ended', async () => {
      const open = sectionNamed('CLOSED');
      const rock = 'secret gneiss';
      const closed = { ...open, rock, title: `Piece of ${rock}`, isPublic: false, moratoriumUntil: '2026-03-05' };
      const description = Buffer.from(JSON.stringify(closed));
      await keep(house(), waiting('CLOSED', { description, embargoEnd: '2026-03-05' }), waiting('OPEN'));
      assert.equal((await deliver(NOON)).confirmed, 2);
      const day = 24 * 3600;
      assert.equal(await queueOpened(house().store, after_(3 * day)), 0);
      assert.ok(server.asked.every((one) => !one.body.includes(rock)));
      assert.equal(await queueOpened(house().store, after_(4 * day)), 1);
      assert.equal(await queueOpened(house().store, after_(4 * day)), 0);
      assert.equal((await deliver(after_(4 * day))).confirmed, 1);
      assert.match(server.asked.at(-1)!.body, /secret gneiss/);
      assert.equal(await queueOpened(house().store, after_(9 * day)), 0);
    });

    it('makes a dead letter of what is refused and keeps nobody else waiting', async () => {
      await keep(house(), waiting('GOOD'), waiting('BAD', { landingUrl: 'https://elsewhere.example.org/' }));
      assert.deepEqual(await deliver(NOON), { confirmed: 1, failed: 1 });
      assert.deepEqual(await rowsOf(house()), ['BAD 1 register needs-a-person 1', 'GOOD 1 register confirmed 1']);
      const row = house().store.read.selectFrom('outbox').select('last_error').where('igsn', '=', 'BAD');
      assert.match((await row.executeTakeFirstOrThrow()).last_error!, /422 url: URL is not allowed by repository/);
    });

    for (const [label, mishap] of [
      ['refuses connections', 'cut before'],
      ['is overloaded', { status: 503 }],
      ['fails at everything', { status: 500 }],
      ['no longer knows our password', { status: 401 }],
    ] as const) {
      it(`survives five days of an upstream that ${label}: nothing is given up, hardly anything asked`, async () => {
        await keep(house(), ...names('WAIT', 60).map((igsn) => waiting(igsn)));
        server.mishap = () => mishap;
        for (let minute = 0; minute < 5 * 24 * 60; minute += 120) await deliver(after_(minute * 60));
        const { retry = 0, pending = 0 } = await states();
        assert.equal(retry + pending, 60);
        assert.ok(server.asked.length <= 5 * 12 + 20, `${server.asked.length} requests`);
        const standing = await standingOf(house());
        assert.deepEqual([standing.circuit.state, standing.counts], ['half-open', await states()]);
        assert.ok(standing.oldestWaitingS! > 4 * 24 * 3600 && standing.lastError !== null);
        server.mishap = () => undefined;
        for (let times = 1; times <= 3; times++) await deliver(after_((5 * 24 + times) * 3600));
        assert.deepEqual(await states(), { confirmed: 60 });
        assert.equal((await standingOf(house())).circuit.state, 'closed');
      });
    }

    it('asks nothing before the time that Retry-After names, and counts no try', async () => {
      await keep(house(), ...names('BUSY', 30).map((igsn) => waiting(igsn)));
      server.mishap = (_, number) => (number > 10 ? { status: 429, headers: { 'retry-after': '600' } } : undefined);
      await deliver(NOON);
      const asked = server.asked.length;
      assert.ok(asked > 10 && asked < 10 + 5, `${asked} requests`);
      server.mishap = () => undefined;
      await deliver(after_(599));
      assert.equal(server.asked.length, asked);
      await deliver(after_(601));
      await deliver(after_(700));
      assert.deepEqual(await states(), { confirmed: 30 });
      const attempts = house()
        .store.read.selectFrom('outbox')
        .select((eb) => eb.fn.max('attempts').as('most'));
      assert.equal((await attempts.executeTakeFirstOrThrow()).most, 1);
    });

    it('asks a person about a record at which only upstream fails, while others get through', async () => {
      await keep(house(), waiting('POISON'));
      server.mishap = ({ path }) => (path.endsWith('poison') ? 'lie' : undefined);
      for (let round = 0; round < 14; round++) {
        await keep(house(), waiting(`FINE${round}`));
        await deliver(after_(round * 4000));
      }
      assert.equal((await rowsOf(house())).at(-1), 'POISON 1 register needs-a-person 12');
      assert.deepEqual(await states(), { confirmed: 14, 'needs-a-person': 1 });
    });

    it('gives each record once to upstream although every third connection is cut after the work', async () => {
      await keep(house(), ...names('CUT', 90).map((igsn) => waiting(igsn)));
      server.mishap = (_, number) => (number % 3 === 0 ? 'cut after' : number % 7 === 0 ? 'half' : undefined);
      for (let round = 0; round < 8; round++) await deliver(after_(round * 1000));
      assert.deepEqual(await states(), { confirmed: 90 });
      assert.equal(server.dois.size, 90);
      assert.ok([...server.dois.values()].every((one) => one.state === 'findable' && one.attributes.version === '1'));
    });

    it('stops when it is told to, and gives back what it has not sent', async () => {
      await keep(house(), ...names('STOP', 100).map((igsn) => waiting(igsn)));
      const stopping = new AbortController();
      const options = { now: () => NOON, signal: stopping.signal, onProgress: () => stopping.abort() };
      const { confirmed } = await deliverLanes(house().store, [lane], options);
      assert.ok(confirmed > 0 && confirmed < 100, String(confirmed));
      assert.deepEqual(await states(), { confirmed: server.dois.size, pending: 100 - server.dois.size });
    });
  },
  { now: () => NOON },
);

async function standingOf(house: House) {
  const lanes = await laneFinder(house.store, house.upstreams)();
  const { route } = lanes.lanes[0]!;
  // The lane of the test has a name of its own, under which its circuit is kept.
  const [standing] = await upstreamStandings(
    house.store,
    { lanes: [{ ...lanes.lanes[0]!, route: 'upstream' }], unknownRoutes: [] },
    'upstream',
    after_(5 * 24 * 3600),
  );
  assert.equal(route, 'recorded');
  return standing!;
}
