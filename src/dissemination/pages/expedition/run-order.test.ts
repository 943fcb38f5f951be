import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HoleRun } from '../../../store/read/find-hole-runs.ts';
import { dailyProgress } from './daily-progress.ts';
import { RUN_ORDERS, RUNS_PER_PAGE, readRunPage, runPage } from './run-order.ts';

const run = (at: number, more: Partial<HoleRun> = {}): HoleRun => ({
  name: String(at),
  combinedId: `1_1_A_${at}`,
  coreType: 'Z',
  igsn: null,
  topM: at * 3,
  bottomM: at * 3 + 3,
  drilledM: 3,
  recoveredM: (at * 7) % 4,
  embargoEnd: null,
  diameterMm: 61,
  onDeck: `2020-05-${String(1 + (at % 20)).padStart(2, '0')}T10:00:00+02:00`,
  ...more,
});
const RUNS = Array.from({ length: 2 * RUNS_PER_PAGE + 7 }, (_, at) =>
  run(at, at % 9 === 0 ? { recoveredM: null, onDeck: null } : {}),
);

describe('runPage', () => {
  for (const order of RUN_ORDERS.flatMap((one) => [one, `-${one}`]))
    it(`shows every run once by ${order}, page after page`, () => {
      const seen: string[] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const page = runPage(RUNS, readRunPage(order, after));
        assert.equal(page.before, seen.length);
        seen.push(...page.runs.map((one) => one.combinedId));
        after = page.next;
      }
      assert.equal(new Set(seen).size, RUNS.length);
      assert.equal(seen.length, RUNS.length);
    });

  it('puts what states nothing last, either way, and equal ones from the top', () => {
    const three = [
      run(1, { drilledM: null }),
      run(2, { drilledM: 1 }),
      run(3, { drilledM: 2 }),
      run(4, { drilledM: 2 }),
    ];
    const names = (order: string) => runPage(three, readRunPage(order, '')).runs.map((one) => one.name);
    assert.deepEqual(names('drilled'), ['2', '3', '4', '1']);
    assert.deepEqual(names('-drilled'), ['3', '4', '2', '1']);
  });

  it('begins anew behind a run that is not there, and from the top for an order that means nothing', () => {
    assert.equal(runPage(RUNS, readRunPage('depth', 'nothing')).before, 0);
    assert.deepEqual(readRunPage('-colour', ''), { order: 'depth', isDescending: false, after: '' });
  });
});

describe('dailyProgress', () => {
  it('never grows less deep, counts a day once and leaves out what is no date', () => {
    const runs = [
      run(0, { onDeck: '2020-05-01T23:00:00+02:00' }),
      run(2, { onDeck: '2020-05-02T01:00:00+02:00' }),
      run(1, { onDeck: '2020-05-03' }),
      run(3, { onDeck: 'soon' }),
      run(4, { onDeck: '2020-13-41' }),
      run(5, { onDeck: null }),
    ];
    assert.deepEqual(dailyProgress(runs), [
      { day: '2020-05-01', depthM: 3, coredM: 3 },
      { day: '2020-05-02', depthM: 9, coredM: 3 },
      { day: '2020-05-03', depthM: 9, coredM: 3 },
    ]);
  });
});
