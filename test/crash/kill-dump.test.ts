import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { startDumpWorker } from '../../src/api/jobs/dump-worker.ts';
import { jobStore } from '../../src/store/ports/job-store.ts';
import { change, linesOf, readDump, until } from '../registry/dumps.ts';
import { addClient, described } from '../registry/parties.ts';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { callAndKill } from './kill-at.ts';

const RECORDS = 1500;

onEachPlace('a dump whose process is killed', (place) => {
  it('is finished by the next server, and is whole or not there', async () => {
    const house = await houseAt(place(), {}, 'none');
    await addClient(house, 'GFZ.ICDP', ['ICD']);
    const igsns = Array.from({ length: RECORDS }, (_, n) => `ICD${n}`);
    await change(house, ...igsns.map((igsn) => ({ igsn, description: described(igsn), wish: 'findable' as const })));
    const jobs = jobStore(house.store.read, house.store.engine);
    const folder = join(house.settings.data, 'dumps');
    const isBegun = async () => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.partial'));
    let killed = 0;
    for (const extraMs of [0, 30, 90]) {
      const wasKilled = await callAndKill(['dump', '--format', 'json,csv,igsngfz'], place(), isBegun, extraMs);
      if (wasKilled) killed += 1;
      const worker = startDumpWorker(house, (error) => assert.fail(String(error)), { partRecords: 400 });
      await until(async () => (await jobs.list(undefined, 10)).every((job) => job.state === 'done'));
      await worker.stop();
      const names = readdirSync(folder);
      assert.deepEqual(
        names.filter((name) => name.endsWith('.partial')),
        [],
      );
      const { texts, manifest } = readDump(join(folder, names.toSorted().at(-1)!));
      assert.equal(manifest.records, RECORDS);
      assert.equal(new Set(linesOf(texts.get('json')!).map((one) => one.description.igsn)).size, RECORDS);
    }
    assert.ok(killed > 0, 'no dump was killed in the middle');
    await house.close();
  });

  it('writes where it is told, and nothing over what is there', async () => {
    const out = join(place().dataFolder, 'elsewhere');
    const words = ['dump', '--format', 'oai_dc', '--out', out, '--json', ...place().flags];
    const done = await call(words);
    assert.deepEqual([done.status, done.error], [0, '']);
    assert.equal(JSON.parse(done.out).records, RECORDS);
    assert.equal(
      readDump(out)
        .texts.get('oai_dc')![0]!
        .match(/<oai_dc:dc/g)!.length,
      RECORDS,
    );
    const again = await call(words);
    assert.equal(again.status, 1);
    assert.match(again.error, /is there already/);
    assert.equal((await call(['dump', '--format', 'papyrus', ...place().flags])).status, 1);
  });
});
