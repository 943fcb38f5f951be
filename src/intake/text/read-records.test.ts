import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { type RecordsEnd, readRecords } from './read-records.ts';

/** Pieces of so many letters; like a text decoder it never cuts a pair of surrogates. */
async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  const letters = [...text];
  for (let at = 0; at < letters.length; at += size) yield letters.slice(at, at + size).join('');
}

async function readAll(text: string, separator = ',', size = 7): Promise<{ rows: string[][]; end: RecordsEnd }> {
  const rows: string[][] = [];
  const records = readRecords(piecesOf(text, size), separator);
  for (;;) {
    const step = await records.next();
    if (step.done) return { rows, end: step.value };
    rows.push([...step.value.cells]);
  }
}

test('rows come as they stand, blank lines too', async () => {
  const { rows, end } = await readAll('a,b\r\n\r"x, y" , "2 ""in"""\n1,"two\r\nlines"');
  assert.deepEqual(rows, [['a', 'b'], [''], ['x, y', '2 "in"'], ['1', 'two\nlines']]);
  assert.deepEqual(end, { kind: 'whole', row: 4, endedLine: false });
});

test('a quotation mark inside a plain cell is an ordinary character', async () => {
  const { rows } = await readAll('a,b\n5" pipe,x"y\n');
  assert.deepEqual(rows[1], ['5" pipe', 'x"y']);
  const odd = await readAll('"abc"x,1\n"abc" "d",2\n"a" b,3\n');
  assert.deepEqual(
    odd.rows.map((cells) => cells.length),
    [2, 2, 2],
  );
  assert.equal(odd.end.kind, 'whole');
});

test('an open quote ends the rows and is located', async () => {
  const { rows, end } = await readAll('a,b\n1,2\n3,"half a ce');
  assert.deepEqual(rows, [
    ['a', 'b'],
    ['1', '2'],
  ]);
  assert.deepEqual(end, { kind: 'open-quote', row: 3, endedLine: false });
});

test('a row without end is given up', async () => {
  const cell = '""'.repeat(5_100_000);
  const { rows, end } = await readAll(`a\n"${cell}`, ',', 1_000_000);
  assert.deepEqual(rows, [['a']]);
  assert.equal(end.kind, 'endless-row');
  assert.equal(end.row, 2);
});

test('a failing source is thrown on', async () => {
  const failing = async function* () {
    yield 'a,b\n1,2\n';
    throw new Error('disk gone');
  };
  const readToEnd = async () => {
    for await (const record of readRecords(failing(), ',')) assert.ok(record.cells.length > 0);
  };
  await assert.rejects(readToEnd(), /disk gone/);
});

test('what is written as CSV is read again, whatever the cells, separator, line ends and pieces', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', '1', ',', ';', '"', '\n', '\t', '|', '𝄞') })
    .map((text) => text.trim());
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  const shape = fc.record({
    rows,
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
    size: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(shape, async ({ rows: written, delimiter, record_delimiter, size }) => {
      const text = stringify(written, { delimiter, record_delimiter, quoted: true });
      const { rows: read } = await readAll(text, delimiter, size);
      assert.deepEqual(read, written);
    }),
    { numRuns: 150 },
  );
});
