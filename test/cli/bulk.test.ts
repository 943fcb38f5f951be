import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, it } from 'node:test';
import { addClient } from '../registry/parties.ts';
import { call, start } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

/** Several seconds of work: it is killed when 1500 are done. */
const MANY = 8000;

onEachPlace('corestone bulk', (place) => {
  const file = (name: string, text: string) => {
    const path = join(place().dataFolder, name);
    writeFileSync(path, text);
    return path;
  };
  const lines = (count: number, prefix: string) =>
    Array.from(
      { length: count },
      (_, n) => `${JSON.stringify({ igsn: `${prefix}${n}`, description: { title: `No. ${n}` } })}\n`,
    ).join('');
  const bulk = (...words: string[]) => call(['bulk', ...words, '--json', ...place().flags]);

  before(async () => {
    const house = await houseAt(place());
    await addClient(house, 'GFZ.ICDP', ['ICD']);
    await addClient(house, 'GFZ.OTHER', ['OTH']);
    await house.close();
  });

  it('registers a file, tells what was rejected, and does nothing on a dry run', async () => {
    const path = file('some.ndjson', `${lines(700, 'ICDA')}{"igsn":"OTH1","description":{"title":"x"}}\n`);
    const tried = await bulk(path, '--client', 'gfz.icdp', '--dry-run');
    assert.equal(JSON.parse(tried.out).accepted, 700, tried.error);
    const done = await bulk(path, '--client', 'gfz.icdp');
    assert.equal(done.status, 1);
    const { id, accepted, rejected, results } = JSON.parse(done.out);
    assert.deepEqual([accepted, rejected], [700, 1]);
    const told = readFileSync(results, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(told.filter((one) => one.outcome === 'created').length, 700);
    assert.equal(told.at(-1).code, 'not-allowed');
    const listed = JSON.parse((await call(['jobs', 'list', '--json', ...place().flags])).out);
    assert.deepEqual([listed.length, listed[0].id, listed[0].state], [2, id, 'done']);
    assert.match((await call(['jobs', 'show', id, ...place().flags])).out, /accepted +700/);
  });

  it('goes on where it was killed', async () => {
    const path = file('many.ndjson', lines(MANY, 'ICDB'));
    const first = start(['bulk', path, ...place().flags]);
    const house = await houseAt(place());
    const doneSoFar = async () =>
      (
        await house.store.read
          .selectFrom('job')
          .select('done')
          .where('parameters', 'like', '%many.ndjson%')
          .executeTakeFirst()
      )?.done ?? 0;
    while ((await doneSoFar()) < 1500) await new Promise((resolve) => setTimeout(resolve, 10));
    first.child.kill('SIGKILL');
    assert.equal((await first.ended).signal, 'SIGKILL');
    const again = await bulk(path);
    assert.deepEqual([again.status, JSON.parse(again.out).accepted], [0, MANY], again.error);
    const versions = await house.store.read
      .selectFrom('record_version')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('version').as('most')])
      .where('igsn', 'like', 'ICDB%')
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...versions }, { count: MANY, most: 1 });
    await house.close();
  });

  it('publishes, hides, withdraws and transfers lists of IGSNs', async () => {
    await bulk(file('new.ndjson', lines(4, 'ICDL')));
    const list = file('list.ndjson', '"ICDL0"\n"ICDL1"\n');
    const done = async (...words: string[]) => {
      const { id, accepted, rejected, results } = JSON.parse((await bulk(list, ...words)).out);
      const told = readFileSync(results, 'utf8').trim().split('\n');
      const first = JSON.parse(told[0]!) as { outcome: string; state: string };
      return { id, told: [accepted, rejected, first.outcome, first.state] };
    };
    assert.deepEqual((await done('--kind', 'hide')).told, [2, 0, 'updated', 'hidden']);
    assert.equal((await done('--kind', 'publish')).told[2], 'updated');
    assert.equal((await done('--kind', 'transfer', '--to', 'gfz.other')).told[2], 'transferred');
    const foreign = await bulk(list, '--kind', 'transfer', '--to', 'gfz.icdp', '--client', 'gfz.other');
    assert.match(foreign.error, /cannot be given to GFZ\.ICDP/);
    const words = ['--kind', 'withdraw', '--reason', 'Broken', '--withdrawal-kind', 'destroyed'];
    assert.deepEqual((await done(...words)).told, [2, 0, 'withdrawn', 'withdrawn']);
    assert.match((await bulk(list, '--kind', 'withdraw')).error, /needs a reason/);
    assert.match((await bulk(list, '--kind', 'transfer')).error, /needs the client/);
    assert.match((await bulk(list, ...words.slice(0, 4), '--withdrawal-kind', 'lost')).error, /is one of/);
  });

  it('refuses wrong calls', async () => {
    assert.match((await bulk(file('x.doc', ''))).error, /files end in/);
    assert.match((await bulk(join(place().dataFolder, 'none.csv'))).error, /is not there/);
  });
});
