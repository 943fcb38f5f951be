import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { callAndKill, chance, untilQuiet } from './kill-at.ts';

const RUNS = 500;
const SECTIONS = 4;
/** Expedition, hole, runs and sections. */
const OBJECTS = 2 + RUNS + RUNS * SECTIONS;
const CLAIM_MS = 121_000;

onEachPlace('registering that is killed again and again', (place) => {
  let house: House;
  before(async () => {
    house = await houseAt(place());
    await importRows(house, holeRows('ICDP', '6101', RUNS, SECTIONS));
  });
  after(() => house.close());

  const count = async (table: 'identifier' | 'record') => {
    const query = house.store.read.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n'));
    return (await query.executeTakeFirstOrThrow()).n;
  };
  const confirmed = async () => (await countOutbox(house.store.read)).confirmed ?? 0;
  const igsns = async () =>
    new Set((await house.store.read.selectFrom('identifier').select('igsn').execute()).map((one) => one.igsn));

  it('loses nothing it acknowledged, and gives nothing twice', async () => {
    const random = chance(place().engine === 'sqlite' ? 11 : 13);
    const moments = [
      async () => (await count('identifier')) > 0,
      async () => (await count('identifier')) > 1000,
      async () => (await count('record')) > 0,
      async () => (await count('record')) > 700 + random() * 1000,
      async () => (await confirmed()) > 0,
      async () => (await confirmed()) > 1100,
    ];
    let killed = 0;
    let acknowledged = new Set<string>();
    for (const moment of moments) {
      const words = ['register', '--all', '--upstream', 'recorded'];
      if (await callAndKill(words, place(), moment, random() * 40)) killed++;
      await untilQuiet(place());
      assert.deepEqual(
        (await verifyRegister(house.store.read)).filter((one) => one.broken > 0),
        [],
      );
      const now = await igsns();
      for (const igsn of acknowledged) assert.ok(now.has(igsn), `${igsn} was lost`);
      acknowledged = now;
    }
    assert.ok(killed >= 4, `${killed} of 6 calls were killed before they ended`);
  });

  it('goes on where it stopped: every object has one IGSN, one record, one version, and was sent upstream', async () => {
    const ended = await call(['register', '--all', '--upstream', 'recorded', '--json', ...place().flags]);
    assert.equal(ended.status, 0, ended.error);
    // What a killed call had claimed comes back when its claim has run out.
    await deliverOutbox(house.store, house.upstream!, { now: () => new Date(Date.now() + CLAIM_MS) });
    assert.deepEqual([await count('identifier'), await count('record')], [OBJECTS, OBJECTS]);
    const records = await house.store.read
      .selectFrom('record')
      .select(['igsn', 'state', 'version', 'changed_seq'])
      .execute();
    assert.ok(records.every((one) => one.state === 'registered' && one.version === 1));
    assert.equal(new Set(records.map((one) => one.changed_seq)).size, OBJECTS);
    assert.deepEqual(await countOutbox(house.store.read), { confirmed: OBJECTS });
    assert.deepEqual(sentIgsns(place().dataFolder), new Set(records.map((one) => one.igsn)));
  });

  it('no counter gives a number again', async () => {
    const used = await house.store.read.selectFrom('identifier').select(['prefix', 'key']).execute();
    const counters = await house.store.read.selectFrom('igsn_counter').selectAll().execute();
    for (const { prefix, next_key } of counters) {
      const keys = used.filter((one) => one.prefix === prefix).map((one) => one.key!);
      assert.equal(new Set(keys).size, keys.length);
      assert.ok(Math.max(...keys) < next_key, `${prefix}: ${Math.max(...keys)} is below ${next_key}`);
    }
    const verified = await call(['verify', ...place().flags]);
    assert.equal(verified.status, 0, verified.out);
  });
});

/** What the journal of the recorded upstream says was sent; a line that a kill cut short stands alone and does not count. */
function sentIgsns(dataFolder: string): Set<string> {
  const lines = readFileSync(join(dataFolder, 'upstream-recorded.ndjson'), 'utf8').split('\n');
  const whole = lines.filter(isWhole);
  return new Set(whole.map((line) => (JSON.parse(line) as { igsn: string }).igsn));
}

function isWhole(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
