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

const CRATED = [stands('crate', 'shelf'), stands('a', 'crate'), stands('b', 'crate'), stands('box', 'shelf')];
const idsOf = (some: readonly { readonly id: string }[]) => some.map((one) => one.id);

test('a crate that is found, but not opened, brings along all that is in it, from another shelf too', () => {
  for (const shelf of ['shelf', 'other']) {
    const { right, missing, misplaced } = compareInventory(CRATED, [scan('crate', shelf, 'shelf')]);
    assert.deepEqual(
      right.filter((one) => one.isUnopened).map((one) => one.id),
      ['a', 'b'],
    );
    assert.deepEqual(idsOf(missing), ['box']);
    assert.deepEqual(idsOf(misplaced), shelf === 'shelf' ? [] : ['crate']);
  }
});

test('what is scanned where its crate is stays in the crate, and then the rest of the crate is missing', () => {
  for (const shelf of ['shelf', 'other']) {
    const scans = [scan('crate', shelf, 'shelf'), scan('a', shelf, 'crate')];
    const { right, missing } = compareInventory(CRATED, scans);
    assert.deepEqual(idsOf(right), shelf === 'shelf' ? ['crate', 'a'] : ['a']);
    assert.deepEqual(idsOf(missing), ['b', 'box']);
  }
  const { right } = compareInventory(CRATED, [scan('a', 'shelf', 'crate')]);
  assert.deepEqual(idsOf(right), ['a'], 'the label of the crate was forgotten');
});

test('what was scanned elsewhere than its crate is out of it, and does not open it', () => {
  const scans = [scan('crate', 'shelf', 'shelf'), scan('a', 'other', 'crate')];
  const { right, missing, misplaced } = compareInventory(CRATED, scans);
  assert.deepEqual([idsOf(right), idsOf(missing), idsOf(misplaced)], [['crate', 'b'], ['box'], ['a']]);
});

test('a crate on a pallet comes along with it; a thing of a crate brought from outside stands right', () => {
  const pallet = [stands('pallet', 'hall'), stands('crate', 'pallet'), stands('a', 'crate')];
  assert.deepEqual(idsOf(compareInventory(pallet, [scan('pallet', 'hall', 'hall')]).missing), []);
  assert.deepEqual(idsOf(compareInventory(pallet, [scan('crate', 'hall', 'pallet')]).missing), ['pallet']);
  assert.deepEqual(idsOf(compareInventory(pallet, []).missing), ['pallet', 'crate', 'a']);
  const brought = compareInventory([], [scan('crate', 'hall', 'away'), scan('a', 'hall', 'crate')]);
  assert.deepEqual([idsOf(brought.right), idsOf(brought.misplaced)], [['a'], ['crate']]);
});

test('every thing that is expected or scanned is in just one list', () => {
  // Some places are things themselves.
  const place = fc.constantFrom('1', '2', 'a', 'b');
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
