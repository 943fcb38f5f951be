import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalName } from './interval-name.ts';
import type { FieldValues } from './object-row.ts';
import type { ObjectType } from './object-type.ts';

const CASES: readonly (readonly [ObjectType, FieldValues, string | undefined])[] = [
  ['sample', { top_offset_cm: 10, bottom_offset_cm: 15.5 }, '10-15.5'],
  ['cuttings', { top_depth_m: 100, bottom_depth_m: 105 }, '100-105'],
  ['sample', { top_offset_cm: 10 }, undefined],
  ['sample', { top_offset_cm: 10, bottom_offset_cm: null }, undefined],
  ['sample', { top_depth_m: 100, bottom_depth_m: 105 }, undefined],
  ['mud', { top_depth_m: 100, bottom_depth_m: 105 }, undefined],
];

for (const [type, values, name] of CASES) {
  test(`${type} ${JSON.stringify(values)} is named ${name ?? 'by nobody'}`, () =>
    assert.equal(intervalName(type, values), name));
}
