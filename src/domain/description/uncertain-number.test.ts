import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bestValue, doubtOf, readUncertain } from './uncertain-number.ts';

describe('numbers stated with doubt', () => {
  const cases: readonly [string, ReturnType<typeof readUncertain>][] = [
    ['~120 m', { value: 120, unit: 'm', isAbout: true }],
    ['ca. 1980', { value: 1980, isAbout: true }],
    ['ca.1980', { value: 1980, isAbout: true }],
    ['c. -3.5', { value: -3.5, isAbout: true }],
    ['etwa 3,5 cm', { value: 3.5, unit: 'cm', isAbout: true }],
    ['120 ± 5', { value: 120, plusMinus: 5 }],
    ['120 +/- 0.5 km', { value: 120, plusMinus: 0.5, unit: 'km' }],
    ['50 ± 10 %', { value: 50, plusMinus: 5 }],
    ['~50 ±2?', { value: 50, plusMinus: 2, isAbout: true }],
    ['3-4 cm', { minimum: 3, maximum: 4, unit: 'cm' }],
    ['3 cm – 4 cm', { minimum: 3, maximum: 4, unit: 'cm' }],
    ['−3 - −4', { minimum: -4, maximum: -3 }],
    ['between 10 and 20 m asl', { minimum: 10, maximum: 20, unit: 'm asl' }],
    ['10 to 20', { minimum: 10, maximum: 20 }],
    ['> 200 m', { minimum: 200, unit: 'm' }],
    ['<=5', { maximum: 5 }],
    ['at least 5', { minimum: 5 }],
    ['12?', { value: 12, isAbout: true }],
    ['12 (?)', { value: 12, isAbout: true }],
    ['12 m', { value: 12, unit: 'm' }],
    ['45.5° N', { value: 45.5, unit: '° N' }],
  ];
  for (const [text, means] of cases)
    it(`reads ${text}`, () => {
      assert.deepEqual(readUncertain(text), means);
    });

  const none = [
    '',
    '?',
    'shallow',
    '1,200',
    '3 m - 4 ft',
    'see 12',
    '1e999',
    '12 13',
    'ca',
    '±5',
    '- -',
    `~${'9'.repeat(300)}`,
  ];
  for (const text of none)
    it(`reads no number in ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(readUncertain(text), undefined);
    });

  it('comes to an end with texts that repeat what the forms look for', () => {
    for (const one of ['-', '± ', '. ', 'a ', 'm.', '٣', '1-', '~'])
      assert.equal(readUncertain(one.repeat(200 / one.length)), undefined);
    assert.equal(readUncertain(`1${' a'.repeat(90)}!`), undefined);
  });

  it('says the end that a range has for a depth or an age, and no middle', () => {
    const range = { minimum: 3, maximum: 4 };
    assert.equal(bestValue(range, 'depthTopM'), 3);
    assert.equal(bestValue(range, 'depthBottomM'), 4);
    assert.equal(bestValue(range, 'ageMaximum'), 4);
    assert.equal(bestValue(range, 'elevationM'), undefined);
  });

  it('forgets the doubt of a number that was changed since', () => {
    const description = {
      elevationM: 120,
      depths: [],
      uncertainNumbers: [
        { of: 'elevationM', text: '~120 m', value: 120, isAbout: true },
        { of: 'lengthM', text: 'short' },
      ],
    } as never;
    assert.equal(doubtOf(description, 'elevationM')?.text, '~120 m');
    assert.equal(doubtOf(description, 'lengthM')?.text, 'short');
    assert.equal(doubtOf({ ...(description as object), elevationM: 500 } as never, 'elevationM'), undefined);
    assert.equal(doubtOf({ ...(description as object), lengthM: 5 } as never, 'lengthM'), undefined);
  });
});
