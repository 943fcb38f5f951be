import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { depthAxis, roundDepths } from './depth-axis.ts';
import { unitsWithin, windowAround } from './strip-data.ts';

describe('depthAxis', () => {
  it('grows downwards, to scale, and cuts at its ends', () => {
    const axis = depthAxis(100, 120, 40, 240);
    assert.deepEqual([axis.y(100), axis.y(110), axis.y(120), axis.y(90), axis.y(130)], [40, 140, 240, 40, 240]);
  });

  it('of nothing is one metre', () => assert.equal(depthAxis(5, 5, 0, 10).y(6), 10));
});

describe('roundDepths', () => {
  const cases: readonly (readonly [number, number, number, readonly number[]])[] = [
    [0, 2495.8, 6, [0, 500, 1000, 1500, 2000]],
    [132, 154, 12, [132, 134, 136, 138, 140, 142, 144, 146, 148, 150, 152, 154]],
    [0, 55, 6, [0, 10, 20, 30, 40, 50]],
    [0.1, 0.35, 5, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]],
  ];
  for (const [top, bottom, most, expected] of cases) {
    it(`${top} to ${bottom}`, () => assert.deepEqual(roundDepths(top, bottom, most), expected));
  }
});

describe('windowAround', () => {
  it('holds the object and about 20 m, within the hole', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2400, noNaN: true }),
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        (topM, lengthM) => {
          const me = { topM, bottomM: topM + lengthM };
          const window = windowAround(me, 2495.8);
          assert.ok(window.topM <= me.topM && window.bottomM >= me.bottomM, JSON.stringify(window));
          assert.ok(window.topM >= 0 && window.bottomM <= 2495.8);
          assert.ok(window.bottomM - window.topM <= 22);
        },
      ),
    );
  });

  it('shows a shallow hole whole', () =>
    assert.deepEqual(windowAround({ topM: 1, bottomM: 2 }, 8), { topM: 0, bottomM: 8 }));
});

describe('unitsWithin', () => {
  it('cuts units to the interval and leaves out those beside it', () => {
    const units = [
      { topM: 0, bottomM: 10, rock: 'a' },
      { topM: 10, bottomM: 20, rock: 'b' },
      { topM: 20, bottomM: 30, rock: 'c' },
    ];
    assert.deepEqual(unitsWithin(units, { topM: 5, bottomM: 20 }), [
      { topM: 5, bottomM: 10, rock: 'a' },
      { topM: 10, bottomM: 20, rock: 'b' },
    ]);
  });
});
