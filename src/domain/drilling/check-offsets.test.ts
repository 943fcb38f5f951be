import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCutPieces, checkOffsets, checkSubSamples, checkWithinSample } from './check-offsets.ts';
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

const SHORTENED: readonly (readonly [string, FieldValues, readonly FieldValues[], string])[] = [
  ['holds all', { curated_length_m: 1 }, [{ top_offset_cm: 90, bottom_offset_cm: 100 }, {}], ''],
  ['ends within one', { curated_length_m: 0.95 }, [{ top_offset_cm: 90, bottom_offset_cm: 100 }], 'warning 1 100'],
  [
    'ends above two and within one',
    { curated_length_m: 0.5, section_length_m: 1 },
    [{ top_offset_cm: 60 }, { top_offset_cm: 51, bottom_offset_cm: 52 }, { top_offset_cm: 40, bottom_offset_cm: 55 }],
    'error 2 60,warning 1 55',
  ],
  ['of no length', {}, [{ top_offset_cm: 500 }], ''],
  [
    'ends above many',
    { section_length_m: 0.1 },
    Array.from({ length: 9 }, () => ({ top_offset_cm: 20, bottom_offset_cm: 21 })),
    'error 9 21',
  ],
];

describe('a section that becomes shorter, and what was cut from it', () => {
  for (const [name, values, cut, wanted] of SHORTENED)
    it(name, () => {
      const at = { file: 'f', row: 2 };
      const section = { type: 'section', names: { section: '1' }, values, implied: false, at } as const;
      const pieces = cut.map((one) => ({ type: 'sample', name: 'x', values: one }) as const);
      const found = checkCutPieces(section, pieces);
      const count = ({ message }: { readonly message: string }) =>
        message.split('core sample x').length - 1 + Number(/and (\d+) more/.exec(message)?.[1] ?? 0);
      const told = found.map((one) => `${one.severity} ${count(one)} ${/least ([\d.]+) cm/.exec(one.rule!)?.[1]}`);
      assert.equal(told.join(), wanted);
      for (const one of found) assert.deepEqual([one.code, one.at?.row], ['piece-beyond-section', 2]);
    });
});

const WITHIN: readonly (readonly [string, FieldValues, sample: FieldValues, string])[] = [
  ['the same', { top_offset_cm: 10, bottom_offset_cm: 15 }, { top_offset_cm: 10, bottom_offset_cm: 15 }, ''],
  ['inside', { top_offset_cm: 11, bottom_offset_cm: 12 }, { top_offset_cm: 10, bottom_offset_cm: 15 }, ''],
  ['none of its own', {}, { top_offset_cm: 10, bottom_offset_cm: 15 }, ''],
  ['above', { top_offset_cm: 9, bottom_offset_cm: 12 }, { top_offset_cm: 10, bottom_offset_cm: 15 }, 'top_offset_cm 9'],
  ['below', { bottom_offset_cm: 16 }, { top_offset_cm: 10, bottom_offset_cm: 15 }, 'bottom_offset_cm 16'],
  ['of a sample without interval', { top_offset_cm: 900 }, { top_offset_cm: 10 }, ''],
];

describe('the interval of a sample of a sample', () => {
  for (const [name, values, sample, wanted] of WITHIN)
    it(name, () => {
      const at = { file: 'f', row: 2 };
      const found = checkWithinSample({ type: 'sample', names: { sample: 'x' }, values, implied: false, at }, sample);
      assert.equal(found.map((one) => `${one.field} ${one.value}`).join(), wanted);
      for (const one of found) assert.deepEqual([one.code, one.severity], ['offset-beyond-sample', 'error']);
    });
});

const BELOW: readonly (readonly [string, sample: FieldValues, piece: FieldValues, string])[] = [
  ['holds it', { top_offset_cm: 10, bottom_offset_cm: 15 }, { top_offset_cm: 10, bottom_offset_cm: 12 }, ''],
  [
    'cut shorter',
    { top_offset_cm: 10, bottom_offset_cm: 15 },
    { top_offset_cm: 13, bottom_offset_cm: 16 },
    'warning bottom_offset_cm',
  ],
  [
    'begins later',
    { top_offset_cm: 10, bottom_offset_cm: 15 },
    { top_offset_cm: 9, bottom_offset_cm: 11 },
    'warning top_offset_cm',
  ],
  [
    'goes elsewhere',
    { top_offset_cm: 30, bottom_offset_cm: 35 },
    { top_offset_cm: 10, bottom_offset_cm: 12 },
    'error top_offset_cm',
  ],
  ['one side alone', { top_offset_cm: 10, bottom_offset_cm: 15 }, { top_offset_cm: 20 }, 'error bottom_offset_cm'],
  ['states nothing any more', { top_offset_cm: null }, { top_offset_cm: 20 }, ''],
  ['of what states nothing', { top_offset_cm: 10, bottom_offset_cm: 15 }, {}, ''],
];

describe('a sample that is to lie elsewhere, and what was made of it', () => {
  for (const [name, values, piece, wanted] of BELOW)
    it(name, () => {
      const row = {
        type: 'sample',
        names: { sample: 'x' },
        values,
        implied: false,
        at: { file: 'f', row: 2 },
      } as const;
      const found = checkSubSamples(row, [{ name: 'P1', values: piece }]);
      assert.equal(found.map((one) => `${one.severity} ${one.field}`).join(), wanted);
      for (const one of found) assert.deepEqual([one.code, one.at?.row], ['sub-sample-outside', 2]);
    });
});
