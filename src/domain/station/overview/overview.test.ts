import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readyFilter } from '../filter/passes-filter.ts';
import type { StationObject } from '../station-object.ts';
import { metreAxis, timeAxis } from './axis-ticks.ts';
import { drilledRuns, sumRuns } from './drilled-runs.ts';
import { countByType, isNotRegistered, NOT_REGISTERED, onDeckOn } from './left-to-do.ts';
import { dayBy, offsetMin, rigOffsetMin, statedMs } from './rig-clock.ts';

const object = (name: string, values: StationObject['values'], rest: Partial<StationObject> = {}): StationObject => ({
  id: name,
  type: 'core_run',
  parentId: 'hole',
  path: `H/${name}`,
  name,
  combinedId: `5054_1_A_${name}`,
  igsn: `ICDP5054${name}`,
  recordState: 'reserved',
  values,
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
  seq: 1,
  changedAt: '2014-05-05T00:00:00Z',
  changedBy: 'ida',
  ...rest,
});
const RUNS = [
  object(
    '2',
    { drilled_length_m: 3, core_recovery_m: 3.3, core_ondeck: '2014-05-05T23:50:00+02:00' },
    { bottomDrfM: 109 },
  ),
  object(
    '1',
    { drilled_length_m: 3, core_recovery_m: 1.5, core_ondeck: '2014-05-04T08:00:00+01:00' },
    { bottomDrfM: 106 },
  ),
  object('3', { drilled_length_m: 2 }, { bottomDrfM: 111, recordState: 'registered' }),
  object('4', {}, { type: 'section' }),
];

describe('the runs of an overview', () => {
  it('are summed; recovery counts runs of which both lengths are known', () => {
    const runs = drilledRuns(RUNS);
    assert.deepEqual(
      runs.map((one) => [one.id, one.recoveryPc === null ? null : Math.round(one.recoveryPc)]),
      [
        ['1', 50],
        ['2', 110],
        ['3', null],
      ],
    );
    const { recoveryPc, ...rest } = sumRuns(runs);
    assert.deepEqual(rest, { runs: 3, drilledM: 8, recoveredM: 4.8, bottomM: 111 });
    assert.equal(recoveryPc?.toFixed(3), '80.000');
    assert.deepEqual(sumRuns([]), { runs: 0, drilledM: 0, recoveredM: 0, recoveryPc: null, bottomM: null });
  });
  it('what is counted is what the filter behind it shows', () => {
    const all = readyFilter(NOT_REGISTERED, (field) => (row: StationObject) => row[field as 'igsn'], 0);
    assert.deepEqual(RUNS.filter(all), RUNS.filter(isNotRegistered));
    assert.deepEqual(countByType(RUNS, isNotRegistered), [
      { type: 'core_run', count: 2 },
      { type: 'section', count: 1 },
    ]);
    const day = readyFilter(onDeckOn('2014-05-05'), (field) => (row: StationObject) => row.values[field], 0);
    assert.deepEqual(
      RUNS.filter(day).map((one) => one.id),
      ['2'],
    );
  });
});

describe('the clock of the rig', () => {
  it('is what the latest run states', () => {
    assert.equal(rigOffsetMin(drilledRuns(RUNS), 0), 120);
    assert.equal(rigOffsetMin([], -300), -300);
    assert.deepEqual(
      ['2014-05-05T01:00:00Z', '2014-05-05T01:00-03:30', '2014-05-05', '2014-05-05T01:00'].map(offsetMin),
      [0, -210, undefined, undefined],
    );
  });
  it('says which day it is, whatever the clock of the machine', () => {
    const now = Date.parse('2014-05-05T22:30:00Z');
    assert.deepEqual([dayBy(120, now), dayBy(0, now), dayBy(-600, now)], ['2014-05-06', '2014-05-05', '2014-05-05']);
  });
  it('places a moment that states no clock, and none that is a mere day', () => {
    assert.equal(statedMs('2014-05-05T23:50:00+02:00', 0), Date.parse('2014-05-05T21:50:00Z'));
    assert.equal(statedMs('2014-05-05T23:50', 120), Date.parse('2014-05-05T21:50:00Z'));
    assert.deepEqual(
      [statedMs('2014-05-05', 0), statedMs(null, 0), statedMs('2014-99-05T23:50', 0)],
      [undefined, undefined, undefined],
    );
  });
});

describe('axes', () => {
  it('begin at zero unless what is drawn lies far from it', () => {
    assert.deepEqual(metreAxis(3, 42, 5).ticks, [0, 10, 20, 30, 40, 50]);
    assert.deepEqual(metreAxis(103, 131, 6).ticks, [100, 105, 110, 115, 120, 125, 130, 135]);
    assert.deepEqual(metreAxis(5, 5, 4).ticks.length >= 2, true);
  });
  it('of time stand at midnights of the rig', () => {
    const day = (text: string) => Date.parse(text);
    const { ticks } = timeAxis(day('2014-05-04T08:00:00+02:00'), day('2014-05-06T20:00:00+02:00'), 4, 120);
    assert.deepEqual(
      ticks.map((one) => new Date(one).toISOString()),
      ['2014-05-03T22:00:00.000Z', '2014-05-04T22:00:00.000Z', '2014-05-05T22:00:00.000Z', '2014-05-06T22:00:00.000Z'],
    );
  });
  it('hold what they are for, in few ticks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9000, noNaN: true }),
        fc.double({ min: 0.01, max: 3000, noNaN: true }),
        (low, span) => {
          const { from, to, ticks } = metreAxis(low, low + span, 6);
          assert.ok(
            from <= low + 1e-6 && to >= low + span - 1e-6 && ticks.length <= 9,
            `${from} ${to} ${ticks.length}`,
          );
          const time = timeAxis(low * 1e9, (low + span) * 1e9, 6, 90);
          assert.ok(time.from <= low * 1e9 + 1 && time.to >= (low + span) * 1e9 - 1 && time.ticks.length <= 9);
        },
      ),
    );
  });
});
