import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type Depths,
  holeDepths,
  pieceDepths,
  runDepths,
  sectionDepths,
  squeezeOf,
  statedDepths,
  surfaceDrfM,
} from './depth.ts';

const LAND = { referenceHeightM: null, waterDepthM: null };
const RIG = { referenceHeightM: 2.5, waterDepthM: null };
const LAKE = { referenceHeightM: 3, waterDepthM: 165.2 };

const depths = (drf: readonly [number | null, number | null], a: typeof drf, b: typeof drf): Depths => ({
  topDrfM: drf[0],
  bottomDrfM: drf[1],
  topCsfAM: a[0],
  bottomCsfAM: a[1],
  topCsfBM: b[0],
  bottomCsfBM: b[1],
});

const NOTHING = depths([null, null], [null, null], [null, null]);
const run = (
  topDrfM: number | null,
  drilledM: number | null,
  recoveredM: number | null,
  csfBOffsetM: number | null = null,
) => ({
  topDrfM,
  drilledM,
  recoveredM,
  csfBOffsetM,
});

describe('core runs', () => {
  const cases = [
    ['on land without a rig floor', run(103, 3, 2.9), LAND, depths([103, 106], [103, 106], [103, 106])],
    ['below a rig floor', run(103, 3, 2.9), RIG, depths([103, 106], [100.5, 103.5], [100.5, 103.5])],
    ['below water', run(168.2, 3, 3), LAKE, depths([168.2, 171.2], [0, 3], [0, 3])],
    ['shifted on CSF-B', run(10, 3, 3, -0.25), LAND, depths([10, 13], [10, 13], [9.75, 12.75])],
    ['of unknown drilled length', run(10, null, 2.5), LAND, depths([10, 12.5], [10, 12.5], [10, 12.5])],
    ['of unknown length', run(10, null, null), LAND, depths([10, null], [10, null], [10, null])],
    ['without a top', run(null, 3, 3), LAND, NOTHING],
    [
      'above the surface, as the first core of a soft floor',
      run(0, 1, 1),
      RIG,
      depths([0, 1], [-2.5, -1.5], [-2.5, -1.5]),
    ],
  ] as const;
  for (const [title, given, hole, wanted] of cases) test(title, () => assert.deepEqual(runDepths(given, hole), wanted));
});

describe('sections', () => {
  test('lie end to end and are not compressed while they fit', () => {
    const found = sectionDepths(runDepths(run(10, 3, 2), RIG), 3, [1, 0.5]);
    assert.deepEqual(found, [depths([10, 11], [7.5, 8.5], [7.5, 8.5]), depths([11, 11.5], [8.5, 9], [8.5, 9])]);
  });

  test('are compressed on CSF-B alone where they are longer than what was drilled', () => {
    const found = sectionDepths(runDepths(run(10, 2, 2.5, 0.1), LAND), 2, [1.5, 1]);
    assert.deepEqual(found, [
      depths([10, 11.5], [10, 11.5], [10.1, 11.3]),
      depths([11.5, 12.5], [11.5, 12.5], [11.3, 12.1]),
    ]);
  });

  test('of a run without a top lie nowhere', () => {
    assert.deepEqual(sectionDepths(NOTHING, 2, [1, 1]), [NOTHING, NOTHING]);
  });

  test('of an empty run are none', () => assert.deepEqual(sectionDepths(NOTHING, 2, []), []));

  const squeezes = [
    ['not drilled', null, [3], 1],
    ['drilled 0 m', 0, [3], 1],
    ['fits exactly', 3, [1, 2], 1],
    ['twice too long', 3, [3, 3], 0.5],
    ['no sections', 3, [], 1],
  ] as const;
  for (const [title, drilled, lengths, wanted] of squeezes)
    test(`compression, ${title}`, () => assert.equal(squeezeOf(drilled, lengths), wanted));
});

