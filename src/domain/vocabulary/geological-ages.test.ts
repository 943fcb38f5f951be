import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import { ageNamed, agesBetween } from './geological-ages.ts';

describe('an age by name', () => {
  const cases: readonly [string, string | undefined, number?, number?, string?][] = [
    ['Ordovician', 'Ordovician', 486.85, 443.1, 'Period'],
    ['Early Ordovician', 'Lower Ordovician', 486.85, 471.3, 'Epoch'],
    ['lower ordovician', 'Lower Ordovician', 486.85, 471.3, 'Epoch'],
    ['Late Cretaceous epoch', 'Upper Cretaceous', 100.5, 66, 'Epoch'],
    ['Devonian Period', 'Devonian', 419.62, 358.86, 'Period'],
    ['http://resource.geosciml.org/classifier/ics/ischart/Holocene/', 'Holocene', 0.0117, 0, 'Epoch'],
    ['Cambrian Stage 10', 'Cambrian Stage 10', 491, 486.85, 'Age'],
    ['the ice age', undefined],
    ['', undefined],
  ];
  for (const [name, label, beginMa, endMa, rank] of cases)
    it(`“${name}”`, () => {
      const age = ageNamed(name);
      assert.deepEqual([age?.label, age?.span.beginMa, age?.span.endMa, age?.span.rank], [label, beginMa, endMa, rank]);
    });
});

test('the ages between two moments come oldest and widest first, in either order of the moments', () => {
  const labels = agesBetween(251.5, 252.5).map(({ label }) => label);
  assert.deepEqual(labels.slice(0, 4), ['Phanerozoic', 'Paleozoic', 'Permian', 'Lopingian']);
  assert.deepEqual(agesBetween(252.5, 251.5), agesBetween(251.5, 252.5));
  assert.deepEqual(
    agesBetween(66, 66).map(({ label }) => label),
    ['Phanerozoic', 'Mesozoic', 'Cretaceous', 'Upper Cretaceous', 'Maastrichtian'],
  );
  assert.deepEqual(agesBetween(5000, 6000), []);
});

test('every moment of the chart lies in units that hold each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 4500, noNaN: true }), (ma) => {
      const ages = agesBetween(ma, ma);
      assert.ok(ages.length > 0);
      for (const { span } of ages) assert.ok(span.endMa <= ma && ma < span.beginMa);
    }),
  );
});
