import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundDecimals } from './round-decimals.ts';

const VECTORS: readonly (readonly [value: number, decimals: number, text: string])[] = [
  [2.815, 2, '2.82'],
  [-2.815, 2, '-2.82'],
  [1.005, 2, '1.01'],
  [10.607000000000001, 2, '10.61'],
  [143, 2, '143.00'],
  [0, 1, '0.0'],
  [2396.5, 1, '2396.5'],
  [1e21, 2, '1e+21'],
  [1e-7, 2, '0.00'],
];

test('numbers are rounded as they are written', () => {
  for (const [value, decimals, text] of VECTORS) assert.equal(roundDecimals(value, decimals), text);
});

test('the result is never further than half a last place away (property)', () => {
  const depths = fc.double({ min: -12_000, max: 12_000, noNaN: true });
  fc.assert(fc.property(depths, (depth) => Math.abs(Number(roundDecimals(depth, 2)) - depth) <= 0.005 + 1e-9));
});
