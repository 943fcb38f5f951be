import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { keyOfTarget } from './column-targets.ts';
import { matchColumns } from './match-columns.ts';

const match = (type: ObjectType, heading: string) => {
  const matched = matchColumns({ file: 'x.csv', origin: 'text', heading: heading.split('|') }, type);
  const columns = matched.columns.map(
    ({ target, factor }) => `${keyOfTarget(target)}${factor === 1 ? '' : ` × ${factor}`}`,
  );
  return { columns, codes: matched.findings.map(({ code }) => code), findings: matched.findings };
};

const GOOD: readonly (readonly [ObjectType, heading: string, columns: string[]])[] = [
  ['hole', 'Expedition|SITE|hole', ['ancestor expedition', 'ancestor site', 'field hole']],
  ['hole', 'Latitude (WGS84)|lon|Ground level (m)', ['field latitude_deg', 'field longitude_deg', 'field elevation_m']],
  ['core_run', 'parent|core|Top depth (mbrf)', ['parent', 'field core', 'field drillers_top_depth_m']],
  ['core_run', 'Core diameter (cm)|core_recovery_cm', ['field core_diameter_mm × 10', 'field core_recovery_m × 0.01']],
  ['core_run', 'Drilled length [ft]', ['field drilled_length_m × 0.3048']],
  [
    'core_run',
    'core_recovery feet|Drilled length (meters)',
    ['field core_recovery_m × 0.3048', 'field drilled_length_m'],
  ],
  ['core_run', 'RQD (%)|Core diameter (inches)', ['field rqd_pc', 'field core_diameter_mm × 25.4']],
  ['cuttings', 'top_depth_mbsf|Rock clasts %', ['field top_depth_m', 'field rock_clasts_pc']],
  [
    'section',
    'Core|Sect|Curated length|IGSN',
    ['ancestor core_run', 'field section', 'field curated_length_m', 'igsn'],
  ],
  [
    'sample',
    'A/W|top (mm)|Bottom in section',
    ['ancestor split', 'field top_offset_cm × 0.1', 'field bottom_offset_cm'],
  ],
  ['split', 'section|split|weight (g)', ['ancestor section', 'field split', 'field weight_kg × 0.001']],
  ['expedition', 'program|expedition', ['ancestor program', 'field expedition']],
  ['expedition', 'Expedition|Expedition code', ['field expedition_name', 'field expedition']],
  ['program', 'Program code|Program', ['field program', 'field program_name']],
  [
    'sample_request',
    'request no|scientist_1|scientist_2',
    ['field sample_request', 'field scientists', 'field scientists'],
  ],
];

for (const [type, heading, columns] of GOOD) {
  test(`${type} columns ${heading}`, () => {
    const matched = match(type, heading);
    const told = columns.filter((one) => one.includes('×')).map(() => 'unit-converted');
    assert.deepEqual([matched.columns, matched.codes], [columns, told]);
  });
}

test('a mistyped heading is not read, and the right one is suggested', () => {
  const { columns, findings } = match('hole', 'hole|lattitude|favourite colour');
  assert.deepEqual(columns, ['field hole']);
  assert.deepEqual(
    findings.map(({ code, severity, rule }) => [code, severity, rule]),
    [
      ['unknown-column', 'warning', 'latitude'],
      ['unknown-column', 'warning', 'a field of the table, by name or label'],
    ],
  );
  assert.match(findings[0]!.message, /did you mean latitude\?/);
});

test('a unit that does not fit is an error, and the column is not read', () => {
  assert.deepEqual(match('core_run', 'core|Drilled length (kg)|Recovery (furlongs)').codes, [
    'unknown-unit',
    'unknown-unit',
  ]);
});

for (const heading of [
  'Recovery (%)',
  'Core recovery %',
  'core_recovery [percent]',
  'Recovered length pct',
  'RQD (m)',
]) {
  test(`the unit of ${heading} is no unit of its field`, () => {
    const { columns, codes } = match('core_run', `core|${heading}`);
    assert.deepEqual([columns, codes], [['field core'], ['unknown-unit']]);
  });
}

test('a unit behind the name of a field that can have none makes it another heading', () => {
  for (const heading of ['Split percent', 'Split %', 'Section m']) {
    const { columns, codes } = match('split', `split|${heading}`);
    assert.deepEqual([columns, codes], [['field split'], ['unknown-column']], heading);
  }
});

test('a column in another unit than its field is only a warning beside one that fits', () => {
  for (const heading of ['Recovery (m)|Recovery (%)', 'Recovery (%)|Recovery (m)']) {
    const { columns, findings } = match('core_run', heading);
    assert.deepEqual(columns, ['field core_recovery_m']);
    assert.deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['unknown-unit', 'warning']],
    );
  }
});

test('a depth on another scale than the field is an error', () => {
  const { columns, findings } = match('core_run', 'core|Top depth (mbsf)');
  assert.deepEqual(columns, ['field core']);
  assert.equal(findings[0]!.code, 'wrong-depth-scale');
});

test('two headings of one meaning are told', () => {
  assert.deepEqual(match('hole', 'hole|Latitude|lat').codes, ['duplicate-heading']);
});

const NEAREST: readonly (readonly [typed: string, words: string[], nearest: string | undefined])[] = [
  ['hol', ['site', 'hole'], 'hole'],
  ['xyz', ['hole', 'site'], undefined],
  ['kittenkitten', ['sittingkitten', 'kittenkitte'], 'kittenkitte'],
  ['kittenkitten', ['sittingkitten'], 'sittingkitten'],
  ['kittenkitten', ['sittingsitten'], undefined],
  ['', ['hole'], undefined],
];

for (const [typed, words, nearest] of NEAREST) {
  test(`nearest to ${typed} of ${words.join(', ')} is ${nearest ?? 'none'}`, () => {
    const known = words.map((word) => ({ word, normal: word }));
    assert.equal(nearestWord(typed, known), nearest);
  });
}
