import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CellShortener, LONGEST_CELL } from './cell-shortener.ts';

const through = (text: string, separator = ','): string => new CellShortener(separator).take(text);

test('line ends of every kind become one', () => {
  assert.equal(through('a\r\nb\rc\nd\n\re'), 'a\nb\nc\nd\n\ne');
});

test('a pair of return and line feed is one line end, even over two pieces', () => {
  const shortener = new CellShortener(',');
  assert.equal(shortener.take('a\r') + shortener.take('\nb'), 'a\nb');
});

test('it tells whether the text ended with a line end', () => {
  const shortener = new CellShortener(',');
  shortener.take('a,b\r');
  assert.equal(shortener.endedLine, true);
  shortener.take('\nc');
  assert.equal(shortener.endedLine, false);
});

for (const [what, open, close] of [
  ['plain', '', ''],
  ['quoted', '"', '"'],
  ['quoted after a blank', ' "', '"'],
] as const) {
  test(`a ${what} cell that is too long is cut and the next one is whole`, () => {
    const long = 'x'.repeat(LONGEST_CELL * 2);
    const [cut, next] = through(`${open}${long}${close},next\n`).split(',') as [string, string];
    assert.ok(cut.length > LONGEST_CELL && cut.length < LONGEST_CELL + 10, String(cut.length));
    assert.ok(cut.endsWith(close));
    assert.equal(next, 'next\n');
  });
}

test('separators and line ends inside quotes do not end a cell', () => {
  const long = 'x,\n'.repeat(LONGEST_CELL);
  const cut = through(`"${long}",next\n`);
  assert.ok(cut.length < LONGEST_CELL + 20, String(cut.length));
  assert.ok(cut.endsWith('",next\n'));
});

test('blanks behind a closing quote go, a tab that separates stays', () => {
  assert.equal(through('"a" ,"b"\t\n" c "'), '"a","b"\n" c "');
  assert.equal(through('"a" \t"b"', '\t'), '"a"\t"b"');
});

test('short text goes through as it is, in whatever pieces it comes', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é') });
  fc.assert(
    fc.property(fc.array(text), (pieces) => {
      const shortener = new CellShortener(',');
      assert.equal(pieces.map((piece) => shortener.take(piece)).join(''), pieces.join(''));
    }),
  );
});
