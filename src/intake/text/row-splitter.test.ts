import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { LONGEST_CELL, RowSplitter } from './row-splitter.ts';

function split(pieces: readonly string[], separator = ','): { rows: string[][]; splitter: RowSplitter } {
  const splitter = new RowSplitter(separator);
  const rows: string[][] = [];
  const take = () => rows.push(...splitter.taken().map(({ cells }) => [...cells]));
  for (const piece of pieces) {
    splitter.feed(piece);
    take();
  }
  splitter.end();
  take();
  return { rows, splitter };
}

const cases: readonly (readonly [what: string, text: string, rows: string[][], separator?: string])[] = [
  ['nothing', '', []],
  ['line ends of every kind', 'a\r\nb\rc\nd\n\re', [['a'], ['b'], ['c'], ['d'], [''], ['e']]],
  ['line ends inside quotes', '"a\r\nb\rc\nd"\r\n', [['a\nb\nc\nd']]],
  [
    'blanks around quotes',
    ' "a" ,"b"\t\n c ,"d"',
    [
      ['a', 'b'],
      ['c ', 'd'],
    ],
  ],
  ['a tab that separates', '"a" \t"b"\t\n', [['a', 'b', '']], '\t'],
  ['separators inside quotes', '"a,b",c\n', [['a,b', 'c']]],
  ['doubled quotes', '"""a""",""\n', [['"a"', '']]],
  ['quotes inside plain text', '5" pipe,x"y\n', [['5" pipe', 'x"y']]],
  [
    'text behind a closing quote',
    '"abc"x,1\n"a" b,2\n',
    [
      ['"abc"x', '1'],
      ['"a"b', '2'],
    ],
  ],
  ['separators alone', ',\n', [['', '']]],
];

for (const [what, text, expected, separator] of cases) {
  test(`${what}, whole and letter by letter`, () => {
    assert.deepEqual(split([text], separator).rows, expected);
    assert.deepEqual(split([...text], separator).rows, expected);
  });
}

for (const [text, endedLine] of [
  ['', true],
  ['a\r', true],
  ['a\n', true],
  ['a\nb', false],
  ['a\n ', false],
] as const) {
  test(`${JSON.stringify(text)} ends ${endedLine ? 'with' : 'without'} a line end`, () =>
    assert.equal(split([text]).splitter.endedLine, endedLine));
}

for (const [what, open, close] of [
  ['plain', '', ''],
  ['quoted', '"', '"'],
  ['quoted after a blank', ' "', '"'],
] as const) {
  test(`a ${what} cell that is too long is cut and the next one is whole`, () => {
    const long = 'x'.repeat(LONGEST_CELL * 2);
    for (const pieces of [[`${open}${long}${close},next\n`], [open, long, close, ',next', '\n']]) {
      const [row] = split(pieces).rows;
      assert.equal(row![0]!.length, LONGEST_CELL + 1);
      assert.equal(row![1], 'next');
    }
  });
}

test('many long cells make a row that does not end, however few of them are too long', () => {
  const { rows, splitter } = split([`a\n${`${'x'.repeat(LONGEST_CELL)},`.repeat(6)}\nb\n`]);
  assert.deepEqual(rows, [['a']]);
  assert.equal(splitter.isEndless, true);
});

test('well-formed text gives the rows that another parser finds', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'é', '1', '.', '𝄞'), maxLength: 5 });
  const quoted = fc
    .string({ unit: fc.constantFrom('a', ',', '\n', '""', ' '), maxLength: 6 })
    .map((text) => `"${text}"`);
  const line = fc.array(fc.oneof(plain, quoted), { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
  const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`);
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (written, size) => {
      const pieces = [...written].flatMap((_, at, all) => (at % size === 0 ? [all.slice(at, at + size).join('')] : []));
      const others: string[][] = parse(written, { relax_column_count: true });
      assert.deepEqual(split(pieces).rows, others);
    }),
  );
});
