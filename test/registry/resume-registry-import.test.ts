import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { openRegistryDump } from '../../src/intake/registry-dump/open-registry-dump.ts';
import { importRegistryDump } from '../../src/operations/registry/dump/import-registry-dump.ts';
import type { RegistryDump } from '../../src/operations/registry/dump/registry-dump.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { manyRecords, writeSqlDump } from './registry-dump.ts';

const RECORDS = 620;

/** The dump, of which one table breaks off behind so many rows. */
function breakingOff(dump: RegistryDump, table: 'datasets' | 'versions' | 'media', rows: number): RegistryDump {
  const breaking = async function* <Row>(source: AsyncIterable<Row>): AsyncGenerator<Row> {
    let seen = 0;
    for await (const row of source) {
      if (seen++ === rows) throw new Error('the power went out');
      yield row;
    }
  };
  if (table === 'datasets') return { ...dump, datasets: () => breaking(dump.datasets()) };
  if (table === 'versions') return { ...dump, versions: () => breaking(dump.versions()) };
  return { ...dump, media: () => breaking(dump.media()) };
}

onEachEngine('an import of a registry that is broken off', (house) => {
  test('goes on where it was, and ends as one that was not', async () => {
    const folder = writeSqlDump(manyRecords(RECORDS));
    const { unitOfWork, rules, store } = house();
    const actor = { name: 'curator', origin: 'test' } as const;
    const options = { actor, hash: rules.hash, oaiRepository: 'registry.igsn.org' };
    try {
      const dump = await openRegistryDump(folder);
      for (const [table, rows] of [
        ['datasets', 300],
        ['datasets', 550],
        ['versions', 260],
        ['media', 510],
      ] as const)
        await assert.rejects(importRegistryDump(unitOfWork, breakingOff(dump, table, rows), options), /power/);
      const { records, versions, media } = await importRegistryDump(unitOfWork, dump, options);
      assert.deepEqual([records.new + records.unchanged, records.new], [RECORDS, 0]);
      assert.deepEqual([versions.new + versions.unchanged, versions.documents], [RECORDS, 0]);
      assert.deepEqual([media.new + media.unchanged, media.new], [RECORDS, RECORDS - 500]);
      for (const table of [
        'record',
        'record_version',
        'record_document',
        'record_media',
        'identifier_alias',
      ] as const) {
        const [count] = await store.read
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .execute();
        assert.equal(Number(count!.n), RECORDS, table);
      }
      const states = await store.read.selectFrom('record').select('state').distinct().execute();
      assert.deepEqual(states, [{ state: 'registered' }]);
      const broken = (await verifyRegister(store.read)).filter((one) => one.broken > 0);
      assert.deepEqual(broken, []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
