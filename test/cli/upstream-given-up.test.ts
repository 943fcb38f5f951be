import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { reconcile } from '../../src/outbox/reconcile.ts';
import type { Upstream } from '../../src/upstream/upstream.ts';
import { start } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { recordWrite } from '../store/record-write.ts';

const WAITING = 1203;

onEachPlace('an installation that gives up its upstream', (place) => {
  const call = (words: string) => callHere([...words.split(' '), ...place().flags]);

  it('says at its start and in every command concerned that changes wait, and how to end it', async () => {
    const house = await houseAt(place());
    const igsns = Array.from({ length: WAITING }, (_, at) => `WAIT${String(at).padStart(4, '0')}`);
    await house.unitOfWork(async (work) => {
      const records = igsns.map((igsn) => recordWrite(igsn, { state: 'pending', registeredAt: null }));
      const rows = records.map((one) => ({ ...one, prefix: null, key: null, origin: 'adopted' as const }));
      await work.identifiers.insert(rows, work.now());
      await work.register.write(records, 'tester');
    });
    await house.close();
    const warning = /^warning {2}1,203 changes wait for an upstream, and none is set: .*`corestone outbox settle`/m;
    assert.match((await call('outbox status')).error, warning);
    assert.match((await call('outbox retry')).error, warning);
    const serving = start(['serve', '--port', '0', '--log-level', 'silent', ...place().flags]);
    await new Promise<void>((resolve) => serving.child.stdout!.once('data', () => resolve()));
    serving.child.kill('SIGTERM');
    assert.match((await serving.ended).error, warning);
  });

  it('does not settle while there is one', async () => {
    const { status, error } = await call('outbox settle --upstream recorded');
    assert.equal(status, 2);
    assert.match(error, /has an upstream \(recorded\).*`outbox retry`/);
  });

  it('settles on request: nothing waits any more, what waited is registered in its order, once', async () => {
    const first = await call('outbox settle --json');
    assert.deepEqual(JSON.parse(first.out), { settled: WAITING, registered: WAITING });
    assert.deepEqual(JSON.parse((await call('outbox settle --json')).out), { settled: 0, registered: 0 });
    assert.equal((await call('outbox status')).error, '');
    const house = await houseAt(place());
    assert.deepEqual(await countOutbox(house.store.read), { 'not-applicable': WAITING });
    const records = await house.store.read
      .selectFrom('record')
      .select(['igsn', 'state', 'registered_at'])
      .orderBy('changed_seq')
      .execute();
    assert.ok(records.every((one) => one.state === 'registered' && one.registered_at !== null));
    assert.deepEqual(
      records.map((one) => one.igsn),
      records.map((one) => one.igsn).toSorted(),
    );
    const audit = house.store.read.selectFrom('audit').select('after').where('action', '=', 'settle-without-upstream');
    assert.equal((await audit.execute()).length, 3);
    await house.close();
  });

  it('tells a new upstream, on request, all that was kept without one, and only that', async () => {
    assert.match((await call('outbox retry --untold')).error, /no upstream to tell it/);
    assert.equal(JSON.parse((await call('outbox retry --json --upstream recorded')).out).retried, 0);
    assert.equal((await call('reconcile --upstream recorded')).status, 1);
    const told = JSON.parse((await call('outbox retry --untold --json --upstream recorded')).out);
    assert.deepEqual(told, { retried: WAITING, upstream: { confirmed: WAITING, failed: 0 } });
    assert.equal((await call('reconcile --upstream recorded')).status, 0);
    assert.equal(JSON.parse((await call('outbox retry --untold --json --upstream recorded')).out).retried, 0);
  });

  it('reconciling passes over what was confirmed while it asked', async () => {
    const house = await houseAt(place());
    const upstream: Upstream = {
      name: 'test',
      submit: async () => [],
      recall: async function* () {
        // Between the answer of the upstream and the look at the register.
        const finished = { state: 'confirmed', finished_at: new Date(Date.now() + 1).toISOString() };
        const late = (db: typeof house.store.read) =>
          db.updateTable('outbox').set(finished).where('igsn', '<>', 'WAIT0001').execute();
        await house.store.unitOfWork(late);
      },
    };
    const { findings } = await reconcile(house.store, upstream);
    await house.close();
    assert.deepEqual(
      findings.map((one) => [one.code, one.value]),
      [['upstream-lacks', 'WAIT0001']],
    );
  });
});
