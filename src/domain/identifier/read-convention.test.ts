import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConvention } from './read-convention.ts';

const CASES: readonly (readonly [string, string | undefined])[] = [
  ['icdp-classic', 'icdp-classic'],
  ['ICDP_classic', 'icdp-classic'],
  ['ICDP_2021', 'icdp-2021'],
  [' Fixed-Prefix ', 'fixed-prefix'],
  ['fixed_prefix', 'fixed-prefix'],
  ['', undefined],
  ['classic', undefined],
  ['icdp-2022', undefined],
];

for (const [text, wanted] of CASES) {
  test(`convention ${JSON.stringify(text)}`, () => assert.equal(readConvention(text), wanted));
}
