import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import { claimRows, dueRows } from '../../src/outbox/claim-rows.ts';
import { dueQueues } from '../../src/outbox/due-queues.ts';
import { laneFinder } from '../../src/outbox/lane.ts';
import { queueAgain } from '../../src/outbox/queue-again.ts';
import { keep, names, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine, type TestHouse } from './each-engine.ts';

const MANY = 2000;
const LATER = new Date('2100-01-01T00:00:00Z');
const AT = '2200-01-01T00:00:00.000Z';

onEachEngine('the route of what waits for upstream', (house) => {
  before(async () => {
    await house().unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      for (const symbol of ['CORESTONE.TEST', 'CORESTONE.OTHER']) {
        const client = { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 };
        await work.parties.addClient(client, null, work.now());
      }
    });
  });
  const changeUpstream = (symbol: string, upstream: string) =>
    house().unitOfWork((work) => work.parties.changeClient(symbol, { upstream }, work.now()));
  const routes = async () => {
    const query = house().store.read.selectFrom('outbox').select(['igsn', 'state', 'route']).orderBy('igsn');
    return (await query.execute()).map((row) => `${row.igsn} ${row.state} ${row.route}`);
  };

  it('is that of the client, and follows it while rows wait', async () => {
    await keep(house(), waiting('A'), waiting('B', { client: 'CORESTONE.OTHER' }));
    assert.deepEqual(await routes(), ['A pending ', 'B pending ']);
    await changeUpstream('CORESTONE.OTHER', 'handles');
    await keep(house(), waiting('C', { client: 'CORESTONE.OTHER' }));
    assert.deepEqual(await routes(), ['A pending ', 'B pending handles', 'C pending handles']);
    await house().unitOfWork((work) =>
      work.register.giveRecords(['A'], { agent: 'CORESTONE', client: 'CORESTONE.OTHER' }),
    );
    assert.deepEqual((await routes())[0], 'A pending handles');
  });

  it('is looked up anew for what was settled and is told again', async () => {
    await house().store.unitOfWork((db) =>
      db.updateTable('outbox').set({ state: 'confirmed', finished_at: '2026-01-01T00:00:00Z' }).execute(),
    );
    await changeUpstream('CORESTONE.OTHER', '');
    assert.deepEqual(await routes(), ['A confirmed handles', 'B confirmed handles', 'C confirmed handles']);
    assert.equal(await queueAgain(house().store, ['A', 'B'], new Date()), 2);
    assert.deepEqual(await routes(), ['A pending ', 'B pending ', 'C confirmed handles']);
  });

  it('narrows a claim, one lane holding several routes', async () => {
    await changeUpstream('CORESTONE.TEST', 'recorded');
    await keep(house(), waiting('D'));
    const claimed = await claimRows(house().store, LATER, 10, ['', 'recorded']);
    assert.deepEqual(
      claimed.map((row) => row.igsn),
      ['A', 'B', 'D'],
    );
    assert.deepEqual(await claimRows(house().store, LATER, 10, ['handles']), []);
    const { lanes, unknownRoutes } = await laneFinder(house().store, house().upstreams)();
    assert.deepEqual([lanes.map((lane) => lane.routes), unknownRoutes], [[undefined], []]);
  });

  it('spares a claim every row of the other lanes and clients', async () => {
    await keep(house(), ...names('MANY', MANY).map((igsn) => waiting(igsn, { client: 'CORESTONE.OTHER' })));
    await keep(house(), ...names('MORE', MANY).map((igsn) => waiting(igsn)));
    const { engine } = house().store;
    const due = dueRows(engine, AT, 50, { route: 'recorded', client: 'CORESTONE.TEST' }, 'pending');
    const plan = await planOf(house, due);
    assert.match(plan, /outbox_in_line/, plan);
    assert.doesNotMatch(plan, /SCAN o\b|Seq Scan on outbox o\b/, plan);
    if (engine === 'postgres') assert.doesNotMatch(plan, /Rows Removed by Filter: [1-9]/, plan);
    else
      assert.match(
        plan,
        /SEARCH o USING (COVERING )?INDEX outbox_in_line \(route=\? AND client=\? AND state=\? AND due_at<\?\)/,
        plan,
      );
  });

  for (const routes of [undefined, ['', 'recorded']])
    it(`finds who waits along ${routes === undefined ? 'all routes' : 'some'} by steps along the index`, async () => {
      const { rows } = await dueQueues(house().store.engine, AT, routes).execute(house().store.read);
      assert.deepEqual(rows.map(({ route, client }) => `${route} ${client}`).toSorted(), [
        ' CORESTONE.OTHER',
        'recorded CORESTONE.TEST',
      ]);
      const plan = await planOf(house, dueQueues(house().store.engine, AT, routes));
      assert.match(plan, /outbox_in_line/, plan);
      assert.doesNotMatch(plan, /SCAN o(?! USING)|Seq Scan on outbox|Rows Removed by Filter: \d{3}/, plan);
    });
});

async function planOf(house: TestHouse, query: RawBuilder<unknown>): Promise<string> {
  const { store } = house();
  if (store.engine === 'sqlite') {
    const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(store.read);
    return rows.map((row) => row.detail).join('\n');
  }
  return store.unitOfWork(async (db) => {
    await sql`analyze outbox`.execute(db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze) ${query}`.execute(db);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}
