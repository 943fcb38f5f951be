import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addOutboxRoute } from '../../src/store/migrations/0008-outbox-route.ts';
import { keep, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from '../store/each-engine.ts';

onEachEngine('an outbox from before there were routes', (house) => {
  it('gets those that its clients want', async () => {
    await house().unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      for (const symbol of ['CORESTONE.TEST', 'CORESTONE.OTHER']) {
        const client = { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 };
        await work.parties.addClient(client, null, work.now());
      }
      await work.parties.changeClient('CORESTONE.OTHER', { upstream: 'handles' }, work.now());
    });
    await keep(house(), waiting('A'), waiting('B', { client: 'CORESTONE.OTHER' }));
    await house().store.unitOfWork(async (db) => {
      for (const index of ['outbox_of_route', 'record_kept_back']) await db.schema.dropIndex(index).execute();
      await db.schema.alterTable('outbox').dropColumn('route').execute();
      await addOutboxRoute(db as never, house().store.engine);
    });
    const rows = await house().store.read.selectFrom('outbox').select(['igsn', 'route']).orderBy('igsn').execute();
    assert.deepEqual(
      rows.map((row) => `${row.igsn} ${row.route}`),
      ['A ', 'B handles'],
    );
  });
});
