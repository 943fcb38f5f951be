import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { callAndKill, chance, isWriting, untilQuiet } from '../crash/kill-at.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { contentsOf, pack } from './packages-here.ts';

const CODE = '6831';

onEachPlace('a transfer that is killed', (place) => {
  let away: TestPlace | undefined;
  let origin: House | undefined;
  let file = '';
  before(async () => {
    away = await sqlitePlace();
    origin = await houseAt(away, {}, 'none');
    await importRows(origin, holeRows('ICDP', CODE, 250, 3));
    file = await pack(origin, CODE);
  });
  after(async () => {
    await origin?.close();
    await away?.dispose();
  });

  it('in the middle goes on with the next call, and then everything is there once', async () => {
    const random = chance(31);
    let killed = 0;
    for (let round = 0; round < 2; round++) {
      if (await callAndKill(['import', 'package', file], place(), () => isWriting(place()), random() * 400)) killed++;
      await untilQuiet(place());
    }
    assert.ok(killed > 0, 'none was killed before it ended');
    const ended = await call(['import', 'package', file, '--json', ...place().flags]);
    assert.equal(ended.status, 0, ended.error + ended.out);
    const house = await houseAt(place(), {}, 'none');
    try {
      const [there, here] = [await contentsOf(file), await contentsOf(await pack(house, CODE))];
      for (const [table, lines] of Object.entries(there)) assert.deepEqual(here[table], lines, table);
    } finally {
      await house.close();
    }
  });

  it('while a package is made leaves none under its name, and the next call makes it', async () => {
    const out = join(away!.dataFolder, 'killed.corestone');
    const words = ['export', 'package', CODE, '--out', out];
    const isBegun = async () => existsSync(`${out}.parts`);
    await callAndKill(words, away!, isBegun, 0);
    rmSync(`${out}.partial`, { force: true });
    const ended = await call([...words, ...away!.flags]);
    assert.equal(ended.status, 0, ended.error);
    assert.ok(existsSync(out) && !existsSync(`${out}.parts`));
    assert.deepEqual((await contentsOf(out)).section, (await contentsOf(file)).section);
  });
});
