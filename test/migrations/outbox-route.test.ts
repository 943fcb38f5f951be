import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addOutboxRoute } from '../../src/store/migrations/0008-outbox-route.ts';
import { addOutboxClient } from '../../src/store/migrations/0040-outbox-client.ts';
import { keep, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from '../store/each-engine.ts';

onEachEngine('an outbox from before there were routes and clients', (house) => {
  it('gets those of its records', async () => {
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
      for (const index of ['outbox_in_line', 'record_kept_back']) await db.schema.dropIndex(index).execute();
      for (const column of ['route', 'client']) await db.schema.alterTable('outbox').dropColumn(column).execute();
      await addOutboxRoute(db as never, house().store.engine);
      await addOutboxClient(db as never, house().store.engine);
    });
    const rows = await house()
      .store.read.selectFrom('outbox')
      .select(['igsn', 'route', 'client'])
      .orderBy('igsn')
      .execute();
    assert.deepEqual(
      rows.map((row) => `${row.igsn} ${row.route} ${row.client}`),
      ['A  CORESTONE.TEST', 'B handles CORESTONE.OTHER'],
    );
  });
});
