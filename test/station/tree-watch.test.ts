import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PresenceBoard } from '../../src/api/rest/station/presence-board.ts';
import { TreeWatch } from '../../src/api/rest/station/tree-watch.ts';
import type { House } from '../../src/context.ts';
import { findTreeSeq } from '../../src/store/read/station-objects.ts';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { type Entering, enter, expeditionToEnter, run } from './entering.ts';

describe('the watch over an expedition', () => {
  let place: TestPlace;
  let house: House;
  let hole: Entering;
  before(async () => {
    place = await sqlitePlace();
    house = await houseAt(place);
    hole = await expeditionToEnter(house, '7601');
  });
  after(async () => {
    await house.close();
    await place.dispose();
  });

  /** Listens and gathers what it is told. */
  function listening(watch: TreeWatch, knows: number) {
    const told: number[] = [];
    const listener = {
      expeditionId: hole.expeditionId,
      changed: (seq: number) => void told.push(seq),
      presence: () => undefined,
      closed: () => undefined,
    };
    return { told, leave: watch.listen(listener, knows) };
  }

  it('tells each what it does not know, also beside one who says that it knows more than there is', async () => {
    const watch = new TreeWatch(house, new PresenceBoard());
    const now = await findTreeSeq(house.store.read, hole.expeditionId);
    const ahead = listening(watch, Number.MAX_SAFE_INTEGER);
    const [behind, even] = [listening(watch, 0), listening(watch, now)];
    for (let tries = 0; tries < 100 && behind.told.length === 0; tries++) await sleep(10);
    assert.deepEqual([ahead.told, behind.told, even.told], [[], [now], []]);
    const { throughSeq } = await enter(house, hole, [run(hole.holeId, 1)]);
    await watch.look();
    for (let tries = 0; tries < 100 && even.told.length === 0; tries++) await sleep(10);
    assert.deepEqual([ahead.told, behind.told, even.told], [[], [now, throughSeq], [throughSeq]]);
    for (const { leave } of [ahead, behind, even]) leave();
  });
});
