import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { harvestBySchedule } from '../../src/cli/harvest/harvest-by-schedule.ts';
import { READABLE } from '../../src/formats/formats.ts';
import { itemReader } from '../../src/harvest/read-item.ts';
import { addSource, askForReread, changeSource } from '../../src/operations/harvest/change-sources.ts';
import type { Harvesting } from '../../src/operations/harvest/harvest-source.ts';
import { type RereadCounts, rereadSource } from '../../src/operations/harvest/reread-source.ts';
import { listHarvestSources } from '../../src/store/read/list-harvest-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { dublinCore, FakeProvider, fakeRecords } from './fake-provider.ts';
import { HARVESTER, harvestHere, harvestingHere, keptOf } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

const WITHOUT_DC = READABLE.filter((one) => one.name !== 'oai_dc');

onEachEngine('what is kept of a source', (house) => {
  const add = (name: string, more: object = {}) =>
    addSource(house().unitOfWork, { name, url, metadataPrefix: 'oai_dc', pauseMs: 0, ...more }, HARVESTER);
  /** A program of before, that could not read Dublin Core. */
  const poor = (): Harvesting => ({ ...harvestingHere(house()), read: itemReader(WITHOUT_DC), reader: 'poor' });
  const options = { caller: HARVESTER, holder: 'test' };
  const rows = (name: string) =>
    house()
      .store.read.selectFrom('harvested_record')
      .select(['item', 'state', 'igsn', 'changed_seq', 'seen_run', 'seen_at', 'first_seen_at', 'read_by'])
      .where('source', '=', name)
      .orderBy('item')
      .execute();

  it('is read again by a better reader without asking the source, batch by batch, and goes on where it was broken off', async () => {
    provider.reset(fakeRecords(450));
    await add('better');
    const { run } = await harvestHere(house(), 'better', {}, poor());
    assert.deepEqual([run.state, run.rejected], ['complete', 450]);
    const before = await rows('better');
    provider.asked = [];
    const stopping = new AbortController();
    const first = await rereadSource(harvestingHere(house()), 'better', {
      ...{ ...options, signal: stopping.signal },
      onProgress: () => stopping.abort(),
    });
    assert.deepEqual([first.read, first.isDone], [200, false]);
    const second = await rereadSource(harvestingHere(house()), 'better', options);
    assert.deepEqual([second.read, second.madeReadable, second.unreadable, second.isDone], [250, 250, 0, true]);
    assert.deepEqual(provider.asked, [], 'the source is not asked');
    const now = await rows('better');
    assert.ok(now.every((row) => row.state === 'present' && row.igsn !== null && row.read_by === 'test.0'));
    const told = (of: typeof now) => of.map((row) => [row.item, row.seen_run, row.seen_at, row.first_seen_at]);
    assert.deepEqual(told(now), told(before), 'nobody met them again');
    const [standing] = await listHarvestSources(house().store.read, 'better');
    assert.deepEqual([standing?.present, standing?.unreadable, standing?.heldUntil], [450, 0, null]);
  });

  it('is no change where nothing else is read, and is read again on request', async () => {
    provider.reset(fakeRecords(5));
    await add('same');
    await harvestHere(house(), 'same');
    const before = await rows('same');
    assert.equal((await rereadSource(harvestingHere(house()), 'same', options)).read, 0);
    await askForReread(house().unitOfWork, 'same', HARVESTER);
    const { read, changed } = await rereadSource(harvestingHere(house()), 'same', options);
    assert.deepEqual([read, changed], [5, 0]);
    const now = await rows('same');
    assert.deepEqual(
      now.map((row) => row.changed_seq),
      before.map((row) => row.changed_seq),
    );
    const { run } = await harvestHere(house(), 'same', { isFull: true });
    assert.equal(run.unchanged, 5, 'a run after it has nothing to do');
  });

  it('is read again by a full run, too, where another reader read it', async () => {
    provider.reset(fakeRecords(5));
    await add('full');
    await harvestHere(house(), 'full', {}, poor());
    const { run } = await harvestHere(house(), 'full', { isFull: true });
    assert.deepEqual([run.changed, run.rejected], [5, 0]);
  });

  it('is not of other things than samples, unless the source is to give all', async () => {
    provider.reset(fakeRecords(3, 9001));
    const data = dublinCore('ABC9002', 'Grain sizes').replace('</oai_dc:dc>', '<dc:type>Dataset</dc:type></oai_dc:dc>');
    provider.records[1] = { ...provider.records[1]!, metadata: data };
    await add('mixed');
    const { run } = await harvestHere(house(), 'mixed');
    assert.deepEqual([run.added, run.others, run.rejected], [3, 1, 0]);
    const states = async () => (await keptOf(house(), 'mixed')).map((row) => `${row.state} ${row.is_shown}`);
    assert.deepEqual(await states(), ['present 1', 'other 0', 'present 1']);
    const [standing] = await listHarvestSources(house().store.read, 'mixed');
    assert.deepEqual([standing?.present, standing?.others], [2, 1]);
    await changeSource(house().unitOfWork, 'mixed', { takes: 'all' }, HARVESTER);
    assert.equal((await rereadSource(harvestingHere(house()), 'mixed', options)).changed, 1);
    assert.deepEqual(await states(), ['present 1', 'present 1', 'present 1']);
    await changeSource(house().unitOfWork, 'mixed', { takes: 'samples' }, HARVESTER);
    const { changed, others } = await rereadSource(harvestingHere(house()), 'mixed', options);
    assert.deepEqual([changed, others], [1, 1]);
    assert.deepEqual(await states(), ['present 1', 'other 0', 'present 1']);
    const again = await harvestHere(house(), 'mixed', { isFull: true });
    assert.deepEqual([again.run.unchanged, again.run.others], [3, 1], 'they are counted by each run');
    provider.records.splice(1, 1);
    provider.identify = { deletedRecord: 'no' };
    const gone = await harvestHere(house(), 'mixed', { isFull: true });
    assert.equal(gone.run.deleted, 1, 'what is kept aside is deleted as all else');
    await assert.rejects(changeSource(house().unitOfWork, 'mixed', { takes: 'none' as 'all' }, HARVESTER), {
      code: 'invalid-input',
    });
  });

  it('is read again by the server, once', async () => {
    provider.reset(fakeRecords(4));
    await add('server');
    await harvestHere(house(), 'server', {}, poor());
    const read: RereadCounts[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const listener = {
      done: () => undefined,
      reread: (counts: RereadCounts) => {
        read.push(counts);
        if (counts.source === 'server') resolve();
      },
      failed: (_: string, error: unknown) => reject(error),
    };
    const schedule = harvestBySchedule(harvestingHere(house()), house().now, listener, 5);
    await promise;
    await schedule.stop();
    assert.deepEqual(read.find((one) => one.source === 'server')?.madeReadable, 4);
    assert.equal(new Set(read.map((one) => one.source)).size, read.length);
  });

  it('is for administrators, of sources that are there and free', async () => {
    await add('guarded');
    const reader = { ...HARVESTER, grants: [] };
    await assert.rejects(rereadSource(harvestingHere(house()), 'guarded', { ...options, caller: reader }), {
      code: 'not-allowed',
    });
    await assert.rejects(askForReread(house().unitOfWork, 'guarded', reader), { code: 'not-allowed' });
    await assert.rejects(rereadSource(harvestingHere(house()), 'nowhere', options), { code: 'not-found' });
    await assert.rejects(askForReread(house().unitOfWork, 'nowhere', HARVESTER), { code: 'not-found' });
    await house().unitOfWork((work) => work.harvests.hold('guarded', 'another', work.now(), '2999-01-01T00:00:00Z'));
    await assert.rejects(rereadSource(harvestingHere(house()), 'guarded', options), { code: 'busy' });
  });
});
