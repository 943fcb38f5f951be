import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isInPolygon } from './polygon-sides.ts';

const at = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg });
const SQUARE = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)];
const HOOK = [at(0, 0), at(10, 0), at(10, 10), at(6, 10), at(6, 4), at(4, 4), at(4, 10), at(0, 10)];
const BOW = [at(0, 0), at(10, 10), at(10, 0), at(0, 10)];

describe('a position in an area', () => {
  const cases = [
    ['the middle', SQUARE, at(5, 5), true],
    ['east of it', SQUARE, at(10.001, 5), false],
    ['west of it', SQUARE, at(-0.001, 5), false],
    ['its western side', SQUARE, at(0, 5), true],
    ['its eastern side', SQUARE, at(10, 5), false],
    ['its southern side', SQUARE, at(5, 0), true],
    ['its northern side', SQUARE, at(5, 10), false],
    ['on the level of a corner, outside', SQUARE, at(-5, 0), false],
    ['in the arm of a hook', HOOK, at(2, 8), true],
    ['in the gap of a hook', HOOK, at(5, 8), false],
    ['left in a bow', BOW, at(1, 5), true],
    ['above the crossing of a bow', BOW, at(5, 9), false],
    ['on a line that encloses nothing', [at(0, 1), at(5, 1), at(9, 1)], at(5, 1), false],
    ['on points that are one', [at(1, 1), at(1, 1), at(1, 1)], at(1, 1), false],
  ] as const;
  for (const [name, corners, position, expected] of cases)
    it(name, () => assert.equal(isInPolygon(corners, position), expected));

  it('does not depend on where the corners begin, nor on which way around they go', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 100, max: most * 100 }).map((one) => one / 100);
    const position = fc.tuple(degrees(180), degrees(90)).map(([east, north]) => at(east, north));
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 9 }), position, fc.nat(8), (corners, one, turn) => {
        const turned = [...corners.slice(turn % corners.length), ...corners.slice(0, turn % corners.length)];
        assert.equal(isInPolygon(turned, one), isInPolygon(corners, one));
        assert.equal(isInPolygon(corners.toReversed(), one), isInPolygon(corners, one));
      }),
    );
  });
});
