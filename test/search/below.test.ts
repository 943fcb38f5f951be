import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { readSearchRequest } from '../../src/domain/search/read-search-request.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { searchCatalogue } from '../../src/store/search/search-catalogue.ts';
import { searchSource } from '../../src/store/search/search-source.ts';
import { fillSmallExpedition, type Marked } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { parentNamed, pushRecords, RULES } from './pushed-records.ts';
import { findIgsns, harvest, indexNow } from './small-catalogue.ts';

const parent = parentNamed;

onEachEngine('searching below a record', (house) => {
  let marked: Marked;
  const push = (records: Parameters<typeof pushRecords>[1]) => pushRecords(house(), records);
  const below = async (within: string, more = ''): Promise<readonly string[]> => {
    await indexNow(house().store);
    return (await findIgsns(house().store, `within=${encodeURIComponent(within)}${more}`)).toSorted();
  };

  before(async () => {
    marked = await fillSmallExpedition(house().store);
  });

  it('finds what lies below an object of our own tree at any height, by IGSN or name, and nothing else', async () => {
    const inRun = await below(marked.run);
    for (const one of [marked.section, marked.split, marked.sample]) assert.ok(inRun.includes(one), one);
    for (const one of [marked.run, marked.hole, marked.cuttings]) assert.ok(!inRun.includes(one), one);
    assert.deepEqual(await below('9001_1_a_020'), inRun);
    assert.deepEqual(await below(`https://doi.org/10.60510/${marked.run.toLowerCase()}`), inRun);
    assert.ok((await below(marked.hole)).length > inRun.length);
    assert.deepEqual(await below('TESTPNOTHING'), []);
  });

  it('finds descendants of what was pushed, whatever order it came in', async () => {
    await push([
      { igsn: 'TESTPPLUG', parent: parent('TESTPSAMPLE'), objectType: 'sample' },
      {
        igsn: 'TESTPSLIDE',
        relatedWorks: [{ identifier: '10.60510/testpplug', identifierType: 'IGSN', relationType: 'IsDerivedFrom' }],
      },
      { igsn: 'TESTPSAMPLE', parent: parent('TESTPCORE') },
      { igsn: 'TESTPCORE', parent: parent('TESTPHOLE'), objectType: 'core_run' },
      { igsn: 'TESTPHOLE', objectType: 'hole' },
      { igsn: 'TESTPBESIDE', furtherParents: [parent('TESTPHOLE')] },
    ]);
    assert.deepEqual(await below('TESTPHOLE'), ['TESTPBESIDE', 'TESTPCORE', 'TESTPPLUG', 'TESTPSAMPLE', 'TESTPSLIDE']);
    assert.deepEqual(await below('TESTPSAMPLE'), ['TESTPPLUG', 'TESTPSLIDE']);
    assert.deepEqual(await below('TESTPHOLE', '&type=core_run'), ['TESTPCORE']);
    assert.deepEqual(await below('TESTPHOLE', '&q=TESTPSLIDE'), ['TESTPSLIDE']);
    const { request } = readSearchRequest(new URLSearchParams({ within: 'TESTPHOLE' }));
    const { total } = await searchCatalogue(house().store.read, house().store.engine, request, {
      limit: 1,
      withSurvey: false,
    });
    assert.equal(total.count, 5);
  });

  it('harvested records lie below what they name, be it ours', async () => {
    await harvest(house().store, 'peer', [{ igsn: 'PEERPOWDER', parent: parent('TESTPPLUG') }]);
    assert.ok((await below('TESTPCORE')).includes('PEERPOWDER'));
  });

  it('follows when a parent changes', async () => {
    await push([{ igsn: 'TESTPSAMPLE', parent: parent('TESTPOTHER') }]);
    assert.deepEqual(await below('TESTPCORE'), []);
    assert.deepEqual(await below('TESTPOTHER'), ['PEERPOWDER', 'TESTPPLUG', 'TESTPSAMPLE', 'TESTPSLIDE']);
  });

  it('what was pushed below a record that keeps something back does not repeat it, in whatever batches', async () => {
    const said = { locality: 'Whisperville' } as const;
    const pieces = Array.from({ length: 9 }, (_, at) => ({
      igsn: `TESTPQ${at}`,
      parent: parent('TESTPQRUN'),
      ...said,
    }));
    await push([{ igsn: 'TESTPQ', ...said }, { igsn: 'TESTPQRUN', parent: parent('TESTPQ'), ...said }, ...pieces]);
    await indexNow(house().store);
    assert.equal((await findIgsns(house().store, 'q=whisperville')).length, 11);
    const withheld = { members: ['locality'], until: '2030-01-01' } as const;
    const wanted = { caller: OPERATOR, igsn: 'TESTPQ', wish: 'keep', privacy: { withheld } } as const;
    const [outcome] = await house().unitOfWork((work) => changeRecords(work, [wanted], RULES));
    assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
    const source = searchSource(house().store.read, house().store.engine);
    assert.deepEqual(await source.pathsWithChildren(['TESTPQ', 'TESTPQ3']), ['=TESTPQ']);
    const first = await source.igsnsBelow('=TESTPQ', '', 4);
    assert.deepEqual(first, { igsns: ['TESTPQ0', 'TESTPQ1', 'TESTPQ2', 'TESTPQ3'], last: 'TESTPQ3' });
    await indexNow(house().store);
    assert.deepEqual(await findIgsns(house().store, 'q=whisperville'), []);
    assert.equal((await below('TESTPQ')).length, 10);
  });

  it('ends where parents go in a circle', async () => {
    await push([
      { igsn: 'TESTPA', parent: parent('TESTPB') },
      { igsn: 'TESTPB', parent: parent('TESTPA') },
    ]);
    assert.deepEqual(await below('TESTPA'), ['TESTPA', 'TESTPB']);
  });
});
