import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FieldValue } from '../../../domain/drilling/object-row.ts';
import type { FieldDescriptor } from '../../../domain/field.ts';
import { readCell } from './read-cell.ts';
import { readTabs, writeTabs } from './tab-text.ts';

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
