import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { samplingStore } from '../../src/store/ports/sampling-store.ts';
import { findPartySection } from '../../src/store/read/find-party-section.ts';
import { readPartyWindow } from '../../src/store/read/sampling-window.ts';
import { objectsOf } from '../station/entering.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { openParty, type PartyGround, partyGround } from './party-here.ts';

onEachEngine('the section that a text names at a sampling party', (house) => {
  let ground: PartyGround;
  before(async () => {
    ground = await partyGround(house(), '8190');
  });
  const holes = async () => {
    const { read, engine } = house().store;
    return samplingStore(read, engine).holesOf(ground.expeditionId);
  };

  it('is found by its names and number and by those of what is in it, in any case; another text names none', async () => {
    const objects = await objectsOf(house(), ground.expeditionId);
    const second = objects.find((one) => one.combinedId === '8190_1_A_001_2');
    const half = objects.find((one) => one.id === ground.halves[1]);
    assert.ok(second !== undefined && half !== undefined);
    const texts = ['1-2', '8190_1_a_001_2', ' 8190_1_A_001_2_W ', half.igsn, second.igsn].filter(
      (one) => one !== null && one !== '',
    );
    for (const text of texts)
      assert.equal(
        (await findPartySection(house().store.read, await holes(), String(text)))?.id,
        second.id,
        String(text),
      );
    for (const text of ['1-9', '8190_1_A_001', '', '%'])
      assert.equal(await findPartySection(house().store.read, await holes(), text), undefined, text);
    assert.equal(await findPartySection(house().store.read, [], '1-2'), undefined);
  });

  it('is where a window begins, with what lies above it to go back to', async () => {
    const partyId = await openParty(house(), ground);
    const [hole] = await holes();
    const found = await findPartySection(house().store.read, [hole!], '1-2');
    const { read, engine } = house().store;
    const window = await readPartyWindow(read, engine, { partyId, hole: hole!, from: found!.id, limit: 5 });
    assert.deepEqual(
      [window.sections.map((one) => one.combinedId), window.above, window.total, window.previous],
      [['8190_1_A_001_2'], 1, 2, found!.id],
    );
    const first = await findPartySection(house().store.read, [hole!], '1-1');
    const top = await readPartyWindow(read, engine, { partyId, hole: hole!, from: first!.id, limit: 5 });
    assert.deepEqual([top.sections.length, top.above, top.previous, top.next], [2, 0, null, null]);
  });
});
