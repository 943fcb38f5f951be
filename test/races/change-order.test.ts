import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { tick } from '../../src/store/ports/change-clock.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { recordWrite } from '../store/record-write.ts';

const WRITERS = 4;
const ROUNDS = 12;

onEachPlace('the order of changes', (place) => {
  let houses: House[] = [];
  before(async () => {
    for (let at = 0; at < WRITERS + 1; at++) houses.push(await houseAt(place()));
  });
  after(async () => {
    for (const house of houses) await house.close();
    houses = [];
  });

  it('a reader that pages by it while others write misses nothing and meets nothing twice', async () => {
    const [reader, ...writers] = houses as [House, ...House[]];
    let isWriting = true;
    const writing = Promise.all(writers.map((house, at) => writeRounds(house, at))).finally(() => {
      isWriting = false;
    });
    const read: { igsn: string; changed_seq: number }[] = [];
    const readPage = async () => {
      const page = await reader.store.read
        .selectFrom('record')
        .select(['igsn', 'changed_seq'])
        .where('changed_seq', '>', read.at(-1)?.changed_seq ?? 0)
        .orderBy('changed_seq')
        .limit(7)
        .execute();
      read.push(...page);
      return page.length;
    };
    while (isWriting) {
      if ((await readPage()) === 0) await sleep(1);
    }
    await writing;
    while ((await readPage()) > 0);
    const all = await reader.store.read.selectFrom('record').select('igsn').execute();
    assert.equal(all.length, WRITERS * ROUNDS * 3);
    assert.deepEqual(read.map((one) => one.igsn).toSorted(), all.map((one) => one.igsn).toSorted());
  });

  it('the clock’s time never runs backwards, not even when the machine’s does', async () => {
    const [house] = houses as [House];
    const times: string[] = [];
    for (const now of ['2200-01-01T00:00:05.999Z', '2100-01-01T00:00:00Z', '2200-01-01T00:00:06Z'])
      times.push((await house.store.unitOfWork((db) => tick(db, 1, now))).at);
    assert.deepEqual(times, ['2200-01-01T00:00:05Z', '2200-01-01T00:00:05Z', '2200-01-01T00:00:06Z']);
  });

  it('numbers that a failed unit of work took are given again, so no reader waits for them', async () => {
    const [house] = houses as [House];
    const next = () => house.store.unitOfWork((db) => tick(db, 5, '2200-01-01T00:00:06Z'));
    const { firstSeq } = await next();
    const failed = house.store.unitOfWork(async (db) => {
      await tick(db, 100, '2200-01-01T00:00:06Z');
      throw new Error('undone');
    });
    await assert.rejects(failed, /undone/);
    assert.equal((await next()).firstSeq, firstSeq + 5);
  });
});

/** Registers three records a round, each round one unit of work of uneven length. */
async function writeRounds(house: House, writer: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await house.unitOfWork(async (work) => {
      const records = [1, 2, 3].map((at) => recordWrite(`RACE${writer}X${round}X${at}`));
      const rows = records.map((one) => ({ ...one, prefix: null, key: null, origin: 'minted' as const }));
      await work.identifiers.insert(rows, work.now());
      await work.register.write(records, 'race');
      await sleep((writer * 7 + round * 3) % 5);
    });
  }
}
