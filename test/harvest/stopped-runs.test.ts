import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { addSource, changeSource, stopHarvest } from '../../src/operations/harvest/change-sources.ts';
import { listHarvestSources } from '../../src/store/read/list-harvest-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { FakeProvider, fakeRecords } from './fake-provider.ts';
import { HARVESTER, harvestHere, keptOf } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

onEachEngine('a run under way', (house) => {
  const add = (name: string, everyHours = 0) => {
    provider.reset(fakeRecords(3000));
    provider.pageSize = 100;
    return addSource(house().unitOfWork, { name, url, metadataPrefix: 'oai_dc', pauseMs: 0, everyHours }, HARVESTER);
  };
  /** Runs a source, and does something as soon as the first records are kept. */
  const runAnd = async (name: string, act: () => Promise<unknown>) => {
    let acted: Promise<unknown> | undefined;
    // The source answers no further until it is done, so that it is done in the middle however slow that is.
    const onProgress = () => {
      acted ??= act();
      provider.waitsFor = acted.then(() => undefined);
    };
    const ended = await harvestHere(house(), name, { onProgress });
    await acted;
    return ended.run;
  };

  it('is stopped by a person, and the next one goes on there', async () => {
    await add('stopped', 24);
    const run = await runAnd('stopped', () => stopHarvest(house().unitOfWork, 'stopped', HARVESTER));
    assert.deepEqual([run.state, run.lastError], ['interrupted', null]);
    const had = (await keptOf(house(), 'stopped')).length;
    assert.ok(had >= 500 && had < 3000, `${had} are kept`);
    const [standing] = await listHarvestSources(house().store.read, 'stopped');
    assert.equal(standing?.failures, 0, 'a stop is no failure');
    const hours = (Date.parse(standing?.dueAt ?? '') - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9, `due in ${hours} hours`);
    provider.asked = [];
    const { run: second } = await harvestHere(house(), 'stopped');
    assert.deepEqual([second.id, second.state, second.added], [run.id, 'complete', 3000]);
    assert.match(provider.asked[1] ?? '', /resumptionToken=/);
  });

  it('ends when its source is switched off, and goes on when that is switched on again', async () => {
    await add('switched');
    const run = await runAnd('switched', () =>
      changeSource(house().unitOfWork, 'switched', { isActive: false }, HARVESTER),
    );
    assert.equal(run.state, 'interrupted');
    const shown = (await keptOf(house(), 'switched')).filter((row) => row.is_shown === 1);
    assert.equal(shown.length, 0);
    await changeSource(house().unitOfWork, 'switched', { isActive: true }, HARVESTER);
    const { run: second } = await harvestHere(house(), 'switched');
    assert.deepEqual([second.id, second.state, second.added], [run.id, 'complete', 3000]);
  });

  it('is stopped by administrators alone, and only where there is one', async () => {
    await add('guarded');
    const { unitOfWork } = house();
    await assert.rejects(stopHarvest(unitOfWork, 'guarded', { ...HARVESTER, grants: [] }), { code: 'not-allowed' });
    await assert.rejects(stopHarvest(unitOfWork, 'guarded', HARVESTER), { code: 'conflict' });
    await assert.rejects(stopHarvest(unitOfWork, 'nowhere', HARVESTER), { code: 'not-found' });
  });
});
