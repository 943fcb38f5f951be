import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { count, counted, depth, depthRange, fixed, measure, plain, preciseDate, recoveryPercent } from './quantity.ts';

const cases: readonly (readonly [string, string, string])[] = [
  ['depth', depth(143.1), '143.10\u202fm'],
  ['range', depthRange(143.12, 143.14), '143.12\u2013143.14\u202fm'],
  ['point', depthRange(143.12, 143.121), '143.12\u202fm'],
  ['negative', depth(-0.04), '\u22120.04\u202fm'],
  ['negative zero', fixed(-0.001, 2), '0.00'],
  ['binary dust', plain(0.1 + 0.2), '0.3'],
  ['unit', measure(61, 'mm'), '61\u202fmm'],
  ['degree', measure(13.2, '°'), '13.2°'],
  ['count', count(2512), '2,512'],
  ['one', counted(1, 'core run', 'core runs'), '1 core run'],
  ['many', counted(693, 'core run', 'core runs'), '693 core runs'],
  ['none', counted(0, 'core run', 'core runs'), '0 core runs'],
  ['year', preciseDate('2014'), '2014'],
  ['day', preciseDate('2014-05-05'), '2014-05-05'],
  ['time with offset', preciseDate('2014-05-05T16:40:00+02:00'), '2014-05-05 16:40 (UTC+2)'],
  ['half-hour offset', preciseDate('2014-05-05T16:40+05:30'), '2014-05-05 16:40 (UTC+5:30)'],
  ['west', preciseDate('2014-05-05T16:40:10-03:00'), '2014-05-05 16:40 (UTC\u22123)'],
  ['UTC', preciseDate('2014-05-05T16:40:10Z'), '2014-05-05 16:40 (UTC)'],
  ['time without zone', preciseDate('2014-05-05T16:40:10'), '2014-05-05 16:40'],
];

describe('quantities', () => {
  for (const [name, got, expected] of cases) it(name, () => assert.equal(got, expected));

  it('recovery over 100 % is legal, without a drilled length there is none', () => {
    assert.equal(recoveryPercent(3.15, 3), 105);
    assert.equal(recoveryPercent(3, 0), undefined);
    assert.equal(recoveryPercent(null, 3), undefined);
  });
});
