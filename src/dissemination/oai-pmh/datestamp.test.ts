import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDatestamp, readPeriod, toDatestamp } from './datestamp.ts';

for (const [text, expected] of [
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-04-31', false],
  ['0001-01-01', true],
  ['0000-01-01', false],
  ['9999-12-31', true],
  ['2024-1-1', false],
  ['2024', false],
  ['20240101', false],
  ['2024-01-01Z', false],
  ['2024-01-01T00:00:00Z', true],
  ['2024-01-01T23:59:59Z', true],
  ['2024-01-01T23:59:60Z', false],
  ['2024-01-01T24:00:00Z', false],
  ['2024-01-01T00:00Z', false],
  ['2024-01-01T00:00:00', false],
  ['2024-01-01T00:00:00.0Z', false],
  ['2024-01-01T00:00:00+00:00', false],
  ['2024-01-01t00:00:00z', false],
  [' 2024-01-01', false],
  ['2024-01-01\n', false],
  ['', false],
] as const) {
  test(`${JSON.stringify(text)} is ${expected ? 'a' : 'no'} datestamp`, () =>
    assert.equal(isDatestamp(text), expected));
}

test('bounds take in the whole of their day or second, with any fraction', () => {
  assert.deepEqual(readPeriod('2024-01-01', '2024-01-02'), {
    period: { from: '2024-01-01T00:00:00', until: '2024-01-02T23:59:59Z' },
  });
  assert.deepEqual(readPeriod('2024-01-01T05:06:07Z', undefined), { period: { from: '2024-01-01T05:06:07' } });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
      (moment) => {
        const stored = moment.toISOString();
        for (const datestamp of [toDatestamp(stored), stored.slice(0, 10)]) {
          const read = readPeriod(datestamp, datestamp);
          assert.ok('period' in read);
          const { from = '', until = '' } = read.period;
          assert.ok(from <= stored && stored <= until, stored);
          assert.ok(from <= toDatestamp(stored) && toDatestamp(stored) <= until, stored);
        }
      },
    ),
  );
});

for (const [from, until] of [
  ['2024-01-01', '2024-01-01T00:00:00Z'],
  ['2024-01-02', '2024-01-01'],
  ['2024-01-01T00:00:01Z', '2024-01-01T00:00:00Z'],
  ['junk', undefined],
  [undefined, 'junk'],
] as const) {
  test(`from ${from} until ${until} is a bad argument`, () => {
    const read = readPeriod(from, until);
    assert.ok('problem' in read && read.problem.code === 'badArgument');
  });
}
