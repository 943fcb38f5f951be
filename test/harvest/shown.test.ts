import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { chooseShown } from '../../src/domain/harvest/choose-shown.ts';
import { BUILT_IN } from '../../src/domain/vocabulary/vocabularies.ts';
import { followChanges } from '../../src/operations/following/follow-changes.ts';
import { addSource, changeSource, removeSource } from '../../src/operations/harvest/change-sources.ts';
import type { HarvestRun } from '../../src/operations/harvest/harvest-ports.ts';
import { type BatchToKeep, keepBatch } from '../../src/operations/harvest/keep-batch.ts';
import { shownFollower } from '../../src/operations/harvest/shown-follower.ts';
import type { HarvestedItem } from '../../src/operations/harvest/source-client.ts';
import { findHarvestedByIgsn, findLinkedRecords } from '../../src/store/read/find-harvested.ts';
import { listOwnChanges } from '../../src/store/read/list-own-changes.ts';
import { onEachEngine, type TestHouse } from '../store/each-engine.ts';
import { recordWrite } from '../store/record-write.ts';
import { dublinCore } from './fake-provider.ts';
import { HARVESTER, harvestingHere } from './harvest-here.ts';

const TEXT = new TextEncoder();

function itemOf(igsn: string, isDeleted = false): HarvestedItem {
  const common = { item: `oai:x:${igsn}`, isDeleted, datestamp: '2026-01-01', sets: [], findings: [] };
  const xml = dublinCore(igsn).replace(
    '<oai_dc:dc',
    '<oai_dc:dc xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  );
  return isDeleted ? common : { ...common, document: { mediaType: 'text/xml', content: TEXT.encode(xml) } };
}

/** Keeps records of a source as a run of its own would. */
async function keep(house: TestHouse, name: string, ...items: readonly HarvestedItem[]): Promise<void> {
  const { unitOfWork } = house();
  const underWay = await unitOfWork(async (work) => {
    const source = (await work.harvests.source(name))!;
    const run: HarvestRun = {
      ...{ id: work.newKey(), source: name, state: 'running', isFull: true, from: null, position: null },
      ...{
        requests: 0,
        received: 0,
        added: 0,
        changed: 0,
        unchanged: 0,
        deleted: 0,
        rejected: 0,
        others: 0,
        findings: 0,
      },
      ...{ completeListSize: null, lastError: null, startedAt: work.now(), changedAt: work.now(), finishedAt: null },
    };
    await work.harvests.addRun(run);
    return { source, run, holder: 'test' };
  });
  const batch: BatchToKeep = { items, position: null, completeListSize: null, requests: 1, findings: [] };
  await keepBatch(unitOfWork, underWay, batch, {
    ...harvestingHere(house()),
    ownPrefixes: [],
    vocabularies: BUILT_IN,
    takes: 'all',
  });
  await unitOfWork((work) => work.harvests.release(name, 'test'));
}

async function own(house: TestHouse, igsn: string, state: string): Promise<void> {
  await house().unitOfWork(async (work) => {
    const known = (await work.register.states([igsn])).get(igsn);
    const version = (known?.version ?? 0) + 1;
    const record = recordWrite(igsn, { outboxState: null, state, version, contentHash: `${version}` });
    if (known === undefined)
      await work.identifiers.insert([{ ...record, prefix: null, key: null, origin: 'adopted' as const }], work.now());
    await work.register.write([record], 'tester');
  });
}

async function follow(house: TestHouse): Promise<void> {
  const { store, unitOfWork } = house();
  const follower = shownFollower((after, limit) => listOwnChanges(store.read, after, limit));
  await followChanges(unitOfWork, follower, { holder: 'test' });
}

/** Which source is shown for an IGSN, by the store. */
async function shownOf(house: TestHouse, igsn: string): Promise<string[]> {
  const rows = await findHarvestedByIgsn(house().store.read, igsn);
  return rows.filter((row) => row.isShown).map((row) => row.source);
}

onEachEngine('the record that is shown for an IGSN', (house) => {
  const add = (name: string, priority = 100) =>
    addSource(house().unitOfWork, { name, url: 'http://x.example/oai', metadataPrefix: 'oai_dc', priority }, HARVESTER);

  it('is that of the better source, the first seen of equals, another when it goes, and none beside our own', async () => {
    const { unitOfWork } = house();
    await add('one');
    await add('two');
    await keep(house, 'one', itemOf('ZZA1'));
    await keep(house, 'two', itemOf('ZZA1'));
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['one']);
    await changeSource(unitOfWork, 'two', { priority: 1 }, HARVESTER);
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['two']);
    await keep(house, 'two', itemOf('ZZA1', true));
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['one']);
    await keep(house, 'two', itemOf('ZZA1'));
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['two']);
    await changeSource(unitOfWork, 'two', { isActive: false }, HARVESTER);
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['one']);
    await changeSource(unitOfWork, 'two', { isActive: true }, HARVESTER);
    assert.deepEqual(await shownOf(house, 'ZZA1'), ['two']);
    await own(house, 'ZZA1', 'registered');
    await follow(house);
    assert.deepEqual(await shownOf(house, 'ZZA1'), []);
    await keep(house, 'one', itemOf('ZZA1'));
    assert.deepEqual(await shownOf(house, 'ZZA1'), [], 'nor when it is harvested again');
    const read = house().store.read;
    const linked = await findLinkedRecords(read, { igsn: 'ZZA1', likeness: null, source: null, item: 'ZZA1' });
    assert.deepEqual(linked.map((row) => [row.source, row.link]).toSorted(), [
      ['one', 'igsn'],
      ['two', 'igsn'],
    ]);
  });

  it('is none of a removed source, whose records become deletions with numbers of their own', async () => {
    await add('gone', 0);
    await add('stays');
    await keep(house, 'gone', itemOf('ZZB1'), itemOf('ZZB2'));
    await keep(house, 'stays', itemOf('ZZB1'));
    const rows = () =>
      house()
        .store.read.selectFrom('harvested_record')
        .select(['state', 'changed_seq', 'document'])
        .where('source', '=', 'gone')
        .execute();
    const before = await rows();
    await removeSource(house().unitOfWork, 'gone', HARVESTER);
    const after = await rows();
    assert.deepEqual(await shownOf(house, 'ZZB1'), ['stays']);
    assert.ok(after.every((row) => row.state === 'deleted' && row.document === null));
    assert.ok(Math.min(...after.map((row) => row.changed_seq)) > Math.max(...before.map((row) => row.changed_seq)));
    await add('gone');
    await keep(house, 'gone', itemOf('ZZB2'));
    assert.deepEqual(await shownOf(house, 'ZZB2'), ['gone'], 'it may come back');
  });

  it('is the one of the rule, whatever happens in whatever order', async () => {
    const names = ['pa', 'pb', 'pc'];
    const igsns = ['ZZP1', 'ZZP2', 'ZZP3'];
    for (const name of names) await add(name);
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('keep' as const),
        name: fc.constantFrom(...names),
        igsn: fc.constantFrom(...igsns),
        isDeleted: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('source' as const),
        name: fc.constantFrom(...names),
        priority: fc.constantFrom(1, 2),
        isActive: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('own' as const),
        igsn: fc.constantFrom(...igsns),
        state: fc.constantFrom('registered', 'reserved'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        for (const one of steps) {
          if (one.kind === 'keep') await keep(house, one.name, itemOf(one.igsn, one.isDeleted));
          else if (one.kind === 'source') {
            const { name, priority, isActive } = one;
            await changeSource(house().unitOfWork, name, { priority, isActive }, HARVESTER);
          } else {
            await own(house, one.igsn, one.state);
            await follow(house);
          }
        }
        await house().unitOfWork(async (work) => {
          const ours = await work.harvests.ours(igsns);
          const rivals = await work.harvests.rivals(igsns);
          for (const igsn of igsns) {
            const some = rivals.filter((row) => row.igsn === igsn);
            const wanted = chooseShown(some, ours.has(igsn));
            assert.deepEqual(
              some.filter((row) => row.isShown),
              wanted === undefined ? [] : [wanted],
            );
          }
        });
      }),
      { numRuns: 12 },
    );
  });
});
