import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { initialise } from '../../src/context.ts';
import type { WantedPlace } from '../../src/operations/curation/add-places.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { storageStore } from '../../src/store/ports/storage-store.ts';
import { listPlaces } from '../../src/store/read/list-storage.ts';
import { fillSmallExpedition } from '../journeys/fixture/small-expedition.ts';
import { OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';

const PLACES: readonly WantedPlace[] = [
  { kind: 'repository', name: 'Spandau', code: 'SPA' },
  { kind: 'hall', name: 'Hall 1', code: 'H1', in: 'SPA' },
  { kind: 'hall', name: 'Hall 1-b', code: 'H1B', in: 'SPA' },
  { kind: 'rack', name: 'Rack', code: 'R1', in: 'H1' },
  { kind: 'shelf', name: '1', code: 'S1', in: 'R1', mostThings: 3 },
  { kind: 'shelf', name: '2', code: 'S2', in: 'R1', mostThings: 4, weightLimitKg: 2 },
  { kind: 'crate', name: 'Crate', code: 'C1', in: 'S1', mostThings: 9, ownWeightKg: 1.5 },
];

onEachPlace('room and weight', (place) => {
  let house: House;
  let samples: readonly { readonly id: string; readonly combined_id: string }[];
  before(async () => {
    house = await houseAt(place(), {}, 'none');
    await initialise(house, { password: 'a place for every core' });
    await fillSmallExpedition(house.store);
    const objects = house.store.read.selectFrom('tree_object').select(['id', 'combined_id']);
    samples = await objects.where('type', '=', 'sample').orderBy('path').limit(3).execute();
    assert.ok((await addPlaces(house.unitOfWork, PLACES, OPERATOR)).ok);
  });
  after(() => house.close());

  const move = (things: readonly string[], to: string) => moveThings(house.unitOfWork, { things, to }, OPERATOR);
  const named = async (parent: string) => {
    const [above] = await storageStore(house.store.read, house.store.engine).findPlacesByCode([parent]);
    const places = await listPlaces(house.store.read, { parentId: above!.id, parties: [''], limit: 10 });
    return Object.fromEntries(places.map((one) => [one.code, [one.things, one.below.things, one.below.room]]));
  };

  it('counts all that lies in a place, and the room of what stands still, in no other of a like name', async () => {
    await move([samples[0]!.combined_id], 'C1');
    await move([samples[1]!.combined_id], 'S2');
    assert.deepEqual(await named('SPA'), { H1: [0, 3, 7], H1B: [0, 0, null] });
    assert.deepEqual(await named('H1'), { R1: [0, 3, 7] });
    assert.deepEqual(await named('R1'), { S1: [1, 2, 3], S2: [1, 1, 4] });
    assert.deepEqual(await named('S1'), { C1: [1, 1, 9] });
  });

  it('samples and crates weigh, and a shelf bears only so much of them', async () => {
    await house.store.unitOfWork((db) => db.updateTable('sample').set({ weight_g: 300 }).execute());
    const weigh = async (code: string) => {
      const storage = storageStore(house.store.read, house.store.engine);
      const [found] = await storage.findPlacesByCode([code]);
      return (await storage.occupancyOf([found!])).get(found!.id)!.weightKg;
    };
    assert.deepEqual([await weigh('S1'), await weigh('S2'), await weigh('C1')], [1.8, 0.3, 0.3]);
    await house.store.unitOfWork((db) => db.updateTable('sample').set({ weight_g: 1800 }).execute());
    await assert.rejects(move([samples[2]!.combined_id], 'S2'), (error: { findings?: readonly { code: string }[] }) => {
      assert.deepEqual(
        error.findings?.map((one) => one.code),
        ['storage-weight'],
      );
      return true;
    });
  });

  it('refuses a place that weighs less than nothing', async () => {
    const made = await addPlaces(
      house.unitOfWork,
      [{ kind: 'crate', name: 'light', in: 'S1', ownWeightKg: -1 }],
      OPERATOR,
    );
    assert.deepEqual(made.ok ? [] : made.findings.map((one) => [one.code, one.field]), [
      ['place-limit', 'places[0].ownWeightKg'],
    ]);
  });
});
