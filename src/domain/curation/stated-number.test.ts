import assert from 'node:assert/strict';
import { it } from 'node:test';
import { statedNumber } from './stated-number.ts';

for (const [text, value] of [
  ['12', 12],
  [' 4,5 ', 4.5],
  ['−18', -18],
  ['-18.5', -18.5],
  ['', null],
  [' ', null],
  ['many', undefined],
  ['1,2,3', undefined],
  ['Infinity', undefined],
] as const)
  it(`reads ${JSON.stringify(text)}`, () => assert.equal(statedNumber(text), value));
