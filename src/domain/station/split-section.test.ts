import assert from 'node:assert/strict';
import { it } from 'node:test';
import { splitSection } from './split-section.ts';

const HALVES = [
  { type: 'A', sharePc: 50 },
  { type: 'W', sharePc: 50 },
];
const split = (name: string, values: Record<string, number | boolean> = {}) => ({ name, values });

it('a section is split into halves; the archive half may not be sampled', () => {
  const made = splitSection(HALVES, []);
  assert.ok(made.ok);
  assert.deepEqual(made.value, {
    made: [
      { name: 'A', values: { split: 'A', percent_pc: 50, still_exists: true, sampleable: false } },
      { name: 'W', values: { split: 'W', percent_pc: 50, still_exists: true, sampleable: true } },
    ],
    originChanges: {},
  });
});

it('a half of a half is a quarter, and what was split is no more', () => {
  const working = split('W', { percent_pc: 50, still_exists: true });
  const parts = [
    { type: 'W1', sharePc: 30 },
    { type: 'W2', sharePc: 70 },
  ];
  const made = splitSection(parts, [split('A'), working], working);
  assert.ok(made.ok);
  assert.deepEqual(
    made.value.made.map((one) => one.values.percent_pc),
    [15, 35],
  );
  assert.deepEqual(made.value.originChanges, {
    still_exists: { from: true, to: false },
    sampleable: { from: null, to: false },
  });
});

const WRONG: readonly (readonly [string, Parameters<typeof splitSection>, string])[] = [
  ['one part', [[{ type: 'A', sharePc: 100 }], []], 'split-parts'],
  ['a share of 0', [[{ type: 'A', sharePc: 0 }, HALVES[1]!], []], 'split-share'],
  ['90 % together', [[{ type: 'A', sharePc: 40 }, HALVES[1]!], []], 'split-sum'],
  ['a type twice', [[HALVES[0]!, HALVES[0]!], []], 'split-type'],
  ['the whole round', [[{ type: 'wr', sharePc: 50 }, HALVES[1]!], []], 'split-type'],
  ['a type that is there', [HALVES, [split('a')]], 'split-type'],
  ['what exists no more', [HALVES, [], split('Q', { still_exists: false })], 'split-gone'],
];

for (const [what, args, code] of WRONG)
  it(`${what} is refused`, () => {
    const made = splitSection(...args);
    assert.deepEqual([made.ok, made.findings.map((one) => one.code)], [false, [code]]);
  });
