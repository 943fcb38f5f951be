import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { inputOfBytes } from '../../src/intake/input.ts';
import { openPreview } from '../../src/intake/preview/open-preview.ts';
import { makeZip } from '../../src/intake/testing/make-zip.ts';

const HEAD = 'program,expedition,site,hole,latitude,longitude';
const ROW = 'P,1,1,A,63.4,13.2';

async function codesOf(name: string, bytes: Buffer | Uint8Array | string, mapping?: object) {
  const input = inputOfBytes(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const options = mapping === undefined ? {} : { mapping: { corestoneMapping: 1, tables: [mapping] } as never };
  const { tables, items } = await openPreview([input], options);
  const findings = [];
  let rows = 0;
  for await (const item of items())
    if (item.kind === 'finding') findings.push(item.finding);
    else if (!item.row.implied) rows++;
  for (const one of findings) assert.ok(one.at?.file !== undefined && one.message !== '', one.code);
  return { tables, rows, codes: findings.map((one) => one.code).filter((code) => code !== 'table-recognised') };
}

const hole = (columns: object[]) => ({ type: 'hole', columns });

const CASES: readonly (readonly [
  what: string,
  name: string,
  bytes: () => Buffer | Uint8Array | string | Promise<Uint8Array>,
  codes: readonly string[],
  rows: number,
  mapping?: object,
])[] = [
  ['another encoding', 'holes.csv', () => Buffer.from(`${HEAD},hole_name\n${ROW},\xc5re\n`, 'latin1'), ['not-utf8'], 1],
  [
    'a cell of 10 MB',
    'holes.csv',
    () => `${HEAD}\nP,1,1,${'x'.repeat(10_000_000)},1,2\n${ROW}\n`,
    ['cell-too-large'],
    1,
  ],
  ['a cell of 2 MB', 'holes.csv', () => `${HEAD}\nP,1,1,${'x'.repeat(2_000_000)},1,2\n${ROW}\n`, ['cell-too-large'], 1],
  [
    'a bomb of a workbook',
    'x.xlsx',
    () => makeZip([{ name: '[Content_Types].xml', content: Buffer.alloc(210 * 1024 * 1024) }]),
    ['workbook-too-large'],
    0,
  ],
  [
    'a bomb of an archive',
    'x.zip',
    () => makeZip([{ name: 'holes.csv', content: Buffer.alloc(210 * 1024 * 1024) }]),
    ['archive-too-large'],
    0,
  ],
  [
    'an archive within an archive',
    'x.zip',
    () =>
      makeZip([
        { name: 'y.zip', content: makeZip([{ name: 'z.csv', content: Buffer.from('a') }]) },
        { name: 'holes.csv', content: Buffer.from(`${HEAD}\n${ROW}\n`) },
      ]),
    ['unsupported-file'],
    1,
  ],
  [
    'an archive of nothing readable',
    'x.zip',
    () => makeZip([{ name: 'a.csv', content: Buffer.from('') }]),
    ['empty-file'],
    0,
  ],
  ['one heading twice', 'holes.csv', () => `${HEAD},latitude\n${ROW},1\n`, ['duplicate-heading'], 1],
  ['an unknown column', 'holes.csv', () => `${HEAD},zzzzz\n${ROW},1\n`, [], 1],
  [
    'mixed decimal marks',
    'holes.csv',
    () => `${HEAD.replaceAll(',', ';')}\nP;1;1;A;63.4;13,2\nP;1;1;B;63,4;13,2\n`,
    ['decimal-comma', 'mixed-decimal-marks'],
    1,
  ],
  ['sheets without anything', 'x.xlsx', () => writeXlsx({ sheets: [{ name: 'Holes', rows: [] }] }), ['empty-file'], 0],
  [
    'a sheet with a heading alone',
    'x.xlsx',
    () => writeXlsx({ sheets: [{ name: 'Holes', rows: [HEAD.split(',')] }] }),
    ['no-rows'],
    0,
  ],
  ['a unit of another kind', 'holes.csv', () => `${HEAD},elevation (kg)\n${ROW},1\n`, [], 1],
  [
    'a mapping for a heading that is not there',
    'holes.csv',
    () => `${HEAD}\n${ROW}\n`,
    ['unmapped-column', 'mapped-column-missing'],
    1,
    hole([
      ...HEAD.split(',')
        .slice(1)
        .map((one) => ({ heading: one, field: { latitude: 'latitude_deg', longitude: 'longitude_deg' }[one] ?? one })),
      { heading: 'prog', field: 'program' },
    ]),
  ],
];

for (const [what, name, bytes, codes, rows, mapping] of CASES) {
  test(`${what}: ${codes.join() || 'kept out by the proposal'}`, async () => {
    const read = await codesOf(name, await bytes(), mapping);
    assert.deepEqual([read.codes, read.rows], [codes, rows]);
  });
}

test('what the proposal keeps out says why', async () => {
  const text = `${HEAD},latitude,zzzzz,elevation (kg),Latitude (ft)\n${ROW},1,1,1,1\n`;
  const { tables } = await codesOf('holes.csv', text);
  assert.deepEqual(
    tables[0]!.columns.slice(4).map(({ field, ground }) => [field, ground]),
    [
      ['latitude_deg', 'known'],
      ['longitude_deg', 'known'],
      [null, 'none'],
      [null, 'none'],
      [null, 'unit'],
      [null, 'unit'],
    ],
  );
});
