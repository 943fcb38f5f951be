import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareInventory, type ExpectedThing, type ScannedCode } from './inventory.ts';

const stands = (id: string, placeId: string): ExpectedThing => ({ id, name: id, placeId });
const scan = (id: string, placeId: string, statedPlaceId: string | null): ScannedCode => ({
  code: id,
  placeId,
  thing: { id, name: id, statedPlaceId },
});

test('what stands right, is missing, stands elsewhere, or is not known', () => {
  const found = compareInventory(
    [stands('a', '1'), stands('b', '1'), stands('c', '2')],
    [
      scan('a', '1', '1'),
      scan('c', '1', '2'),
      scan('d', '2', null),
      { code: '?', placeId: '1' },
      { code: '?', placeId: '2' },
    ],
  );
  assert.deepEqual(
    found.right.map((one) => one.id),
    ['a'],
  );
  assert.deepEqual(
    found.missing.map((one) => one.id),
    ['b'],
  );
  assert.deepEqual(
    found.misplaced.map((one) => [one.id, one.statedPlaceId, one.foundPlaceId]),
    [
      ['c', '2', '1'],
      ['d', null, '2'],
    ],
  );
  assert.deepEqual(found.unknown, [{ code: '?', placeId: '2' }]);
});

test('the later of two scans counts', () => {
  const found = compareInventory([stands('a', '1')], [scan('a', '2', '1'), scan('a', '1', '1')]);
  assert.deepEqual([found.right.length, found.misplaced.length], [1, 0]);
});

test('every thing that is expected or scanned is in just one list', () => {
  const place = fc.constantFrom('1', '2', '3');
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const expected = fc
    .uniqueArray(id)
    .chain((ids) => fc.tuple(...ids.map((one) => place.map((where) => stands(one, where)))));
  fc.assert(
    fc.property(expected, fc.array(fc.tuple(id, place)), (there, scans) => {
      const stated = new Map(there.map((one) => [one.id, one.placeId]));
      const scanned = scans.map(([one, where]) => scan(one, where, stated.get(one) ?? null));
      const { right, missing, misplaced } = compareInventory(there, scanned);
      const listed = [...right, ...missing, ...misplaced].map((one) => one.id).toSorted();
      const all = [...new Set([...stated.keys(), ...scans.map(([one]) => one)])].toSorted();
      assert.deepEqual(listed, all);
    }),
  );
});
