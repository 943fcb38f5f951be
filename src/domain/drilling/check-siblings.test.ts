import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDuplicates, checkHoleRuns, checkRunSections } from './check-siblings.ts';
import type { FieldValues, ObjectRow } from './object-row.ts';

const HOLE = { expedition: '5054', site: '1', hole: 'A' };

const run = (values: FieldValues, core = 1, row = core + 1): ObjectRow => ({
  type: 'core_run',
  names: { ...HOLE, core_run: String(core) },
  values: { core, ...values },
  implied: false,
  at: { file: 'core_runs.csv', row },
});

const section = (number: number, length: number, row = number + 1): ObjectRow => ({
  type: 'section',
  names: { ...HOLE, core_run: '1', section: String(number) },
  values: { section: number, section_length_m: length },
  implied: false,
  at: { file: 'sections.csv', row },
});

const codes = (findings: readonly { code: string; severity: string; at?: { row?: number } }[]) =>
  findings.map(({ code, severity, at }) => `${code} ${severity} ${at?.row}`);

const RUNS: readonly (readonly [what: string, run: ObjectRow, lengths: number[], found: string[]])[] = [
  ['sections that fill the recovery', run({ core_recovery_m: 3 }), [1.5, 1.5], []],
  ['sections of a run without recovery', run({}), [1.5, 1.5], []],
  ['no sections yet', run({ core_recovery_m: 3 }), [], []],
  ['sections over the recovery by rounding', run({ core_recovery_m: 3 }), [1.5, 1.504], []],
  [
    'a section that ends below the recovery',
    run({ core_recovery_m: 2.8 }),
    [1.5, 1.5],
    ['section-beyond-recovery warning 3'],
  ],
  [
    'a section that starts below the recovery',
    run({ core_recovery_m: 1.4 }),
    [1.4, 0.1, 0.1],
    ['section-beyond-recovery warning 3', 'section-beyond-recovery error 4'],
  ],
  ['sections where nothing was recovered', run({ core_recovery_m: 0 }), [0.1], ['section-beyond-recovery error 2']],
  ['sections much shorter than the recovery', run({ core_recovery_m: 3 }), [1, 1], ['section-lengths warning 2']],
  ['sections of which more are to come', run({ core_recovery_m: 3, section_count: 3 }), [1, 1], []],
  [
    'sections much longer than the recovery',
    run({ core_recovery_m: 2 }),
    [1.5, 1],
    ['section-beyond-recovery warning 3', 'section-lengths warning 2'],
  ],
  ['more sections than were cut', run({ section_count: 1 }), [1, 1], ['section-count-exceeded error 2']],
];

for (const [what, one, lengths, found] of RUNS) {
  test(`${what}: ${found.join(', ') || 'nothing'}`, () => {
    const sections = lengths.map((length, index) => section(index + 1, length));
    assert.deepEqual(codes(checkRunSections(one, sections)), found);
    assert.deepEqual(codes(checkRunSections(one, sections.toReversed())).toSorted(), found.toSorted());
  });
}

test('the curated length stands in where there is no section length', () => {
  const curated = { ...section(1, 0), values: { section: 1, curated_length_m: 5 } };
  assert.deepEqual(codes(checkRunSections(run({ core_recovery_m: 5 }), [curated])), []);
});

test('runs that overlap are told, in whatever order they come', () => {
  const runs = [
    run({ drillers_top_depth_m: 105, drilled_length_m: 3 }, 2),
    run({ drillers_top_depth_m: 102, drilled_length_m: 3.1 }, 1),
    run({ drillers_top_depth_m: 107.998, drilled_length_m: 3 }, 3),
    run({ drilled_length_m: 3 }, 4),
  ];
  const findings = checkHoleRuns(runs);
  assert.deepEqual(codes(findings), ['overlapping-runs warning 3']);
  assert.match(findings[0]!.message, /begins at 105 m, above the bottom of run 1 at 105\.1 m/);
});

test('a run overlaps what lies deepest above it, not only the run before', () => {
  const runs = [
    run({ drillers_top_depth_m: 100, drilled_length_m: 9 }, 1),
    run({ drillers_top_depth_m: 101, drilled_length_m: 1 }, 2),
    run({ drillers_top_depth_m: 105, drilled_length_m: 1 }, 3),
  ];
  assert.deepEqual(codes(checkHoleRuns(runs)), ['overlapping-runs warning 3', 'overlapping-runs warning 4']);
});

test('an overlap is told where a row of a file has it', () => {
  const old = { ...run({ drillers_top_depth_m: 105, drilled_length_m: 3 }, 2), at: { file: 'the store' } };
  const findings = checkHoleRuns([old, run({ drillers_top_depth_m: 102, drilled_length_m: 3.1 }, 1)]);
  assert.deepEqual(codes(findings), ['overlapping-runs warning 2']);
});

test('a double names both rows', () => {
  const findings = checkDuplicates([section(1, 1), section(2, 1), section(1, 1, 9)]);
  assert.deepEqual(codes(findings), ['duplicate-key error 9']);
  assert.match(findings[0]!.message, /already stated in sections\.csv, row 2/);
});
