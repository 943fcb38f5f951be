import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundM } from './length-rounding.ts';

const CASES: readonly (readonly [metres: number, rounded: number])[] = [
  [10.607000000000001, 10.607],
  [1.64994, 1.6499],
  [-0.00001, 0],
  [1e300, 1e300],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
];

for (const [metres, rounded] of CASES) {
  test(`${metres} m are ${rounded} m`, () => assert.equal(Object.is(roundM(metres), rounded), true));
}
