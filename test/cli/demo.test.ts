import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { houseAt, sqlitePlace, type TestPlace } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { rowCounts } from '../store/whole-store.ts';

let place: TestPlace;
before(async () => {
  place = await sqlitePlace();
});
after(() => place.dispose());

it('the demonstration is refused where there are real expeditions, which stay as they are', async () => {
  const house = await houseAt(place);
  await importRows(house, holeRows('ICDP', '7700', 1, 1));
  const before = await rowCounts(house);
  await house.close();
  const { status, error } = await callHere(['demo', '--no-serve', ...place.flags]);
  assert.equal(status, 1);
  assert.match(error, /holds expeditions of its own.*--data FOLDER/);
  const again = await houseAt(place);
  const after = await rowCounts(again);
  await again.close();
  assert.deepEqual(after, before);
});
