import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CoreRun, coreRunRows, drillRuns } from './core-runs.ts';
import { COSC_1 } from './cosc-facts.ts';
import { isoTime } from './drilling-calendar.ts';
import { holePlace } from './hole-place.ts';
import { countSections, cutSections } from './sections.ts';
import { total } from './total.ts';

/** Hole A and three of the copies, so that the rules hold for other random numbers too. */
const HOLES = [0, 1, 19, 20].map((index) => ({ place: holePlace(index), runs: drillRuns(holePlace(index)) }));
const bottomCm = (run: CoreRun) => run.topCm + run.drilledCm;

test('runs follow each other without a gap from the casing foot to total depth', () => {
  for (const { runs } of HOLES) {
    assert.equal(runs[0]?.topCm, COSC_1.coringStartCm);
    assert.equal(bottomCm(runs.at(-1)!), COSC_1.totalDepthCm);
    runs.slice(1).forEach((run, index) => {
      assert.equal(run.topCm, bottomCm(runs[index]!), `run ${run.number}`);
      assert.equal(run.number, index + 2);
    });
  }
});

test('drilled and recovered lengths are the published ones to the centimetre', () => {
  for (const { runs } of HOLES) {
    assert.equal(total(runs.map((run) => run.drilledCm)), 239310);
    assert.equal(total(runs.map((run) => run.recoveredCm)), 239650);
  }
});

test('no run has more core than the barrel and a stub can give, and only one is below 75 %', () => {
  for (const { runs } of HOLES) {
    for (const run of runs) {
      const barrelCm = run.topCm < COSC_1.shortBarrelEndCm ? 300 : 600;
      assert.ok(run.recoveredCm >= 0 && run.recoveredCm <= run.drilledCm * 1.05, `run ${run.number}`);
      assert.ok(run.drilledCm >= 100 && run.drilledCm <= barrelCm + 5, `run ${run.number}`);
      assert.ok(run.recoveredCm <= barrelCm + 12, `run ${run.number}`);
    }
    assert.deepEqual(
      runs.filter((run) => run.recoveredCm < 0.75 * run.drilledCm).map((run) => run.number),
      [23],
    );
  }
});

test('a surplus and a real loss have a reason; the documented losses make 2.5 m', () => {
  for (const { runs } of HOLES) {
    for (const { number, recoveredCm, drilledCm, reason } of runs) {
      if (recoveredCm > drilledCm || drilledCm - recoveredCm >= 5) assert.ok(reason, `run ${number}`);
      if (recoveredCm === drilledCm) assert.equal(reason, undefined, `run ${number}`);
    }
    const lost = runs.filter(({ reason }) => /^(Core lost|Core ground|Washed out)/.test(reason ?? ''));
    assert.equal(total(lost.map((run) => run.drilledCm - run.recoveredCm)), COSC_1.documentedLossCm);
  }
});

test('a stub left in the hole comes up with the next run', () => {
  for (const { runs } of HOLES) {
    const left = runs.filter((run) => run.reason?.startsWith('Stub left'));
    assert.ok(left.length >= 10);
    for (const run of left) {
      const next = runs[run.number]!;
      assert.match(next.reason ?? '', /^Stub of the run above/);
      assert.equal(next.recoveredCm - next.drilledCm, run.drilledCm - run.recoveredCm);
    }
  }
});

test('many runs are above 100 %, most of them by pipe stretch', () => {
  const runs = HOLES[0]!.runs;
  const stretched = runs.filter((run) => run.reason === 'Pipe stretch');
  assert.ok(runs.length >= 650 && runs.length <= 700, String(runs.length));
  assert.ok(stretched.length > 200, String(stretched.length));
  assert.ok(stretched.every((run) => run.recoveredCm > run.drilledCm));
});

test('cores come on deck in order, at least half an hour apart, through the marks of the campaign', () => {
  for (const { runs } of HOLES) {
    runs.slice(1).forEach((run, index) => {
      assert.ok(run.onDeckMinute - runs[index]!.onDeckMinute >= 30, `run ${run.number}`);
    });
    const at = (depthCm: number) => isoTime(runs.findLast((run) => bottomCm(run) <= depthCm)!.onDeckMinute);
    assert.equal(isoTime(runs[18]!.onDeckMinute), '2014-05-05T16:40:00+02:00');
    assert.match(at(34050), /^2014-05-10T/);
    assert.match(at(76700), /^2014-05-25T/);
    assert.equal(at(COSC_1.totalDepthCm), '2014-08-26T08:25:00+02:00');
  }
});

test('rows give size and barrel of the depth, and the number of sections cut', () => {
  const { place, runs } = HOLES[0]!;
  const counts = countSections(cutSections(place, runs));
  const rows = coreRunRows(place, runs, counts);
  const row = (number: number) => rows[number - 1]!;
  const below = runs.find((run) => run.topCm >= COSC_1.hSizeEndCm)!.number;
  const long = runs.find((run) => run.topCm >= COSC_1.shortBarrelEndCm)!.number;
  const size = (number: number) => [row(number).bit_size_mm, row(number).core_diameter_mm, row(number).barrel_length_m];
  assert.deepEqual([below - 1, below, long].map(size), [
    [96, 61, 3],
    [76, 48, 3],
    [76, 48, 6],
  ]);
  assert.match(String(row(below).comment), /New bit/);
  assert.deepEqual(
    [row(19).drillers_top_depth_m, row(19).drilled_length_m, row(19).core_recovery_m, row(19).section_count],
    [143, 3, 3, 3],
  );
});
