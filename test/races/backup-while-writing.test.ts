import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { call, start } from '../store/child-process.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';

describe('a backup while another process registers', () => {
  let place: TestPlace;
  let house: House;
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place);
    await importRows(house, holeRows('ICDP', '6401', 700, 4));
  });
  after(async () => {
    await house.close();
    await place.dispose();
  });

  const records = async () => (await house.store.read.selectFrom('record').select('igsn').execute()).length;

  it('holds one sound moment, and registering goes through', async () => {
    const registering = start(['register', '--all', '--upstream', 'recorded', ...place.flags]);
    while ((await records()) === 0) await sleep(3);
    const backup = await call(['backup', join(place.dataFolder, 'backup'), ...place.flags]);
    assert.equal(backup.status, 0, backup.error);
    assert.equal((await registering.ended).status, 0);
    const elsewhere = ['--data', join(place.dataFolder, 'elsewhere')];
    assert.equal((await call(['restore', join(place.dataFolder, 'backup'), ...elsewhere])).status, 0);
    assert.equal((await call(['verify', ...elsewhere])).status, 0);
    const again = await call(['register', '--all', '--upstream', 'recorded', '--json', ...elsewhere]);
    assert.equal(again.status, 0, again.error);
    const [expedition] = (JSON.parse(again.out) as { expeditions: { registered: number; unchanged: number }[] })
      .expeditions;
    assert.equal(expedition!.registered + expedition!.unchanged, await records());
  });
});
