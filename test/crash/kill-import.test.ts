import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { call } from '../store/child-process.ts';
import { houseAt, onEachPlace, type TestPlace } from '../store/each-engine.ts';
import { rowCounts } from '../store/whole-store.ts';
import { callAndKill, chance, isWriting, untilQuiet } from './kill-at.ts';

const HOLES = 6;
const RUNS = 120;

/** A section listing of holes with 120 runs of four sections each. */
function listing(): string {
  const lines = ['Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth'];
  for (let hole = 0; hole < HOLES; hole++) {
    for (let core = 1; core <= RUNS; core++) {
      for (let section = 1; section <= 4; section++) {
        const top = core * 3 + (section - 1) * 0.7;
        lines.push(['1', 'ABCDEF'[hole], core, 'H', section, 0.7, top.toFixed(3), (top + 0.7).toFixed(3)].join());
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

async function counts(place: TestPlace): Promise<Record<string, number>> {
  const house = await houseAt(place);
  try {
    return await rowCounts(house);
  } finally {
    await house.close();
  }
}

onEachPlace('an import that is killed', (place) => {
  const words = () => {
    const file = join(place().dataFolder, 'listing.csv');
    writeFileSync(file, listing());
    return ['expedition', 'import', file, '--program', 'ICDP', '--expedition', '6102'];
  };

  it('in the middle leaves nothing half-written, again and again', async () => {
    const empty = await counts(place());
    const random = chance(17);
    let killed = 0;
    for (let round = 0; round < 4; round++) {
      if (await callAndKill(words(), place(), () => isWriting(place()), random() * 250)) killed++;
      await untilQuiet(place());
      const now = await counts(place());
      if (now.tree_object !== undefined) break;
      assert.deepEqual(now, empty);
    }
    assert.ok(killed >= 1, 'no import was killed before it ended');
  });

  it('goes through when it is called again, as if nothing had been', async () => {
    const ended = await call([...words(), '--json', ...place().flags]);
    assert.equal(ended.status, 0, ended.error);
    const now = await counts(place());
    assert.deepEqual([now.hole, now.core_run, now.section, now.namespace], [HOLES, HOLES * RUNS, HOLES * RUNS * 4, 1]);
    assert.equal((await call(['verify', ...place().flags])).status, 0);
  });
});

onEachPlace('a migration that is killed', (place) => {
  it('leaves a store that the next start makes whole', async () => {
    const random = chance(23);
    const now = async () => true;
    for (let round = 0; round < 5; round++) {
      await callAndKill(['migrate'], place(), now, 150 + random() * 350);
      await untilQuiet(place());
    }
    const ended = await call(['migrate', '--json', ...place().flags]);
    assert.equal(ended.status, 0, ended.error);
    assert.equal((await call(['verify', ...place().flags])).status, 0);
    assert.deepEqual(Object.keys(await counts(place())), ['audit_chain', 'change_clock']);
  });
});
