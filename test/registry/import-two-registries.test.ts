import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { openRegistryDump } from '../../src/intake/registry-dump/open-registry-dump.ts';
import { importRegistryDump } from '../../src/operations/registry/dump/import-registry-dump.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { documentOf, formerRegistry, type TableRows, type Tables, writeSqlDump } from './registry-dump.ts';

const TIMES = { created: '2012-03-01 10:00:00', minted: '2012-03-01 10:00:05' };

function withRecord(id: number, metadata: TableRows): Tables {
  const page = { doi: '10273/GFX1', url: 'https://example.org/1', is_active: 1, datacentre: 10, ...TIMES };
  return { ...formerRegistry(), dataset: [{ id, ...page }], metadata, media: [] };
}

/** The registry above keeps the registration, the agent below kept the description as well, a moment before. */
const ABOVE = withRecord(1, [
  { id: 1, dataset: 1, created: '2012-03-01 10:00:02', xml: documentOf('GFX1', 'x', 'igsn') },
]);
const BELOW = withRecord(77, [
  {
    id: 5,
    dataset: 77,
    created: '2012-03-01 10:00:01',
    xml: documentOf('GFX1', 'x', 'igsn'),
    dif: documentOf('GFX1', 'A dredged basalt', 'igsngfz'),
  },
  { id: 6, dataset: 77, created: '2012-02-01 10:00:01', xml: null, dif: documentOf('GFX1', 'A stone', 'igsngfz') },
]);

for (const order of [
  ['above', 'below'],
  ['below', 'above'],
] as const) {
  onEachEngine(`a registry and its agent, ${order.join(' before ')}`, (house) => {
    test('one record, described by the agent, known to harvesters of both', async () => {
      const { unitOfWork, rules, store } = house();
      const take = async (which: 'above' | 'below') => {
        const folder = writeSqlDump(which === 'above' ? ABOVE : BELOW);
        const oaiRepository = which === 'above' ? 'registry.igsn.org' : 'gfzaa.igsn.org';
        const actor = { name: 'curator', origin: 'test' } as const;
        try {
          return await importRegistryDump(unitOfWork, await openRegistryDump(folder), {
            actor,
            hash: rules.hash,
            oaiRepository,
          });
        } finally {
          rmSync(folder, { recursive: true });
        }
      };
      for (const which of order) await take(which);
      for (const which of order) {
        const again = await take(which);
        assert.deepEqual([again.records.new, again.versions.new, again.versions.documents], [0, 0, 0], which);
      }
      const records = await store.read.selectFrom('record').select(['igsn', 'state', 'title']).execute();
      assert.deepEqual(records, [{ igsn: 'GFX1', state: 'registered', title: 'A dredged basalt' }]);
      const ids = await store.read.selectFrom('identifier_alias').select('spelling').orderBy('spelling').execute();
      assert.deepEqual(
        ids.map((one) => one.spelling),
        ['oai:gfzaa.igsn.org:77', 'oai:registry.igsn.org:1'],
      );
      const documents = await store.read.selectFrom('record_document').select('part').orderBy('part').execute();
      assert.deepEqual(
        documents.map((one) => one.part),
        ['description', 'description', 'registration', 'registration'],
      );
    });
  });
}
