import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { sql } from 'kysely';
import { openedRows } from '../../src/outbox/queue-opened.ts';
import { refreshStatistics } from '../../src/store/engine/refresh-statistics.ts';
import { keep, names, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from './each-engine.ts';

onEachEngine('the daily look at what opens', (house) => {
  before(async () => {
    await house().unitOfWork(async (work) => {
      await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
      const client = { symbol: 'CORESTONE.TEST', agent: 'CORESTONE', name: 'Test', domains: [], quota: -1 };
      await work.parties.addClient(client, null, work.now());
    });
    await keep(
      house(),
      ...names('OPEN', 3000).map((igsn) => waiting(igsn)),
      waiting('CLOSED', { embargoEnd: '2026-03-05' }),
    );
  });

  before(async () => {
    await house().store.unitOfWork((db) => db.updateTable('record').set({ state: 'registered' }).execute());
    await refreshStatistics(house().store);
  });

  const plan = async () => {
    if (house().store.engine === 'sqlite') {
      const { rows } = await sql<{ detail: string }>`explain query plan ${openedRows('2026-03-06')}`.execute(
        house().store.read,
      );
      return rows.map((row) => row.detail).join('\n');
    }
    // So few rows are read whole for good reasons; what counts is that the planner can do without.
    return house().store.unitOfWork(async (db) => {
      await sql`set local enable_seqscan = off`.execute(db);
      const { rows } = await sql<Record<string, string>>`explain ${openedRows('2026-03-06')}`.execute(db);
      return rows.map((row) => Object.values(row).join('')).join('\n');
    });
  };

  it('reads only the records that have such a day, by their own indexes', async () => {
    const told = await plan();
    assert.match(told, /record_embargo_end/);
    assert.match(told, /record_withheld_until/);
    assert.match(told, /tree_object_path|path>|path >/);
    assert.doesNotMatch(told, /SCAN|AUTOMATIC|Seq Scan on (?:record|outbox|tree_object)/, told);
  });
});
