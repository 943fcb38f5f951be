import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isWithinBox, readBbox, stretchesOf } from './read-bbox.ts';

const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const box = fc.tuple(longitude, longitude, latitude, latitude).map(([westDeg, eastDeg, one, other]) => ({
  westDeg,
  eastDeg,
  southDeg: Math.min(one, other),
  northDeg: Math.max(one, other),
}));

it('the stretches of a box hold whatever lies in it, however wide the margin', () => {
  fc.assert(
    fc.property(box, longitude, latitude, fc.constantFrom(0, 0.5), (bbox, x, y, margin) => {
      if (!isWithinBox(bbox, x, y)) return;
      const stretches = stretchesOf(bbox, margin);
      const near = (one: number, least: number, most: number) => one >= least - 1e-9 && one <= most + 1e-9;
      assert.ok(stretches.length <= 2 && stretches.every((one) => one.westDeg <= one.eastDeg));
      const isIn = (at: number) =>
        stretches.some((one) => near(at, one.westDeg, one.eastDeg) && near(y, one.southDeg, one.northDeg));
      // The antimeridian has two names.
      assert.ok(isIn(x) || (Math.abs(x) === 180 && isIn(-x)), JSON.stringify({ bbox, x, y, stretches }));
    }),
  );
});

it('heights are read and do not select', () =>
  assert.deepEqual(readBbox('1,2,-100,3,4,9000'), { westDeg: 1, southDeg: 2, eastDeg: 3, northDeg: 4 }));
