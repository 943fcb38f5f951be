import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkEntry, type Entry, type Surroundings } from './check-entry.ts';
import { standingFindings, usedOverrides } from './standing-findings.ts';

const run = (values: Entry['values'], name = '2'): Entry => ({
  type: 'core_run',
  name,
  values: {
    core: Number(name),
    drillers_top_depth_m: 103,
    drilled_length_m: 3,
    core_ondeck: '2026-11-22T03:00Z',
    ...values,
  },
});
const section = (name: string, lengthM: number): Entry => ({
  type: 'section',
  name,
  values: { section: Number(name), curated_length_m: lengthM, section_length_m: lengthM },
});
const sample = (topCm: number, bottomCm: number): Entry => ({
  type: 'sample',
  name: `${topCm}-${bottomCm}`,
  values: { sample: `${topCm}-${bottomCm}`, top_offset_cm: topCm, bottom_offset_cm: bottomCm },
});
const told = (entry: Entry, around: Surroundings = {}, before?: Entry) =>
  checkEntry(entry, around, before)
    .map((one) => `${one.severity} ${one.code}`)
    .join(', ');

const CASES: readonly (readonly [string, Entry, Surroundings, Entry | undefined, string])[] = [
  ['a sound run', run({}), {}, undefined, ''],
  [
    'only recommended',
    { ...run({}), values: { core: 2, drillers_top_depth_m: 1 } },
    {},
    undefined,
    'info recommended-missing',
  ],
  ['no top', run({ drillers_top_depth_m: null }), {}, run({}), 'error missing-field'],
  [
    'runs that overlap, above',
    run({}),
    { runs: [run({ drillers_top_depth_m: 101 }, '1')] },
    undefined,
    'warning overlapping-runs',
  ],
  [
    'runs that overlap, below',
    run({}),
    { runs: [run({ drillers_top_depth_m: 105 }, '3')] },
    undefined,
    'warning overlapping-runs',
  ],
  ['runs that touch', run({}), { runs: [run({ drillers_top_depth_m: 100 }, '1')] }, undefined, ''],
  [
    'others overlap, not this',
    run({ drillers_top_depth_m: 200 }),
    { runs: [run({}, '1'), run({}, '3')] },
    undefined,
    '',
  ],
  [
    'one section too many',
    section('2', 1),
    { run: run({ section_count: 1 }), sections: [section('1', 1)] },
    undefined,
    'warning section-count-exceeded',
  ],
  ['the sum is short, more may come', section('1', 1), { run: run({ core_recovery_m: 3 }) }, undefined, ''],
  [
    'the sum is short, and all are there',
    section('1', 1),
    { run: run({ core_recovery_m: 3, section_count: 1 }) },
    undefined,
    'warning core-in-no-section',
  ],
  [
    'it was short before',
    section('1', 1),
    { run: run({ core_recovery_m: 3, section_count: 1 }) },
    { ...section('1', 1), values: { ...section('1', 1).values, curator: 'I' } },
    '',
  ],
  [
    'recovery that leaves the sections short',
    run({ core_recovery_m: 3, section_count: 1 }),
    { sections: [section('1', 2)] },
    run({ core_recovery_m: 2, section_count: 1 }),
    'warning core-in-no-section',
  ],
  [
    'a sample beyond its section',
    sample(90, 110),
    { section: { curated_length_m: 1 } },
    undefined,
    'warning offset-beyond-section',
  ],
  [
    'a sample below its section',
    sample(120, 130),
    { section: { curated_length_m: 1 } },
    undefined,
    'error offset-beyond-section',
  ],
  ['a sample over another', sample(10, 20), { samples: [sample(15, 25)] }, undefined, 'warning sample-overlap'],
  [
    'a sample of a half that is kept',
    sample(10, 20),
    { half: { name: 'A', values: { sampleable: false } } },
    undefined,
    'warning half-not-sampleable',
  ],
  [
    'a description of it',
    { type: 'lithology', name: '1', values: { lithology: '1', rock_type: 'gneiss' } },
    { half: { name: 'A', values: { sampleable: false } } },
    undefined,
    '',
  ],
  [
    'a section shorter than what was cut from it',
    section('1', 0.5),
    { pieces: [sample(40, 60)] },
    section('1', 1),
    'warning piece-beyond-section',
  ],
  [
    'it was too short before',
    { ...section('1', 0.5), values: { ...section('1', 0.5).values, curator: 'I' } },
    { pieces: [sample(60, 70)] },
    section('1', 0.5),
    '',
  ],
  ['a field there is not', run({ nonsense: 1 }), {}, undefined, 'error unknown-field'],
];

for (const [what, entry, around, before, wanted] of CASES)
  it(`${what}: ${wanted || 'nothing'}`, () => assert.equal(told(entry, around, before), wanted));

it('a warning stands unless somebody gave a reason, an error always', () => {
  const findings = checkEntry(run({ drilled_length_m: -1, core_recovery_m: 1 }));
  const reasoned = [
    { code: 'recovery-over-100', reason: 'stretched' },
    { code: 'out-of-range', reason: 'it is so' },
    { code: 'unusual-name', reason: 'not needed' },
  ];
  assert.deepEqual(
    standingFindings(findings, reasoned).map((one) => one.code),
    ['out-of-range'],
  );
  assert.equal(standingFindings(findings, [{ code: 'recovery-over-100', reason: '  ' }]).length, 2);
  assert.deepEqual(usedOverrides(findings, reasoned), [reasoned[0]]);
});
