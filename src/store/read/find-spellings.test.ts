import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { oneSlipAway } from './find-spellings.ts';

describe('oneSlipAway', () => {
  const slips: readonly (readonly [string, string])[] = [
    ['a wrong character', 'ICDP5O54EHW1001'],
    ['a missing character', 'ICDP504EHW1001'],
    ['an extra character', 'ICDP55054EHW1001'],
    ['swapped characters', 'ICDP5054EWH1001'],
    ['a missing end', 'ICDP5054EHW100'],
  ];
  for (const [slip, wrong] of slips) {
    it(`undoes ${slip}`, () => assert.ok(oneSlipAway(wrong).includes('ICDP5054EHW1001')));
  }

  it('never gives the text itself, and each neighbour once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{4,12}$/), (text) => {
        const near = oneSlipAway(text);
        assert.equal(new Set(near).size, near.length);
        assert.ok(!near.includes(text));
      }),
    );
  });
});
