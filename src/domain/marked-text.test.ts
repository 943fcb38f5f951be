import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinedList, splitList } from './joined-list.ts';
import { marked, unmarked } from './marked-text.ts';

for (const [text, sheet, program] of [
  ['=1+1', "'=1+1", '=1+1'],
  ["'=1+1", "''=1+1", "''=1+1"],
  ['-', "'-", "'-"],
  ['-5', "'-5", '-5'],
  ['N/A', "'N/A", "'N/A"],
  ["'t Zand", "'t Zand", "'t Zand"],
  ['gneiss', 'gneiss', 'gneiss'],
] as const) {
  test(`${text} is ${sheet} in a spreadsheet, ${program} elsewhere, and comes back`, () => {
    assert.equal(marked(text, 'spreadsheet'), sheet);
    assert.equal(marked(text, 'program'), program);
    for (const cell of [sheet, program]) assert.equal(unmarked(cell) ?? cell, text);
  });
}

const risky = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', 'a', ';', '\\', ' ', 'N/A', '–', '+') });

test('any text comes back from behind its mark, and none begins as a formula', () => {
  fc.assert(
    fc.property(risky, (text) => {
      const [sheet, program] = [marked(text, 'spreadsheet'), marked(text, 'program')];
      assert.doesNotMatch(sheet, /^[=+\-@\t\r]/);
      assert.equal(unmarked(sheet) ?? sheet, text);
      assert.equal(unmarked(program) ?? program, text);
    }),
  );
});

test('any list comes back', () => {
  fc.assert(
    fc.property(fc.array(risky, { minLength: 1 }), (texts) => {
      const parts = texts.map((text) => text.trim());
      assert.deepEqual(
        splitList(joinedList(parts)).map((part) => part.trim()),
        parts,
      );
    }),
  );
});
