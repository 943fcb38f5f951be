import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkHalf, checkOverlaps } from './check-taking.ts';
import type { FieldValues } from './object-row.ts';

const sample = (topCm: number | null, bottomCm: number | null) => ({
  name: `${topCm}-${bottomCm}`,
  values: { top_offset_cm: topCm, bottom_offset_cm: bottomCm },
});

it('touching is no overlap, sharing is; a sample that lacks an end is left out', () => {
  const others = [sample(10, 15), sample(20, 25), sample(14, null)];
  assert.deepEqual(checkOverlaps(sample(15, 20), others), []);
  assert.deepEqual(checkOverlaps(sample(null, 20), others), []);
  const [found, ...more] = checkOverlaps(sample(14, 20), others);
  assert.deepEqual(
    [found?.code, found?.severity, found?.value, more.length],
    ['sample-overlap', 'warning', '10-15', 0],
  );
  assert.match(found!.message, /From 14 to 15 cm/);
});

const HALVES: readonly (readonly [FieldValues, string])[] = [
  [{}, ''],
  [{ still_exists: true, sampleable: true }, ''],
  [{ still_exists: null, sampleable: null }, ''],
  [{ still_exists: true, sampleable: false }, 'half-not-sampleable'],
  [{ still_exists: false, sampleable: false }, 'half-gone'],
  [{ still_exists: false }, 'half-gone'],
];

for (const [values, wanted] of HALVES)
  it(`a half that says ${JSON.stringify(values)}: ${wanted || 'nothing'}`, () => {
    const found = checkHalf({ name: 'A', values });
    assert.equal(found.map(({ code }) => code).join(), wanted);
    for (const one of found) assert.deepEqual([one.severity, one.value], ['warning', 'A']);
  });
