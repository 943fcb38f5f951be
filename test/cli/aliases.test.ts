import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Finding } from '../../src/domain/finding.ts';
import { openStore } from '../../src/store/engine/open-store.ts';
import { fillStore, igsnOf } from '../conformance/oai-pmh/fill-store.ts';
import { onEachPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';

interface Result {
  readonly added: number;
  readonly unchanged: number;
  readonly findings: readonly Finding[];
}

onEachPlace('other names at the command line', (place) => {
  before(async () => {
    const store = openStore(place());
    await store.migrate();
    await fillStore(store, [{ igsn: igsnOf(1) }, { igsn: igsnOf(2) }]);
    await store.close();
  });

  const importing = async (text: string, ...more: readonly string[]) => {
    const file = join(place().dataFolder, 'names.csv');
    writeFileSync(file, text);
    const { status, out } = await callHere(['alias', 'import', file, '--json', ...more, ...place().flags]);
    return { status, ...(JSON.parse(out) as Result) };
  };
  const NAMES = `handle;doi\n10273/OLD1;10.60510/${igsnOf(1)}\nhttps://hdl.handle.net/10273/old2;${igsnOf(2).toLowerCase()}\n10273/${igsnOf(2)};${igsnOf(2)}\n`;

  test('a dry run keeps nothing, an import does it once', async () => {
    for (const [more, added, unchanged] of [
      [['--dry-run'], 2, 1],
      [[], 2, 1],
      [[], 0, 3],
      [['--dry-run'], 0, 3],
    ] as const) {
      const result = await importing(NAMES, ...more);
      assert.deepEqual([result.status, result.added, result.unchanged, result.findings], [0, added, unchanged, []]);
    }
  });

  test('bad rows are told by row, the good ones are kept', async () => {
    const rows: readonly (readonly [row: string, code: string])[] = [
      [`10273/OLD1,${igsnOf(2)}`, 'alias-taken'],
      [`10273/OLD4,${igsnOf(4)}`, 'alias-target-unknown'],
      [`10273/${igsnOf(1)},${igsnOf(2)}`, 'alias-is-igsn'],
      [`,${igsnOf(2)}`, 'cell-empty'],
      ['10273/OLD5,', 'cell-empty'],
      [`${'x'.repeat(300)},${igsnOf(2)}`, 'alias-too-long'],
      [`Drawer 7,${igsnOf(2)}`, ''],
    ];
    const result = await importing(`legacy,igsn\n${rows.map(([row]) => row).join('\n')}\n`);
    assert.deepEqual([result.status, result.added, result.unchanged], [1, 1, 0]);
    const found = new Map(result.findings.map((one) => [one.at?.row, one.code]));
    for (const [at, [, code]] of rows.entries()) assert.equal(found.get(at + 2) ?? '', code, `row ${at + 2}`);
  });

  test('a kind that the name is not is refused', async () => {
    const result = await importing(
      `alias,igsn,kind\nDrawer 8,${igsnOf(2)},handle\n10273/OLD9,${igsnOf(2)},doi\nX1,${igsnOf(2)},thing\n`,
    );
    assert.deepEqual(result.findings.map((one) => [one.code, one.at?.row]).toSorted(), [
      ['alias-kind', 2],
      ['alias-kind', 3],
      ['alias-kind', 4],
    ]);
  });

  test('a file without the columns says which', async () => {
    const result = await importing('a,b\n1,2\n');
    assert.deepEqual([result.status, result.findings[0]?.code], [1, 'column-missing']);
  });

  test('names are listed, exported as they can be imported again, and removed', async () => {
    const file = join(place().dataFolder, 'out.csv');
    assert.equal((await callHere(['alias', 'export', '--out', file, ...place().flags])).status, 0);
    const text = readFileSync(file, 'utf8');
    const wanted = ['alias,igsn,kind', `10273/OLD1,${igsnOf(1)},handle`, `10273/OLD2,${igsnOf(2)},handle`];
    assert.deepEqual(text.trim().split('\n'), [...wanted, `DRAWER 7,${igsnOf(2)},name`]);
    const again = await importing(text);
    assert.deepEqual([again.status, again.added, again.unchanged], [0, 0, 3]);
    const removed = await callHere(['alias', 'remove', 'hdl:10273/old1', ...place().flags]);
    assert.equal(removed.status, 0);
    const { out } = await callHere(['alias', 'list', '--igsn', igsnOf(1), '--json', ...place().flags]);
    assert.deepEqual(JSON.parse(out), []);
    const twice = await callHere(['alias', 'remove', '10273/OLD1', ...place().flags]);
    assert.notEqual(twice.status, 0);
  });
});
