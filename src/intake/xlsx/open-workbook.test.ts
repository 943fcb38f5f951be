import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { inputOfBytes } from '../input.ts';
import { briefly, collect } from '../testing/collect.ts';
import { makeZip } from '../testing/make-zip.ts';
import { refusalOfZip } from './zip-sizes.ts';

const read = (bytes: Uint8Array) => collect([inputOfBytes('cosc.xlsx', bytes)]);

const HOLES = [
  ['Expedition', 'Site', 'Hole', 'Latitude', 'Start'],
  [5054, 1, 'A', 63.4013, new Date('2014-05-01T00:00:00Z')],
];

test('every sheet is a table, by its name; numbers and dates keep their kind', async () => {
  const runs = [
    ['expedition', 'site', 'hole', 'core', 'drillers top depth (m)', 'core on deck', 'core oriented'],
    [5054, 1, 'A', 1, 102.3, new Date('2014-05-05T08:30:00Z'), true],
    [null, null, null, null, null, null, null],
    [5054, 1, 'A', 2, 105.1, null, false],
  ];
  const sheets = [
    { name: 'Core runs', rows: runs },
    { name: 'Holes', rows: HOLES },
  ];
  const { rows, findings } = await read(await writeXlsx({ sheets }));
  assert.deepEqual(
    rows.map(({ type, implied, at }) => `${type} ${implied} ${at.sheet} ${at.row}`),
    [
      'expedition true Holes 2',
      'site true Holes 2',
      'hole false Holes 2',
      'core_run false Core runs 2',
      'core_run false Core runs 4',
    ],
  );
  const [hole, run, next] = rows.slice(2);
  assert.deepEqual(hole!.names, { expedition: '5054', site: '1', hole: 'A' });
  assert.deepEqual(hole!.values, { hole: 'A', latitude_deg: 63.4013, start_date: '2014-05-01' });
  assert.deepEqual(run!.values, {
    core: 1,
    drillers_top_depth_m: 102.3,
    core_ondeck: '2014-05-05T08:30:00Z',
    core_oriented: true,
  });
  assert.equal('core_ondeck' in next!.values, false);
  assert.deepEqual(briefly(findings), ['offset-missing warning 2']);
});

test('hidden sheets and sheets with nothing in them are passed over', async () => {
  const sheets = [
    { name: 'Holes', rows: HOLES },
    {
      name: 'Sites',
      rows: [
        ['expedition', 'site'],
        [5054, 9],
      ],
      hidden: true,
    },
    { name: 'Sheet3', rows: [] },
  ];
  const { rows, findings } = await read(await writeXlsx({ sheets }));
  assert.equal(
    rows.some(({ names }) => names.site === '9'),
    false,
  );
  assert.deepEqual(briefly(findings), ['hidden-sheet info -']);
});

test('a formula gives the value that was computed last', async () => {
  const cells = new Map([['1,3', { formula: '60+3', formulaResult: 63 }]]);
  const rows = [HOLES[0]!, [5054, 1, 'A', null, null]];
  const { rows: read1 } = await read(await writeXlsx({ sheets: [{ name: 'Holes', rows, cells }] }));
  assert.equal(read1.at(-1)!.values.latitude_deg, 63);
});

test('a cell beside the table is told and not read', async () => {
  const rows = [HOLES[0]!, [...HOLES[1]!, null, 'look here']];
  const { rows: read1, findings } = await read(await writeXlsx({ sheets: [{ name: 'Holes', rows }] }));
  assert.equal(read1.at(-1)!.type, 'hole');
  assert.deepEqual(briefly(findings), ['cell-outside-table warning 2']);
});

test('a workbook without anything in it is an empty file', async () => {
  const { rows, findings } = await read(await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [] }] }));
  assert.deepEqual([rows, briefly(findings)], [[], ['empty-file error -']]);
});

test('an archive that is no workbook is refused with a reason', async () => {
  const { findings } = await read(makeZip([{ name: 'a.txt', content: Buffer.from('hello there') }]));
  assert.deepEqual(briefly(findings), ['unreadable-workbook error -']);
});

const MEGABYTE = 1024 * 1024;
const nothing = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE);

test('archives that would grow beyond reason are not unpacked', async () => {
  const bombs: readonly (readonly [Buffer, RegExp])[] = [
    [makeZip([{ name: 'a', content: nothing(201) }]), /201 MB/],
    [makeZip(['a', 'b', 'c'].map((name) => ({ name, content: nothing(70) }))), /210 MB/],
    [makeZip([{ name: 'a', content: nothing(20) }]), /1000 times/],
    [makeZip([{ name: 'a', content: nothing(20), statedBytes: 0 }]), /hides its size/],
    [makeZip([{ name: 'a', content: nothing(1), statedBytes: 0xffffffff }]), /Infinity MB/],
  ];
  for (const [bomb, reason] of bombs) {
    const { rows, findings } = await read(bomb);
    assert.deepEqual([rows, briefly(findings)], [[], ['workbook-too-large error -']]);
    assert.match(findings[0]!.message, reason);
  }
});

test('a part that states less than it unpacks to is stopped there', async () => {
  const honest = await writeXlsx({ sheets: [{ name: 'Holes', rows: HOLES }] });
  assert.equal(refusalOfZip(honest), undefined);
  const sheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_000)}</sheetData></worksheet>`;
  const parts = [
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', '<workbook><sheets><sheet name="Holes" sheetId="1" r:id="rId1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
  ].map(([name, text]) => ({ name: name!, content: Buffer.from(text!) }));
  const liar = makeZip([
    ...parts,
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet), statedBytes: 5000 },
  ]);
  assert.equal(refusalOfZip(liar), undefined);
  const { rows, findings } = await read(liar);
  assert.deepEqual(rows, []);
  assert.ok(
    findings.some(({ code }) => code === 'unreadable-workbook' || code === 'unknown-table'),
    JSON.stringify(findings),
  );
});

const relations = (type: string, target: string): string =>
  `<Relationships><Relationship Id="rId1" Target="${target}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}"/></Relationships>`;
