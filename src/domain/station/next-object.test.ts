import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nextCoreRun, nextName, nextNumber, nextSection } from './next-object.ts';

const run = (name: string, values: Record<string, string | number | null>) => ({ name, values });

it('the next run begins where the last one ends, with its tools', () => {
  const runs = [
    run('10', {
      drillers_top_depth_m: 130,
      drilled_length_m: 3.05,
      core_type: 'R',
      bit_size_mm: 96,
      core_recovery_m: 2,
    }),
    run('9', { drillers_top_depth_m: 127, drilled_length_m: 3, core_type: 'H' }),
  ];
  const next = { core: 11, drillers_top_depth_m: 133.05, core_type: 'R', bit_size_mm: 96 };
  assert.deepEqual(nextCoreRun(runs, {}), { name: '11', values: next });
});

it('without a drilled length the recovered one counts, without either there is no top', () => {
  const recovered = nextCoreRun([run('1', { drillers_top_depth_m: 10, core_recovery_m: 2.5 })], {});
  assert.equal(recovered.values.drillers_top_depth_m, 12.5);
  assert.deepEqual(nextCoreRun([run('1', { drillers_top_depth_m: 10 })], {}).values, { core: 2 });
});

it('the first run begins at the casing foot, on the driller’s scale', () => {
  const hole = { casing_depth_m: 103, reference_height_m: 2.5, water_depth_m: 10 };
  assert.deepEqual(nextCoreRun([], hole), { name: '1', values: { core: 1, drillers_top_depth_m: 115.5 } });
  assert.deepEqual(nextCoreRun([], {}).values, { core: 1 });
});

it('the core catcher is no section to count from', () => {
  const sections = ['1', '2', 'CC'].map((name) => ({ name, values: {} }));
  assert.deepEqual(nextSection(sections), { name: '3', values: { section: 3 } });
  assert.equal(nextSection([]).name, '1');
});

it('other objects are counted among their siblings, with what stands before the number', () => {
  assert.equal(nextNumber([{ name: '3' }, { name: 'x' }, { name: '12' }]), '13');
  for (const [names, next] of [
    [[], '1'],
    [['x'], '1'],
    [['CB008', 'CB009'], 'CB010'],
    [['TS-2', 'TS-10'], 'TS-11'],
  ] as const)
    assert.equal(nextName(names.map((name) => ({ name }))), next);
});
