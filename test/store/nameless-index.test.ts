import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openStore } from '../../src/store/engine/open-store.ts';
import { insertRows } from '../../src/store/engine/set-based.ts';
import { migrateStore } from '../../src/store/migrations/migrate-store.ts';
import { migrationsFor } from '../../src/store/migrations/migrations.ts';
import { tick } from '../../src/store/ports/change-clock.ts';
import type { Store } from '../../src/store/store.ts';
import { findByWords, indexNow } from '../search/small-catalogue.ts';
import { onEachPlace } from './each-engine.ts';

const THIS = '0031-harvested-without-igsn';
const AT = '2026-01-15T12:00:00Z';

/** A store as the program before left it: a record with an IGSN in the index, one without that is in none, one that is not shown. */
async function fillBefore(store: Store): Promise<void> {
  const { engine } = store;
  const before = Object.keys(migrationsFor(engine)).filter((name) => name < THIS);
  await store.unitOfWork((transaction) => migrateStore(transaction, engine, before));
  const source = { name: 'peer', title: 'Peer', kind: 'oai-pmh', url: 'https://peer.example/oai' };
  const [description, empty] = [JSON.stringify(described('Dunite')), { document: null, sets: '[]', content_hash: '' }];
  const common = { source: 'peer', ...empty, datestamp: AT, format: 'oai_dc', media_type: 'text/xml', description };
  const texts = { object_type: 'sample', expedition: '', title: 'Dunite', search_text: '', landing_url: null };
  const seen = { first_seen_at: AT, seen_at: AT, seen_run: '0190f3c8-0000-7000-8000-000000000000', changed_at: AT };
  const row = { ...common, ...texts, ...seen, state: 'present' };
  await store.unitOfWork(async (db) => {
    await insertRows(db, engine, 'harvest_source', [
      { ...source, created_at: AT, created_by: 'test', changed_at: AT },
    ] as never);
    const { firstSeq } = await tick(db, 3, AT);
    await insertRows(db, engine, 'harvested_record', [
      { ...row, item: 'one', igsn: 'PEER1', is_shown: 1, changed_seq: firstSeq },
      { ...row, item: 'two', igsn: null, is_shown: 1, changed_seq: firstSeq + 1 },
      { ...row, item: 'three', igsn: null, is_shown: 0, state: 'unreadable', changed_seq: firstSeq + 2 },
    ]);
    const keys = { title_key: 'dunite', name_key: 'dunite', facets: '', changed_seq: firstSeq };
    await insertRows(db, engine, 'search_entry', [
      { id: 77, igsn: 'PEER1', source: 'peer', object_type: 'sample', ...keys, top_m: 1.5 },
    ]);
    await insertRows(db, engine, 'search_shown', [{ id: 77, title: 'Dunite', shown: '{}', spelt_words: '' }]);
    const follower = { name: 'search', fingerprint: 'entries 4', seq: firstSeq + 2, changed_at: AT };
    await insertRows(db, engine, 'change_follower', [follower]);
  });
}

function described(title: string) {
  const lists = { otherNames: [], geologicalAges: [], children: [], depths: [], agents: [], fundingAgencies: [] };
  const said = { igsn: '', namespace: '', objectType: 'sample', name: title, title, isPublic: true };
  return { ...said, ...lists, relatedWorks: [], keywords: [], stated: [], isDemonstration: false };
}

onEachPlace('a store from before harvested records without IGSN were searched', (place) => {
  it('keeps its index, and takes them up as changes', async () => {
    const { dataFolder, databaseUrl } = place();
    const store = openStore({ dataFolder, databaseUrl });
    try {
      await fillBefore(store);
      const [{ seq: before }] = await clockOf(store);
      const later = Object.keys(migrationsFor(store.engine)).filter((name) => name >= THIS);
      assert.deepEqual(await store.migrate(), later);
      assert.deepEqual(await clockOf(store).then((rows) => rows.map(({ seq }) => seq)), [before + 1]);
      const told = await store.read
        .selectFrom('harvested_record')
        .select(['item', 'changed_seq', 'was_shown'])
        .orderBy('changed_seq')
        .execute();
      assert.deepEqual(
        told.map((row) => [row.item, row.was_shown, row.changed_seq > before]),
        [
          ['one', 1, false],
          ['three', 0, false],
          ['two', 1, true],
        ],
      );
      await indexNow(store);
      const entries = store.read.selectFrom('search_entry').select(['id', 'igsn', 'item', 'top_m']).orderBy('item');
      const [kept, came] = await entries.execute();
      assert.deepEqual(kept, { id: 77, igsn: 'PEER1', item: 'one', top_m: 1.5 });
      assert.deepEqual([came?.igsn, came?.item], [null, 'two']);
      assert.deepEqual(await findByWords(store, 'dunite'), [], 'those without IGSN are not among IGSNs');
    } finally {
      await store.close();
    }
  });
});

async function clockOf(store: Store): Promise<[{ seq: number }]> {
  const rows = await store.read.selectFrom('change_clock').select('seq').execute();
  return rows.map(({ seq }) => ({ seq: Number(seq) })) as [{ seq: number }];
}
