import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { readCell } from './read-cell.ts';
import { filterWords, passes, readFilter } from './read-filter.ts';
import { readTabs, writeTabs } from './tab-text.ts';

const FILTERS: readonly [text: string, words: string, yes: readonly FieldValue[], no: readonly FieldValue[]][] = [
  ['≥ 140', 'is at least 140', [140, 141.5], [139.99, null]],
  ['>=140,5', 'is at least 140,5', [140.5], [140]],
  ['< 9', 'is under 9', [-1], [9]],
  ['= 61', 'equals 61', [61], [61.1, null]],
  ['!= Gneiss', 'is not Gneiss', ['Marble', null], ['gneiss']],
  ['==NULL', 'is empty', [null, ''], [0, 'x']],
  ['!=null', 'is not empty', [0, false], [null]],
  ['5054_1_A*', 'is like 5054_1_A*', ['5054_1_A_001'], ['x5054_1_A']],
  ['a.c', 'contains a.c', ['xA.Cx'], ['abc']],
];

describe('filters of the grid', () => {
  for (const [text, words, yes, no] of FILTERS)
    it(`${text}: ${words}`, () => {
      const filter = readFilter(text)!;
      assert.equal(filterWords(filter), words);
      for (const value of yes) assert.equal(passes(filter, value), true, String(value));
      for (const value of no) assert.equal(passes(filter, value), false, String(value));
    });
  it('an operator without a value is none yet', () =>
    assert.deepEqual([readFilter(' '), readFilter('>= ')], [undefined, undefined]));
});

describe('cells from and for spreadsheets', () => {
  it('come back as they went', () => {
    // A row that is one empty cell is what the clipboard ends with.
    const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(cells, (rows) => {
        assert.deepEqual(readTabs(writeTabs(rows)), rows);
      }),
    );
  });
  it('end with a line end or without', () =>
    assert.deepEqual(readTabs('a\tb\r\nc\td\r\n'), [
      ['a', 'b'],
      ['c', 'd'],
    ]));
});

const field = (type: FieldDescriptor['type']) => ({ type }) as FieldDescriptor;
const CELLS: readonly [type: FieldDescriptor['type'], text: string, value: FieldValue][] = [
  ['decimal', ' 2,67 ', 2.67],
  ['decimal', '−0.5', -0.5],
  ['integer', 'about 3', 'about 3'],
  ['boolean', 'Yes', true],
  ['boolean', 'perhaps', 'perhaps'],
  ['list', 'quartz; mica;', ['quartz', 'mica']],
  ['text', '', null],
  ['text', '==NULL', null],
];

describe('what a cell takes', () => {
  for (const [type, text, value] of CELLS)
    it(`${type} “${text}”`, () => assert.deepEqual(readCell(field(type), text), value));
});
