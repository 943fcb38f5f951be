import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { atMost, legalDate, legalDecimal } from './legal-values.ts';

describe('dates for schemas', () => {
  const cases: readonly [string | undefined, string | undefined, string | undefined][] = [
    ['2014', '2014', 'year'],
    ['2014-05', '2014-05', 'month'],
    ['2014-05-05', '2014-05-05', 'day'],
    ['2014-05-05T16:40+02:00', '2014-05-05T16:40:00+02:00', 'time'],
    ['2014-05-05T16:40-05:00', '2014-05-05T16:40:00-05:00', 'time'],
    ['2014-05-05T16:40Z', '2014-05-05T16:40:00Z', 'time'],
    ['2014-05-05 16:40', '2014-05-05T16:40:00', 'time'],
    ['2014-05-05T16:40:01.5Z', '2014-05-05T16:40:01.5Z', 'time'],
    ['2016-02-29', '2016-02-29', 'day'],
    ['2014-02-29', undefined, undefined],
    ['1900-02-29', undefined, undefined],
    ['2014-04-31', undefined, undefined],
    ['2014-13', undefined, undefined],
    ['2014-05-05T24:00', undefined, undefined],
    ['2014-05-05T16:40+15:00', undefined, undefined],
    ['5 May 2014', undefined, undefined],
    ['', undefined, undefined],
    [undefined, undefined, undefined],
  ];
  for (const [date, text, precision] of cases) {
    it(`${date} is ${text}`, () => {
      const legal = legalDate(date);
      assert.deepEqual([legal?.text, legal?.precision], [text, precision]);
    });
  }
});

describe('numbers for schemas', () => {
  const cases: readonly [number | undefined, string | undefined][] = [
    [63.401629, '63.401629'],
    [0.1 + 0.2, '0.3'],
    [1e-9, '0'],
    [-0.0000001, '0'],
    [91, undefined],
    [Number.NaN, undefined],
    [undefined, undefined],
  ];
  for (const [value, text] of cases) it(`${value} is ${text}`, () => assert.equal(legalDecimal(value, -90, 90), text));

  it('never has an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
        assert.match(legalDecimal(value) ?? '', /^-?\d+(\.\d+)?$/);
      }),
    );
  });
});

describe('texts for schemas', () => {
  it('keeps what fits and cuts the rest with an ellipsis', () => {
    assert.equal(atMost(5, 'abcde'), 'abcde');
    assert.equal(atMost(5, 'abcdef'), 'abcd…');
    assert.equal(atMost(5, 'abc def'), 'abc…');
    assert.equal(atMost(5, undefined), undefined);
  });

  it('never cuts a character in two nor exceeds the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 2, max: 30 }), (text, longest) => {
        const cut = atMost(longest, text) ?? '';
        assert.ok(cut.length <= longest && cut.isWellFormed());
      }),
    );
  });
});
