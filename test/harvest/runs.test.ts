import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { addSource, askForRun, changeSource, removeSource } from '../../src/operations/harvest/change-sources.ts';
import { listFindingCounts, listHarvestFindings } from '../../src/store/read/list-harvest-runs.ts';
import { listHarvestSources } from '../../src/store/read/list-harvest-sources.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { FakeProvider, fakeRecords } from './fake-provider.ts';
import { HARVESTER, harvestHere, harvestingHere, keptOf } from './harvest-here.ts';

const provider = new FakeProvider();
let url = '';
before(async () => {
  url = await provider.listen();
});
after(() => provider.close());

onEachEngine('runs of a source', (house) => {
  const add = (name: string, count: number, more: object = {}) => {
    provider.reset(fakeRecords(count));
    provider.pageSize = 100;
    const settings = { name, url, metadataPrefix: 'oai_dc', pauseMs: 0, ...more };
    return addSource(house().unitOfWork, settings, HARVESTER);
  };
  const states = async (name: string) => (await keptOf(house(), name)).map((row) => row.state).join(' ');

  it('take what a full one does not meet as deleted, where the source keeps no deletions', async () => {
    await add('forgets', 6);
    provider.identify = { deletedRecord: 'no' };
    await harvestHere(house(), 'forgets');
    provider.records.splice(1, 2);
    const incremental = await harvestHere(house(), 'forgets');
    assert.equal(incremental.run.deleted, 0, 'only a full run can tell');
    const { run } = await harvestHere(house(), 'forgets', { isFull: true });
    assert.deepEqual([run.state, run.deleted], ['complete', 2]);
    assert.equal(await states('forgets'), 'present deleted deleted present present present');
  });

  it('are held when more than a third would vanish, until somebody says that it is so', async () => {
    await add('shrinks', 6);
    provider.identify = { deletedRecord: 'transient' };
    await harvestHere(house(), 'shrinks');
    provider.records.splice(0, 3);
    const held = await harvestHere(house(), 'shrinks', { isFull: true });
    assert.deepEqual([held.run.state, held.run.deleted, held.codes], ['held', 0, ['vanishing-held']]);
    assert.equal(await states('shrinks'), 'present present present present present present');
    const accepted = await harvestHere(house(), 'shrinks', { isFull: true, acceptsVanishing: true });
    assert.deepEqual([accepted.run.state, accepted.run.deleted], ['complete', 3]);
    assert.equal(await states('shrinks'), 'deleted deleted deleted present present present');
  });

  it('delete nothing that a source with persistent deletions lost without a word', async () => {
    await add('loses', 6);
    await harvestHere(house(), 'loses');
    provider.records.splice(0, 1);
    const { run, codes } = await harvestHere(house(), 'loses', { isFull: true });
    assert.deepEqual([run.state, run.deleted, codes], ['complete', 0, ['records-unmet']]);
  });

  it('go on at the token when a limit ended them', async () => {
    await add('limited', 900);
    const first = await harvestHere(house(), 'limited', { limit: 250 });
    assert.deepEqual([first.run.state, first.run.received], ['interrupted', 300]);
    provider.asked = [];
    const second = await harvestHere(house(), 'limited');
    assert.deepEqual([second.run.state, second.run.received, second.run.id], ['complete', 900, first.run.id]);
    assert.match(provider.asked[1] ?? '', /resumptionToken=%5B300%2C/);
  });

  it('go on where the source failed, and keep what came before', async () => {
    await add('fails', 500);
    provider.intercept = (query) =>
      query.get('resumptionToken')?.startsWith('[200,') === true ? { status: 500, body: '' } : undefined;
    const first = await harvestHere(house(), 'fails');
    assert.deepEqual([first.run.state, (await keptOf(house(), 'fails')).length], ['interrupted', 200]);
    provider.intercept = () => undefined;
    const second = await harvestHere(house(), 'fails');
    assert.deepEqual([second.run.state, second.run.received, second.run.id], ['complete', 500, first.run.id]);
  });

  it('of one source are one at a time', async () => {
    await add('busy', 300);
    const harvesting = harvestingHere(house());
    const { promise: oneEnded, resolve: endOne } = Promise.withResolvers<void>();
    // Without an answer from the source the first to end can only be the refused one, however slow the machine is.
    provider.waitsFor = Promise.race([oneEnded, setTimeout(10_000, undefined, { ref: false })]);
    const run = (holder: string) => harvestHere(house(), 'busy', { holder }, harvesting).finally(endOne);
    const both = await Promise.allSettled([run('one'), run('two')]);
    const refused = both.filter((one) => one.status === 'rejected');
    assert.equal(refused.length, 1);
    assert.equal(refused[0]?.reason.code, 'busy');
    assert.equal((await harvestHere(house(), 'busy')).run.state, 'complete', 'it is free again afterwards');
  });

  it('leave unchanged records as they are, and write what changed once', async () => {
    await add('steady', 50);
    await harvestHere(house(), 'steady');
    const seqs = () =>
      house()
        .store.read.selectFrom('harvested_record')
        .select(['item', 'changed_seq', 'first_seen_at'])
        .where('source', '=', 'steady')
        .orderBy('item')
        .execute();
    const before = await seqs();
    const { run } = await harvestHere(house(), 'steady', { isFull: true });
    assert.equal(run.unchanged, 50);
    assert.deepEqual(await seqs(), before);
    provider.records[7] = { ...provider.records[7]!, sets: ['other'] };
    const { run: second } = await harvestHere(house(), 'steady', { isFull: true });
    assert.equal(second.changed, 1);
    const now = await seqs();
    const changed = now.filter((row, at) => row.changed_seq !== before[at]!.changed_seq);
    assert.deepEqual(
      changed.map((row) => row.item),
      ['oai:fake:ABC8'],
    );
    assert.deepEqual(
      now.map((row) => row.first_seen_at),
      before.map((row) => row.first_seen_at),
    );
  });

  it('give the figures of their source', async () => {
    await add('figures', 10, { everyHours: 24, title: 'Figures of a source' });
    provider.records[0] = { ...provider.records[0]!, isDeleted: true };
    provider.records[1] = { ...provider.records[1]!, metadata: '<x/>' };
    await harvestHere(house(), 'figures');
    const [one] = await listHarvestSources(house().store.read, 'figures');
    const { present, deleted, unreadable, shown, failures, lastRun, dueAt } = one!;
    const figures = { present, deleted, unreadable, failures, state: lastRun?.state };
    assert.deepEqual(figures, { present: 8, deleted: 1, unreadable: 1, failures: 0, state: 'complete' });
    assert.ok(shown <= 8);
    assert.ok(one!.completeness! > 0);
    const hours = (Date.parse(dueAt!) - Date.now()) / 3_600_000;
    assert.ok(hours > 23.9 && hours <= 24, `due in ${hours} hours`);
  });

  it('count what they found beyond what they keep of it', async () => {
    await add('finds', 1200);
    for (const [at, one] of provider.records.slice(0, 1100).entries())
      provider.records[at] = { ...one, metadata: '<x/>' };
    const { run } = await harvestHere(house(), 'finds');
    const counts = await listFindingCounts(house().store.read, run.id);
    const unknown = counts.find((one) => one.code === 'unknown-format');
    assert.deepEqual([unknown?.severity, unknown?.count], ['error', 1100]);
    const some = await listHarvestFindings(house().store.read, {
      ...{ run: run.id, after: 0, limit: 2000, code: 'unknown-format' },
    });
    assert.equal(some.length, 1000);
  });

  it('are asked for by the source’s own clock, from a granule before the last', async () => {
    await add('days', 3);
    provider.identify = { granularity: 'YYYY-MM-DD', earliestDatestamp: '2020-01-01' };
    await harvestHere(house(), 'days');
    provider.asked = [];
    await harvestHere(house(), 'days');
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    assert.match(provider.asked[1] ?? '', new RegExp(`from=${yesterday}$`));
  });

  it('are for administrators, of active sources that are there', async () => {
    await add('guarded', 3);
    const reader = { ...HARVESTER, grants: [] };
    const { unitOfWork } = house();
    await assert.rejects(harvestHere(house(), 'guarded', { caller: reader }), { code: 'not-allowed' });
    await assert.rejects(askForRun(unitOfWork, 'guarded', false, reader), { code: 'not-allowed' });
    await assert.rejects(removeSource(unitOfWork, 'guarded', reader), { code: 'not-allowed' });
    await assert.rejects(harvestHere(house(), 'nowhere'), { code: 'not-found' });
    await changeSource(unitOfWork, 'guarded', { isActive: false }, HARVESTER);
    await assert.rejects(harvestHere(house(), 'guarded'), { code: 'conflict' });
    await assert.rejects(changeSource(unitOfWork, 'guarded', { url: 'ftp://x' }, HARVESTER), { code: 'invalid-input' });
    await assert.rejects(add('guarded', 1), { code: 'already-exists' });
  });
});
