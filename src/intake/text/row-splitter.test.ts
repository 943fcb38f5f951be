import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LONGEST_CELL, RowSplitter } from './row-splitter.ts';

function split(pieces: readonly string[], separator = ','): string[][] {
  const splitter = new RowSplitter(separator);
  return [...pieces.flatMap((piece) => splitter.take(piece)), ...splitter.rest()];
}

const CASES: readonly (readonly [what: string, text: string, rows: readonly (readonly string[])[]])[] = [
  ['line ends of every kind', 'a\r\nb\rc\nd\n\re', [['a'], ['b'], ['c'], ['d'], [''], ['e']]],
  ['line ends inside quotes stand as one', '"a\r\nb\rc"', [['a\nb\nc']]],
  ['separators inside quotes', '"a,b",c', [['a,b', 'c']]],
  ['a doubled quote stands for one', '"a ""b""",""""', [['a "b"', '"']]],
  ['a quote inside a plain cell is a character', '5" pipe,x"y', [['5" pipe', 'x"y']]],
  ['text behind a closing quote makes the quotes text', '"abc"x,1', [['"abc"x', '1']]],
  ['blanks before cells and behind closing quotes go', ' "a" , b ,\t"c"\t', [['a', 'b ', 'c']]],
  [
    'empty cells',
    ',"",\n,',
    [
      ['', '', ''],
      ['', ''],
    ],
  ],
  ['blanks alone at the end are no row', 'a\n \t', [['a']]],
  ['nothing at all', '', []],
];

for (const [what, text, rows] of CASES) {
  test(`${what}, in whatever pieces`, () => {
    for (const size of [1, 2, 3, text.length + 1]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      assert.deepEqual(split(pieces), rows, `pieces of ${size}`);
    }
  });
}

test('a tab that separates is no blank', () => {
  assert.deepEqual(split(['"a" \t"b"\t\tc'], '\t'), [['a', 'b', '', 'c']]);
});

for (const [what, quote] of [
  ['plain', ''],
  ['quoted', '"'],
] as const) {
  test(`a ${what} cell that is too long is cut and the next one is whole`, () => {
    const long = 'x'.repeat(LONGEST_CELL * 2);
    const [row] = split([`${quote}${long}`, `${long}${quote},next\n`]);
    assert.equal(row?.[0]?.length, LONGEST_CELL + 1);
    assert.equal(row?.[1], 'next');
  });
}

test('a quoted cell that never ends is told from one that does', () => {
  const splitter = new RowSplitter(',');
  splitter.take('a,"b');
  assert.equal(splitter.isQuoted, true);
  splitter.take('"\n');
  assert.equal(splitter.isQuoted, false);
});

test('a row that never ends is given up', () => {
  const splitter = new RowSplitter(',');
  splitter.take(`"${'""'.repeat(5_000_001)}`);
  assert.equal(splitter.isEndless, true);
});

test('it tells whether the text ended with a line end', () => {
  const splitter = new RowSplitter(',');
  for (const [piece, ended] of [
    ['a,b\r', true],
    ['\nc', false],
    ['\n', true],
  ] as const) {
    splitter.take(piece);
    assert.equal(splitter.endedLine, ended);
  }
});

test('the rows are the same however the text is cut into pieces', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é') });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      assert.deepEqual(split(pieces), split([pieces.join('')]));
    }),
  );
});
