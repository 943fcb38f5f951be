import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { FieldValue } from '../drilling/object-row.ts';
import { mergeChange } from './merge-change.ts';

const CASES: readonly (readonly [string, stored: FieldValue | undefined, from: FieldValue, to: FieldValue, string])[] =
  [
    ['nobody changed it', 61, 61, 62, 'taken'],
    ['somebody made the same of it', 62, 61, 62, 'nothing'],
    ['somebody changed it', 60, 61, 62, 'collides'],
    ['it was empty and is', undefined, null, 62, 'taken'],
    ['empty is empty, however it is said', null, '', 62, 'taken'],
    ['to be emptied, and was', undefined, 61, null, 'nothing'],
    ['lists that say the same', ['gneiss'], ['gneiss'], ['marble'], 'taken'],
    ['lists in another order', ['a', 'b'], ['b', 'a'], ['c'], 'collides'],
    ['an empty list is empty', [], null, ['c'], 'taken'],
    ['0 is not empty', 0, null, 1, 'collides'],
    ['false is not empty', false, null, true, 'collides'],
  ];

for (const [what, stored, from, to, wanted] of CASES) {
  it(`${what}: ${wanted}`, () => {
    const { taken, collisions } = mergeChange(stored === undefined ? {} : { f: stored }, { f: { from, to } });
    assert.deepEqual(taken, wanted === 'taken' ? { f: to } : {});
    assert.deepEqual(collisions, wanted === 'collides' ? [{ field: 'f', from, to, now: stored ?? null }] : []);
  });
}

it('twice is once', () => {
  const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null));
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
  const changes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.record({ from: value, to: value }));
  fc.assert(
    fc.property(fields, changes, (stored, wanted) => {
      const first = mergeChange(stored, wanted);
      const again = mergeChange({ ...stored, ...first.taken }, wanted);
      assert.deepEqual(again.taken, {});
      assert.deepEqual(again.collisions, first.collisions);
    }),
  );
});
