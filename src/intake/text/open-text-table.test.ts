import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Input, inputOfBytes } from '../input.ts';
import { briefly, collect, collectText } from '../testing/collect.ts';

const HOLES = 'expedition,site,hole,latitude,longitude\n5054,1,A,63.4,13.2\n5054,1,B,63.5,13.3\n';

const holesOf = async (name: string, text: string | Buffer) => {
  const { rows, findings } = await collect([inputOfBytes(name, Buffer.from(text as string))]);
  return { holes: rows.filter((row) => row.type === 'hole').map((row) => row.names.hole), findings: briefly(findings) };
};

const HOSTILE: readonly (readonly [what: string, text: string | Buffer, holes: string[], findings: string[]])[] = [
  ['an empty file', '', [], ['empty-file error -']],
  ['a file of blank lines', '\n\r\n  \n', [], ['empty-file error -']],
  ['a heading alone', 'expedition,site,hole\n', [], ['no-rows warning -']],
  ['a file cut inside a quoted cell', `${HOLES}5054,1,"C`, ['A', 'B'], ['file-truncated error 4']],
  ['a file cut inside a row', `${HOLES}5054,1,C`, ['A', 'B'], ['file-truncated error 4']],
  ['a short row', `${HOLES}5054,1,C\n5054,1,D,1,2\n`, ['A', 'B', 'D'], ['row-too-short error 4']],
  ['a long row', `${HOLES}5054,1,C,1,2,3\n5054,1,D,1,2\n`, ['A', 'B', 'D'], ['row-too-long error 4']],
  ['a long row of nothing', `${HOLES}5054,1,C,1,2,,\n`, ['A', 'B', 'C'], []],
  ['rows of separators', `${HOLES},,,,\n5054,1,C,1,2\n`, ['A', 'B', 'C'], []],
  ['windows-1252', Buffer.from(`${HOLES}5054,1,\xc5,1,2\n`, 'latin1'), ['A', 'B', 'Å'], ['not-utf8 warning 4']],
  ['UTF-16 without its mark', Buffer.from(HOLES, 'utf16le'), [], ['binary-file error -']],
  [
    'an image',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    [],
    ['binary-file error -'],
  ],
  ['a workbook of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), [], ['unsupported-file error -']],
  ['half a ZIP archive', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), [], ['workbook-too-large error -']],
  ['columns nobody knows', 'colour,taste\nred,sweet\n', [], ['unknown-table error -']],
];

for (const [what, text, holes, findings] of HOSTILE) {
  test(`${what}: good rows come in, bad ones are told`, async () => {
    assert.deepEqual(await holesOf('holes.csv', text), { holes, findings });
  });
}

test('a cell of 10 MB is told and not kept, and the rows around it come in', async () => {
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const open = async function* () {
    yield Buffer.from(`${HOLES}5054,1,C,"`);
    for (let megabyte = 0; megabyte < 10; megabyte += 1) {
      yield Buffer.alloc(1_000_000, 'x');
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    yield Buffer.from('",2\n5054,1,D,1,2\n');
  };
  const huge: Input = { name: 'holes.csv', open };
  const { rows, findings } = await collect([huge]);
  assert.deepEqual(briefly(findings), ['cell-too-large error 4']);
  assert.ok(findings[0]!.value!.length <= 40);
  assert.equal(findings[0]!.at!.column, 'latitude');
  assert.deepEqual(
    rows.filter((row) => row.type === 'hole').map((row) => row.names.hole),
    ['A', 'B', 'D'],
  );
  assert.ok(most - before < 60_000_000, `${most - before} bytes more while reading`);
});

test('rows are counted as a spreadsheet shows them', async () => {
  const text = '\nexpedition,site,hole,comment\n\n5054,1,A,"two\nlines"\n5054,1,B,\n\n5054,1,A,again\n';
  const { rows, findings } = await collectText('holes.csv', text);
  assert.deepEqual(
    rows.filter(({ implied }) => !implied).map(({ at }) => at.row),
    [4, 5],
  );
  assert.deepEqual(briefly(findings), ['duplicate-key error 7']);
  assert.match(findings[0]!.message, /already stated in holes\.csv, row 4/);
});

test('the opening line of a spreadsheet program is no row', async () => {
  const { rows } = await collectText('holes.csv', 'sep=;\r\nexpedition;site;hole\r\n5054;1;A\r\n');
  assert.equal(rows.at(-1)!.at.row, 2);
});
