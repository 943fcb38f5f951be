import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { mappingGrid } from '../../src/api/admin/imports/mapping-grid.ts';
import type { FieldDescriptor } from '../../src/domain/field.ts';
import { OwnFields } from '../../src/domain/own-fields/own-field.ts';
import { inputOfBytes } from '../../src/intake/input.ts';
import { readMapping } from '../../src/intake/mapping/read-mapping.ts';
import { openPreview } from '../../src/intake/preview/open-preview.ts';
import { readInputs } from '../../src/intake/read-inputs.ts';
import { callHere } from '../store/in-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'corestone-mapping-'));
after(() => rmSync(folder, { recursive: true }));

const TEXT = 'Bohrloch;Lattitude;lon;Tiefe (ft);Total depth (mbsf);remark\nA;63,4;13,2;100;5;=1+1\n';
const input = () => inputOfBytes('data.csv', Buffer.from(TEXT));

const mapping = (columns: object[], more: object = {}) =>
  JSON.stringify({ corestoneMapping: 1, tables: [{ type: 'hole', columns, ...more }] });

test('columns are proposed by name, by nearness, and left out where a unit cannot fit', async () => {
  const text = 'expedition,site,hole,Lattitude,lon,Total depth (mbsf),Elevation (ft),zzzz\n1,1,A,1,2,3,100,x\n';
  const { tables } = await openPreview([inputOfBytes('holes.csv', Buffer.from(text))]);
  const said = tables[0]!.columns.map(({ field, ground }) => `${field} ${ground}`);
  assert.deepEqual(said, [
    'expedition known',
    'site known',
    'hole known',
    'latitude_deg near',
    'longitude_deg known',
    'null unit',
    'elevation_m known',
    'null none',
  ]);
});

test('own fields are proposed by label and nearness, and all of the type are offered but those retired', async () => {
  const field = (name: string, label: string) => ({ name, label, group: 'other', type: 'text', entry: 'optional' });
  const ownFields = new OwnFields(
    [field('x_colour', 'Colour of mud'), field('x_shift', 'Shift'), field('x_former', 'Former')].map((one) => ({
      objectType: 'hole',
      field: one as unknown as FieldDescriptor,
      isRetired: one.name === 'x_former',
    })),
  );
  const text = 'expedition,site,hole,Colour of mut,zzzz\n1,1,A,grey,x\n';
  const { tables } = await openPreview([inputOfBytes('holes.csv', Buffer.from(text))], { ownFields });
  assert.deepEqual(
    tables[0]!.columns.slice(3).map(({ field, ground }) => `${field} ${ground}`),
    ['x_colour near', 'null none'],
  );
  const grid = String(mappingGrid(tables[0]!, 0, [], ownFields));
  const offered = (name: string) => grid.split('<option').filter((one) => one.includes(`>${name}<`)).length;
  assert.deepEqual([offered('x_colour'), offered('x_shift'), offered('x_former')], [5, 5, 0]);
  assert.match(grid, /<option selected>x_colour</);
});

test('a mapping reads what no heading tells, and says where it converts', async () => {
  const read = readMapping(
    mapping([
      { heading: 'Bohrloch', field: 'hole' },
      { heading: 'Lattitude', field: 'latitude_deg' },
      { heading: 'lon', field: 'longitude_deg' },
      { heading: 'Tiefe (ft)', field: 'total_depth_m' },
      { heading: 'Gone', field: 'hole_name' },
      { heading: 'remark', field: 'comment' },
    ]),
    'm.json',
  );
  assert.ok(read.ok);
  const items = [];
  const options = { mapping: read.value, expedition: '1', program: 'P' };
  for await (const item of readInputs([input()], options)) items.push(item);
  const findings = items.flatMap((one) => (one.kind === 'finding' ? [one.finding] : []));
  assert.deepEqual(
    findings.map(({ code, field }) => [code, field]),
    [
      ['table-recognised', undefined],
      ['unmapped-column', 'Total depth (mbsf)'],
      ['mapped-column-missing', 'Gone'],
      ['unit-converted', 'Tiefe (ft)'],
      ['decimal-comma', 'Lattitude'],
      ['decimal-comma', 'lon'],
      ['missing-parent', 'site'],
    ],
  );
});

const BAD: readonly (readonly [text: string, codes: readonly string[]])[] = [
  ['{', ['mapping-syntax']],
  ['{"corestoneMapping":2,"tables":[]}', ['mapping-syntax']],
  [mapping([{ heading: 'a' }]), ['mapping-syntax']],
  [mapping([{ heading: 'a', field: 'wrong' }]), ['mapping-unknown-field']],
  [mapping([{ heading: 'a', field: 'hole' }], { type: 'boat' }), ['mapping-unknown-type']],
  [
    mapping([
      { heading: 'a', field: 'hole' },
      { heading: 'b', field: 'hole' },
    ]),
    ['mapping-repeated-field'],
  ],
  [
    mapping([
      { heading: 'a', field: 'drilling_method' },
      { heading: 'b', field: 'drilling_method' },
    ]),
    [],
  ],
];

for (const [text, codes] of BAD) {
  test(`the mapping ${text.slice(0, 90)} gives ${codes.join() || 'nothing'}`, () => {
    const read = readMapping(text, 'm.json');
    assert.deepEqual(
      read.findings.map(({ code }) => code),
      codes,
    );
  });
}

test('a unit the mapping states beats the heading', async () => {
  const read = readMapping(
    mapping([
      { heading: 'hole', field: 'hole' },
      { heading: 'elevation', field: 'elevation_m', unit: 'ft' },
    ]),
    'm.json',
  );
  assert.ok(read.ok);
  const table = inputOfBytes('x.csv', Buffer.from('hole,elevation,site\nA,100,1\n'));
  const preview = await openPreview([table], { mapping: read.value, expedition: '1', program: 'P' });
  const codes = [];
  for await (const item of preview.items()) if (item.kind === 'finding') codes.push(item.finding.code);
  assert.ok(codes.includes('unit-converted'), codes.join());
});

test('the command line proposes a mapping that can be given again', async () => {
  const [file, kept] = [join(folder, 'holes.csv'), join(folder, 'm.json')];
  writeFileSync(file, 'program,expedition,site,hole,Lattitude,lon\nMAPP,1,1,A,63.4,13.2\n');
  const proposed = await callHere(['expedition', 'import', file, '--propose-mapping']);
  assert.equal(proposed.status, 0);
  assert.match(proposed.error, /Lattitude is perhaps latitude_deg/);
  writeFileSync(kept, proposed.out);
  const data = join(folder, 'data');
  const taken = await callHere(['expedition', 'import', file, '--mapping', kept, '--data', data, '--json']);
  const { byType, findings } = JSON.parse(taken.out);
  assert.equal(byType.hole.created, 1, taken.out);
  assert.equal(
    findings.some((one: { severity: string }) => one.severity === 'error'),
    false,
  );
  writeFileSync(kept, mapping([{ heading: 'a', field: 'wrong' }]));
  const refused = await callHere(['expedition', 'import', file, '--mapping', kept, '--data', data]);
  assert.notEqual(refused.status, 0);
  assert.match(refused.error + refused.out, /no such field/);
  const out = join(folder, 'out');
  const exported = await callHere(['expedition', 'export', '--expedition', '1', '--out', out, '--data', data]);
  assert.equal(exported.status, 0, exported.error);
  const again = await callHere(['expedition', 'import', out, '--data', join(folder, 'other'), '--json']);
  assert.equal(JSON.parse(again.out).byType.hole.created, 1);
});
