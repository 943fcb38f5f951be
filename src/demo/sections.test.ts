import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drillRuns } from './core-runs.ts';
import { COSC_1 } from './cosc-facts.ts';
import { holePlace } from './hole-place.ts';
import { layRocks, lithologyRows, unitAt } from './lithology-column.ts';
import { cutSections, nameRocks } from './sections.ts';
import { total } from './total.ts';

const HOLES = [0, 1, 20].map((index) => {
  const place = holePlace(index);
  const runs = drillRuns(place);
  const units = layRocks(place);
  return { place, runs, units, sections: nameRocks(cutSections(place, runs), units) };
});

test('sections of a run are numbered from 1 and add up to what came up, none over 1 m', () => {
  for (const { runs, sections } of HOLES) {
    const ofRun = Map.groupBy(sections, (section) => section.run);
    for (const run of runs) {
      const own = ofRun.get(run) ?? [];
      assert.equal(total(own.map((section) => section.lengthCm)), run.recoveredCm, `run ${run.number}`);
      assert.deepEqual(
        own.map((section) => section.number),
        own.map((_, index) => index + 1),
      );
      assert.ok(own.every(({ lengthCm }) => lengthCm >= 1 && lengthCm <= 100 && Number.isInteger(lengthCm)));
    }
  }
});

test('a section begins where the one above it in the run ended', () => {
  for (const { sections } of HOLES) {
    sections.forEach((section, index) => {
      const above = section.number === 1 ? undefined : sections[index - 1]!;
      assert.equal(section.topCm, above === undefined ? section.run.topCm : above.topCm + above.lengthCm);
    });
  }
});

test('the rock column has no gap and never the same rock twice in a row', () => {
  for (const { units } of HOLES) {
    assert.equal(units[0]?.topCm, COSC_1.coringStartCm);
    assert.equal(units.at(-1)?.bottomCm, COSC_1.totalDepthCm);
    units.slice(1).forEach((unit, index) => {
      assert.equal(unit.topCm, units[index]!.bottomCm);
      assert.ok(unit.bottomCm > unit.topCm);
      assert.notEqual(unit.rock, units[index]!.rock, `unit ${index + 2}`);
    });
  }
});

test('the column of hole A tells the published story', () => {
  const { units, place } = HOLES[0]!;
  const thicknessBelow = (topCm: number, rocks: readonly string[]) =>
    total(units.filter((one) => one.topCm >= topCm && rocks.includes(one.rock)).map((one) => one.bottomCm - one.topCm));
  assert.ok(units.length >= 60 && units.length <= 120, String(units.length));
  assert.equal(units.find((unit) => unit.rock === 'Metagabbro')?.topCm, 59540);
  assert.equal(units.find((unit) => unit.rock === 'Mylonite')?.topCm, 170200);
  assert.ok(thicknessBelow(170200, ['Mylonite', 'Mica schist']) > 30000);
  assert.ok(thicknessBelow(234500, ['Meta-arkose', 'Quartzite']) > 6000);
  assert.equal(new Set(lithologyRows(place, units).map((row) => row.rock_type)).size, 12);
});

test('a section has the rock at its middle', () => {
  const { units, sections } = HOLES[0]!;
  const shown = sections.filter(({ run }) => run.number === 19).map(({ rock }) => rock);
  assert.deepEqual(shown, ['Amphibolite', 'Amphibolite', 'Calc-silicate gneiss']);
  const last = sections.at(-1)!;
  assert.equal(last.rock, unitAt(units, last.topCm + last.lengthCm / 2).rock);
  assert.equal(unitAt(units, COSC_1.totalDepthCm + 5), units.at(-1));
});
