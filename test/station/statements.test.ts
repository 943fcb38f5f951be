import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { takeIgsn } from '../../src/domain/station/leased-block.ts';
import type { StationOperation } from '../../src/domain/station/station-operation.ts';
import { leaseBlocks } from '../../src/operations/station/lease-blocks.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, create, type Entering, enter, expeditionToEnter, run, section } from './entering.ts';
import { countStatements } from './statements.ts';

/** The most statements of a save. A change that needs more holds the clock of the expedition longer for all stations. */
const MOST = {
  'a run with four sections': { sqlite: 21, postgres: 16 },
  'four sections': { sqlite: 19, postgres: 15 },
  'a sample': { sqlite: 18, postgres: 14 },
  'a length': { sqlite: 18, postgres: 15 },
  'a word': { sqlite: 15, postgres: 12 },
  'the same again': { sqlite: 9, postgres: 9 },
  'ten stations at once': { sqlite: 19, postgres: 15 },
  'fifty runs from a block, each corrected': { sqlite: 20, postgres: 16 },
} as const;

onEachEngine('the statements of a save', (house) => {
  let place: Entering;
  before(async () => {
    place = await expeditionToEnter(house(), '7501', { runs: 2, sections: 2 });
  });

  async function save(what: keyof typeof MOST, ...batches: readonly (readonly StationOperation[])[]): Promise<void> {
    const count = await countStatements(async () => {
      const all = await Promise.all(
        batches.map((one, nth) => enter(house(), place, one, { station: `station ${nth}` })),
      );
      for (const { outcomes } of all) for (const one of outcomes) assert.equal(one.result, 'done', JSON.stringify(one));
    });
    const most = MOST[what][house().store.engine];
    assert.ok(count <= most, `${what}: ${count} statements, at most ${most}`);
  }

  it('are few, however many operations and stations it has', async () => {
    const whole = run(place.holeId, 10, { section_count: 4 });
    const sections = (runId: string) => ['1', '2', '3', '4'].map((name) => section(runId, name, 0.75));
    await save('a run with four sections', [whole, ...sections(whole.object.id)]);
    const made = run(place.holeId, 11, { section_count: 4 });
    await enter(house(), place, [made]);
    const four = sections(made.object.id);
    await save('four sections', four);
    const first = four[0]!.object.id;
    const interval = { sample: '10-15', top_offset_cm: 10, bottom_offset_cm: 15 };
    await save('a sample', [create('sample', first, '10-15', interval)]);
    const because = [{ code: 'core-in-no-section', reason: 'a test' }];
    await save('a length', [change(first, 'curated_length_m', 0.75, 0.74, because)]);
    const word = change(first, 'curator', null, 'Ines');
    await save('a word', [word]);
    await save('the same again', [word]);
  });

  it('are those of one save where ten stations save at once', async () => {
    await save('ten stations at once', ...Array.from({ length: 10 }, (_, nth) => [run(place.holeId, 20 + nth)]));
  });

  it('are as few for what was entered without a network', async () => {
    const wanted = { expeditionId: place.expeditionId, station: 'station 0', phase: 'E' } as const;
    const [block] = await leaseBlocks(
      house().unitOfWork,
      { ...wanted, wanted: [{ type: 'core_run', count: 50 }] },
      OPERATOR,
    );
    const runs = Array.from({ length: 50 }, (_, nth) => {
      const made = run(place.holeId, 100 + nth);
      return { ...made, object: { ...made.object, igsn: takeIgsn([block!], () => block!.firstKey + nth)!.igsn } };
    });
    const corrected = runs.flatMap((made) => [made, change(made.object.id, 'curator', null, 'Ines')]);
    await save('fifty runs from a block, each corrected', corrected);
  });
});
