import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, it } from 'node:test';
import { manyRecords, writeSqlDump } from '../registry/registry-dump.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callAndKill, chance, untilQuiet } from './kill-at.ts';

const RECORDS = 3000;
const ROUNDS = 4;

onEachPlace('an import of a registry that is killed', (place) => {
  const folder = writeSqlDump(manyRecords(RECORDS));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('again and again goes on where it was, and has everything once in the end', async () => {
    await call(['init', ...place().flags]);
    const random = chance(31);
    let killed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (await callAndKill(['registry', 'import', folder], place(), async () => true, 700 + random() * 900)) killed++;
      await untilQuiet(place());
    }
    assert.ok(killed >= 1, 'no import was killed before it ended');
    const ended = await call(['registry', 'import', folder, '--json', ...place().flags]);
    // Some findings of the parties are errors, so it ends with 1.
    assert.equal(ended.status, 1, ended.error);
    const house = await houseAt(place());
    try {
      for (const table of [
        'record',
        'record_version',
        'record_document',
        'record_media',
        'identifier_alias',
      ] as const) {
        const [count] = await house.store.read
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .execute();
        assert.equal(Number(count!.n), RECORDS, table);
      }
    } finally {
      await house.close();
    }
    assert.equal((await call(['verify', ...place().flags])).status, 0);
  });
});
