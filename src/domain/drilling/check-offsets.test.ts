import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkOffsets } from './check-offsets.ts';
import type { FieldValues } from './object-row.ts';

const CASES: readonly (readonly [string, FieldValues, section: FieldValues, string])[] = [
  ['within', { top_offset_cm: 10, bottom_offset_cm: 20 }, { curated_length_m: 1 }, ''],
  ['to the very end', { top_offset_cm: 90, bottom_offset_cm: 100 }, { curated_length_m: 1 }, ''],
  ['beyond', { top_offset_cm: 90, bottom_offset_cm: 110 }, { curated_length_m: 1 }, 'warning bottom_offset_cm 110'],
  ['below', { top_offset_cm: 120, bottom_offset_cm: 130 }, { curated_length_m: 1 }, 'error top_offset_cm 120'],
  ['at the end', { top_offset_cm: 101, bottom_offset_cm: null }, { section_length_m: 1 }, 'error top_offset_cm 101'],
  [
    'curated before cut',
    { bottom_offset_cm: 95 },
    { curated_length_m: 0.9, section_length_m: 1 },
    'warning bottom_offset_cm 95',
  ],
  ['of no known length', { top_offset_cm: 500 }, {}, ''],
  ['without offsets', {}, { curated_length_m: 1 }, ''],
];

describe('offsets of a piece', () => {
  for (const [name, values, section, wanted] of CASES)
    it(name, () => {
      const row = {
        type: 'sample',
        names: { sample: 'x' },
        values,
        implied: false,
        at: { file: 'f', row: 2 },
      } as const;
      const found = checkOffsets(row, section);
      assert.equal(found.map((one) => `${one.severity} ${one.field} ${one.value}`).join(), wanted);
      for (const one of found) assert.deepEqual([one.code, one.at?.row], ['offset-beyond-section', 2]);
    });
});