describe('pieces of sections', () => {
  const section = depths([11, 12], [8.5, 9.5], [8.4, 9.2]);
  const cases = [
    ['between two offsets', 10, 15, depths([11.1, 11.15], [8.6, 8.65], [8.48, 8.52])],
    ['at one offset', 10, null, depths([11.1, 11.1], [8.6, 8.6], [8.48, 8.48])],
    ['without an offset', null, null, section],
    ['from the very top', 0, 100, section],
  ] as const;
  for (const [title, top, bottom, wanted] of cases)
    test(title, () => assert.deepEqual(pieceDepths(section, top, bottom), wanted));

  test('of a section without depths have none', () => assert.deepEqual(pieceDepths(NOTHING, 10, 15), NOTHING));

  test('of a section of no length are not compressed', () => {
    const found = pieceDepths(depths([1, 1], [1, 1], [1, 1]), 10, 20);
    assert.deepEqual(found, depths([1.1, 1.2], [1.1, 1.2], [1.1, 1.2]));
  });
});

describe('objects that state their depth, and holes', () => {
  const cases = [
    ['cuttings', statedDepths(100, 105, RIG), depths([102.5, 107.5], [100, 105], [100, 105])],
    ['a sidewall core at one depth', statedDepths(100, null, RIG), depths([102.5, 102.5], [100, 100], [100, 100])],
    [
      'water taken at a site',
      statedDepths(3, 4, null),
      { ...depths([0, 0], [3, 4], [3, 4]), topDrfM: null, bottomDrfM: null },
    ],
    ['nothing stated', statedDepths(null, null, RIG), NOTHING],
    ['a hole with a total depth', holeDepths(RIG, 2495.8, [106]), depths([2.5, 2495.8], [0, 2493.3], [0, 2493.3])],
    [
      'a hole as deep as its runs',
      holeDepths(LAKE, null, [170, null, 190]),
      depths([168.2, 190], [0, 21.8], [0, 21.8]),
    ],
    ['a hole of which nothing is known', holeDepths(LAKE, null, [null]), NOTHING],
  ] as const;
  for (const [title, found, wanted] of cases) test(title, () => assert.deepEqual(found, wanted));
});

describe('for any run and any sections', () => {
  const lengths = fc.array(
    fc.integer({ min: 0, max: 15_000 }).map((mm) => mm / 1000),
    { minLength: 1, maxLength: 12 },
  );
  const any = {
    top: fc.integer({ min: 0, max: 5_000_000 }).map((mm) => mm / 1000),
    drilled: fc.option(fc.integer({ min: 1, max: 9000 }).map((mm) => mm / 1000)),
    lengths,
  };
  const near = (one: number | null, other: number | null) => Math.abs(one! - other!) < 0.00021;

  test('sections leave no gap, never go up, and end within the drilled length on CSF-B', () => {
    fc.assert(
      fc.property(fc.record(any), ({ top, drilled, lengths: given }) => {
        const parent = runDepths(run(top, drilled, null), LAKE);
        const found = sectionDepths(parent, drilled, given);
        found.forEach((one, at) => {
          const above = found[at - 1];
          assert.ok(near(one.topCsfAM, above?.bottomCsfAM ?? parent.topCsfAM));
          assert.ok(near(one.topCsfBM, above?.bottomCsfBM ?? parent.topCsfBM));
          assert.ok(one.bottomCsfBM! >= one.topCsfBM! && one.bottomCsfAM! >= one.topCsfAM!);
          assert.ok(one.bottomCsfBM! - one.topCsfBM! <= one.bottomCsfAM! - one.topCsfAM! + 0.00021);
        });
        if (drilled !== null) assert.ok(found.at(-1)!.bottomCsfBM! <= parent.bottomCsfBM! + 0.00021);
      }),
    );
  });

  test('driller’s depth and depth below surface differ by the depth of the surface alone', () => {
    fc.assert(
      fc.property(fc.record(any), ({ top, drilled, lengths: given }) => {
        for (const one of sectionDepths(runDepths(run(top, drilled, null), LAKE), drilled, given))
          assert.ok(near(one.topDrfM! - one.topCsfAM!, surfaceDrfM(LAKE)));
      }),
    );
  });

  test('a piece over the whole section has the depths of the section', () => {
    fc.assert(
      fc.property(fc.record(any), ({ top, drilled, lengths: given }) => {
        const found = sectionDepths(runDepths(run(top, drilled, null), RIG), drilled, given);
        found.forEach((one, at) => {
          const whole = pieceDepths(one, 0, given[at]! * 100);
          for (const key of Object.keys(one) as (keyof Depths)[]) assert.ok(near(whole[key], one[key]), key);
        });
      }),
    );
  });
});
