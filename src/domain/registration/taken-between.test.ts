import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysOf, takenBetween } from './taken-between.ts';

describe('daysOf', () => {
  const cases: readonly (readonly [date: string, from: string, to: string])[] = [
    ['2014', '2014-01-01', '2014-12-31'],
    ['2014~', '2014-01-01', '2014-12-31'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2014-05-05', '2014-05-05', '2014-05-05'],
    ['2014-05-05?', '2014-05-05', '2014-05-05'],
    ['2014-05-05T23:30:00-02:00', '2014-05-06', '2014-05-06'],
    ['2014-05-05T16:40:00', '2014-05-05', '2014-05-05'],
  ];
  for (const [date, from, to] of cases) it(date, () => assert.deepEqual(daysOf(date), { from, to }));
  for (const date of ['', 'May 2014', '2014-13', '2014-05-41', '2014-02-30', '14', '2014-05-05Tnoon', undefined])
    it(`${date} is no date`, () => assert.equal(daysOf(date), undefined));
});

describe('takenBetween', () => {
  it('goes from the first to the last, whichever way round they are stated', () => {
    assert.deepEqual(takenBetween({ collectedFrom: '2014-05', collectedTo: '2014-06' }), {
      from: '2014-05-01',
      to: '2014-06-30',
    });
    assert.deepEqual(takenBetween({ collectedFrom: '2014-06-02', collectedTo: '2014-05-01' }), {
      from: '2014-05-01',
      to: '2014-06-02',
    });
  });
  it('takes one end for both, and the day of sampling where there is none', () => {
    assert.deepEqual(takenBetween({ collectedTo: '2014-05-01' }), { from: '2014-05-01', to: '2014-05-01' });
    assert.deepEqual(takenBetween({ sampledOn: '2015' }), { from: '2015-01-01', to: '2015-12-31' });
    assert.deepEqual(takenBetween({ collectedFrom: 'long ago', collectedTo: '2014' }), {
      from: '2014-01-01',
      to: '2014-12-31',
    });
    assert.equal(takenBetween({}), undefined);
  });
});
