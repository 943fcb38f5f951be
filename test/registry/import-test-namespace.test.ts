import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { openRegistryDump } from '../../src/intake/registry-dump/open-registry-dump.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { importRegistryDump } from '../../src/operations/registry/dump/import-registry-dump.ts';
import { purgeAllTestRecords } from '../../src/operations/registry/purge-test-records.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { documentOf, manyRecords, writeSqlDump } from './registry-dump.ts';

const NOTHING_NEW = { new: 0, unchanged: 1, refused: 0 };
const ACTOR = { name: 'curator', origin: 'test' } as const;

onEachEngine('records of the old namespace for trying', (house) => {
  test('are for trying here, count for nothing, and once removed do not come back', async () => {
    const tables = manyRecords(1);
    const times = { created: '2012-03-01 10:00:00', minted: '2012-03-01 10:00:05' };
    const folder = writeSqlDump({
      ...tables,
      prefix: [...tables.prefix!, { id: 200, prefix: '10273/TEST', created: '2011-01-01 00:00:00' }],
      datacentre_prefixes: [...tables.datacentre_prefixes!, { datacentre: 10, prefixes: 200 }],
      dataset: [{ id: 1, doi: '10273/TEST1', url: 'https://example.org/1', is_active: 1, datacentre: 10, ...times }],
      metadata: [{ id: 1, dataset: 1, ...times, xml: documentOf('TEST1', 'x', 'igsn') }],
    });
    const { unitOfWork, rules, store } = house();
    const options = { actor: ACTOR, hash: rules.hash, oaiRepository: 'registry.igsn.org' };
    try {
      const dump = await openRegistryDump(folder);
      await importRegistryDump(unitOfWork, dump, options);
      const records = await store.read.selectFrom('record').select(['igsn', 'state']).execute();
      assert.deepEqual(records, [{ igsn: 'TEST1', state: 'test' }]);
      const client = await store.read
        .selectFrom('client')
        .selectAll()
        .where('symbol', '=', 'GFZ.ICDP')
        .executeTakeFirst();
      assert.equal(client?.quota_used, 0);
      assert.equal(await purgeAllTestRecords(unitOfWork, 1, localCaller(ACTOR)), 1);
      const again = await importRegistryDump(unitOfWork, dump, options);
      assert.deepEqual([again.records, again.media], [NOTHING_NEW, NOTHING_NEW]);
      assert.deepEqual([again.versions.new, again.versions.unchanged, again.versions.refused], [0, 1, 0]);
      assert.deepEqual(await store.read.selectFrom('record').select('igsn').execute(), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
