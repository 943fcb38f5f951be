import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { initialise } from '../../src/context.ts';
import type { WantedPlace } from '../../src/operations/curation/add-places.ts';
import { addPlaces } from '../../src/operations/curation/add-places.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { findDifferences, startInventory, takeScans } from '../../src/operations/curation/take-inventory.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
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

  it('finds a half that stands nowhere itself right where its core box stands, and nowhere else', async () => {
    const [box, half, other] = ['9001_1_A_CB1', '9001_1_A_020_2_A', '9001_1_A_020_2_W'] as const;
    await bringBoxes(house, { CB1: half, CB2: other });
    await move([box], 'S1');
    const { id } = await startInventory(house.unitOfWork, 'R1', OPERATOR);
    await takeScans(house.unitOfWork, id, { codes: ['S1', box, half, other] }, OPERATOR);
    const differences = async () => (await findDifferences(house.unitOfWork, id, OPERATOR)).differences;
    const found = await differences();
    assert.deepEqual(
      found.right.map((one) => one.name).filter((name) => name === box || name === half),
      [box, half],
    );
    assert.deepEqual(
      found.misplaced.map((one) => [one.name, one.statedPlaceId]),
      [[other, null]],
    );
    await takeScans(house.unitOfWork, id, { codes: ['S2', half] }, OPERATOR);
    assert.deepEqual(
      (await differences()).misplaced.map((one) => one.name),
      [other, half],
    );
  });

  it('does not take a half for right that was taken out, although its core box stands there', async () => {
    const half = '9001_1_A_020_2_A';
    await move([half], 'S1');
    const { id } = await startInventory(house.unitOfWork, 'R1', OPERATOR);
    await moveThings(house.unitOfWork, { things: [half], to: null, reason: 'on loan to Uppsala' }, OPERATOR);
    await takeScans(house.unitOfWork, id, { codes: ['S1', half] }, OPERATOR);
    const { differences } = await findDifferences(house.unitOfWork, id, OPERATOR);
    assert.deepEqual(
      differences.misplaced.map((one) => [one.name, one.statedPlaceId]),
      [[half, null]],
    );
  });
});

/** Core boxes of the hole, each with the half that says it lies in it. */
async function bringBoxes(house: House, halves: Readonly<Record<string, string>>): Promise<void> {
  const hole = { program: 'TESTP', expedition: '9001', site: '1', hole: 'A' };
  const at = { file: 'boxes' };
  const { kept } = await importExpedition(
    house.unitOfWork,
    async function* () {
      for (const core_box of Object.keys(halves)) {
        const row = {
          type: 'core_box',
          names: { ...hole, core_box },
          values: { core_box },
          implied: false,
          at,
        } as const;
        yield { kind: 'row', row } as const;
      }
    },
    { actor: OPERATOR, strict: true, dryRun: false },
  );
  assert.ok(kept);
  await house.store.unitOfWork(async (db) => {
    for (const [core_box, half] of Object.entries(halves)) {
      const named = db.selectFrom('tree_object').select('id').where('combined_id', '=', half);
      await db.updateTable('split').set({ core_box }).where('id', 'in', named).execute();
    }
  });
}
