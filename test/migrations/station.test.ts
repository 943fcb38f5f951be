import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addStation } from '../../src/store/migrations/0014-station.ts';
import { listStationChanges } from '../../src/store/read/station-objects.ts';
import { enter, expeditionToEnter, objectsOf, run } from '../station/entering.ts';
import { onEachEngine } from '../store/each-engine.ts';

onEachEngine('a tree from before there were stations', (house) => {
  it('gets an order of changes, parents first, that goes on from there', async () => {
    const places = [
      await expeditionToEnter(house(), '7501', { runs: 3, sections: 2 }),
      await expeditionToEnter(house(), '7502', { runs: 1 }),
    ];
    await house().store.unitOfWork(async (db) => {
      await db.schema.dropIndex('tree_object_change').execute();
      for (const table of ['tree_clock', 'deleted_object', 'station_outcome'])
        await db.schema.dropTable(table).execute();
      for (const column of ['change_seq', 'changed_by'])
        await db.schema.alterTable('tree_object').dropColumn(column).execute();
      await addStation(db as never, house().store.engine);
    });
    const { store } = house();
    for (const place of places) {
      const { objects, throughSeq } = await listStationChanges(store.read, store.engine, place.expeditionId, 0, 1000);
      assert.deepEqual(
        objects.map((one) => one.path),
        objects.map((one) => one.path).toSorted(),
      );
      assert.deepEqual(
        objects.map((one) => one.seq),
        objects.map((_, at) => at + 1),
      );
      assert.equal(throughSeq, objects.length);
      const { outcomes } = await enter(house(), place, [run(place.holeId, 90)]);
      assert.ok(outcomes[0]!.object!.seq > throughSeq);
      assert.equal((await objectsOf(house(), place.expeditionId)).length, objects.length + 1);
    }
  });
});
