import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { checkOverlaps } from '../drilling/check-taking.ts';
import { type IntervalCm, parseInterval, sampleSeries } from './sample-interval.ts';

const asSample = ({ topCm, bottomCm }: IntervalCm) => ({
  name: `${topCm}-${bottomCm}`,
  values: { top_offset_cm: topCm, bottom_offset_cm: bottomCm },
});

const READ: readonly (readonly [string, string])[] = [
  ['10-15', '10 15'],
  ['10–15', '10 15'],
  [' 10.5 - 12 ', '10.5 12'],
  ['10,5-12', '10.5 12'],
  ['15-10', 'interval-order'],
  ['10-10', 'interval-order'],
  ['10', 'interval-form'],
  ['-5-10', 'interval-form'],
  ['10-15-20', 'interval-form'],
  ['ab-cd', 'interval-form'],
  ['', 'interval-form'],
];

for (const [text, wanted] of READ)
  it(`“${text}” is ${wanted}`, () => {
    const read = parseInterval(text);
    assert.equal(read.ok ? `${read.value.topCm} ${read.value.bottomCm}` : read.findings[0]!.code, wanted);
  });

const SERIES: readonly (readonly [start: number, end: number, spacing: number, length: number, string])[] = [
  [0, 100, 25, 5, '0-5 25-30 50-55 75-80'],
  [10, 33, 10, 10, '10-20 20-30 30-33'],
  [0, 0.3, 0.1, 0.1, '0-0.1 0.1-0.2 0.2-0.3'],
  [0, 100, 4, 5, 'series-spacing'],
  [0, 100, 5, 0, 'series-length'],
  [50, 50, 5, 5, 'series-empty'],
  [0, 2000, 1, 1, 'series-long'],
  [Number.NaN, 100, 5, 5, 'series-empty'],
];

for (const [startCm, endCm, spacingCm, lengthCm, wanted] of SERIES)
  it(`every ${spacingCm} cm ${lengthCm} cm from ${startCm} to ${endCm}: ${wanted}`, () => {
    const series = sampleSeries({ startCm, endCm, spacingCm, lengthCm });
    const told = series.ok
      ? series.value.map((one) => `${one.topCm}-${one.bottomCm}`).join(' ')
      : series.findings[0]!.code;
    assert.equal(told, wanted);
  });

it('samples of a series lie inside, in order, and never overlap', () => {
  const cm = (max: number) => fc.integer({ min: 1, max: max * 10 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(cm(50), cm(150), cm(20), cm(20), (startCm, roomCm, lengthCm, gapCm) => {
      const endCm = startCm + roomCm;
      const series = sampleSeries({ startCm, endCm, spacingCm: lengthCm + gapCm, lengthCm });
      fc.pre(series.ok);
      const named = series.value.map(asSample);
      for (const [nth, { topCm, bottomCm }] of series.value.entries()) {
        assert.ok(topCm >= startCm && bottomCm <= endCm && bottomCm > topCm);
        assert.deepEqual(checkOverlaps(named[nth]!, named.toSpliced(nth, 1)), []);
      }
    }),
  );
});
