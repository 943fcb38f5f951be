import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import type { ObjectNames, ObjectRow } from '../../domain/drilling/object-row.ts';
import { inputOfBytes } from '../input.ts';
import { briefly, collect, collectText } from '../testing/collect.ts';
import { namesOfParent } from './parent-id.ts';

const stated = (rows: readonly ObjectRow[]) => rows.filter(({ implied }) => !implied);
const WAY = { expedition: '5054', site: '1', hole: 'A', core_run: '233', section: '2' };

test('ancestors that no table states are implied once, root first', async () => {
  const text =
    'expedition,site,hole,core,section,curated_length_m\n5054,1,A,233,1,1.5\n5054,1,A,233,2,1.4\n5054,1,B,1,1,1\n';
  const { rows } = await collectText('sections.csv', text);
  assert.deepEqual(
    rows.map(({ type, implied }) => (implied ? `(${type})` : type)),
    ['(expedition)', '(site)', '(hole)', '(core_run)', 'section', 'section', '(hole)', '(core_run)', 'section'],
  );
  assert.deepEqual(rows[3]!.values, { core: 233 });
  assert.deepEqual(rows[3]!.at, { file: 'sections.csv', row: 2 });
});

test('legacy spellings: the core type behind the number, CC for the core catcher', async () => {
  const runs = 'parent,core,top_depth\n5054_1_A,233Z,102.3\n';
  const sections = 'parent,section,curated_length\n5054_1_A_233Z,09,1\n5054_1_A_233,cc,0.1\n';
  const inputs = [inputOfBytes('sections.csv', Buffer.from(sections)), inputOfBytes('cores.csv', Buffer.from(runs))];
  const { rows, findings } = await collect(inputs);
  assert.deepEqual(findings, []);
  const [run, nine, catcher] = stated(rows);
  assert.deepEqual(run!.values, { core: 233, core_type: 'Z', drillers_top_depth_m: 102.3 });
  assert.deepEqual([nine!.names.section, nine!.values.section], ['9', 9]);
  assert.deepEqual(catcher!.names, { ...WAY, section: 'CC' });
  assert.deepEqual(catcher!.values, { section: 10, core_catcher: true, curated_length_m: 0.1 });
});

test('a sample is named by its interval', async () => {
  const text =
    'parent,top_offset_cm,bottom (mm),igsn\n5054_1_A_233_2_W,10,155,ICDP5054EXF4601\n5054_1_A_233_2_W,10,,\n';
  const { rows, findings } = await collectText('samples.csv', text);
  const [sample] = stated(rows);
  assert.deepEqual(sample!.names, { ...WAY, split: 'W', sample: '10-15.5' });
  assert.deepEqual(sample!.values, { sample: '10-15.5', top_offset_cm: 10, bottom_offset_cm: 15.5 });
  assert.equal(sample!.igsn, 'ICDP5054EXF4601');
  assert.deepEqual(briefly(findings), ['unit-converted info -', 'missing-name error 3']);
});

test('an empty cell leaves its field unmentioned, NULL empties it', async () => {
  const { rows } = await collectText('sites.csv', 'expedition,site,country,city\n5054,1,,NULL\n');
  assert.deepEqual(stated(rows)[0]!.values, { site: '1', city: null });
});

const PROBLEMS: readonly (readonly [what: string, text: string, findings: string[], kept: number])[] = [
  ['a bad number', 'expedition,site,hole,latitude\n5054,1,A,north\n5054,1,B,63\n', ['not-a-number error 2'], 1],
  ['an ambiguous date', 'expedition,site,hole,start\n5054,1,A,12/31/2014\n', ['ambiguous-date error 2'], 0],
  ['no hole', 'expedition,site,hole\n5054,1,\n', ['missing-name error 2'], 0],
  ['no site', 'expedition,site,hole\n5054,,A\n', ['missing-parent error 2'], 0],
  ['no expedition, twice', 'site,hole\n1,A\n1,B\n', ['missing-expedition error 2'], 0],
  ['a double', 'expedition,site,hole\n5054,1,A\n5054,1,A\n', ['duplicate-key error 3'], 1],
  ['a bad parent', 'parent,hole\n5054__1,A\n', ['unknown-parent-id error 2'], 0],
  ['two parents', 'parent,site,hole\n5054_1,2,A\n', ['conflicting-cells error 2'], 0],
  ['columns that agree', 'expedition,site,hole,lat,latitude\n5054,1,A,63,63\n', ['duplicate-heading warning -'], 1],
  [
    'columns that differ',
    'expedition,site,hole,lat,latitude\n5054,1,A,63,64\n',
    ['duplicate-heading warning -', 'conflicting-cells error 2'],
    0,
  ],
  ['decimal commas', 'expedition;site;hole;lat\n5054;1;A;63,4\n5054;1;B;63,5\n', ['decimal-comma info 2'], 2],
  ['quoted decimal commas', 'expedition,site,hole,lat\n5054,1,A,"63,4"\n', ['decimal-comma info 2'], 1],
  [
    'both decimal marks',
    'expedition;site;hole;elevation\n5054;1;A;1,234\n5054;1;B;12.5\n',
    ['decimal-comma info 2', 'mixed-decimal-marks error 3'],
    1,
  ],
];

for (const [what, text, findings, kept] of PROBLEMS) {
  test(`${what}: found, and the other rows come in`, async () => {
    const collected = await collectText('holes.csv', text);
    assert.deepEqual(briefly(collected.findings), findings);
    assert.equal(stated(collected.rows).length, kept);
  });
}

test('a finding names file, row, column, value and rule', async () => {
  const { findings } = await collectText(
    'holes.csv',
    'expedition,site,hole,lat\n5054,1,A,1.234,5\n5054,1,A,"1.234,5"\n',
  );
  assert.deepEqual(findings[1], {
    code: 'not-a-number',
    severity: 'error',
    message: 'lat: not a number such as 12.5 or 12,5, without thousands separators (write 1234.5)',
    field: 'lat',
    value: '1.234,5',
    rule: 'a number such as 12.5 or 12,5, without thousands separators (write 1234.5)',
    at: { file: 'holes.csv', row: 3, column: 'lat' },
  });
});

test('the options fill what the file lacks', async () => {
  const { rows, findings } = await collectText('holes.csv', 'site,hole\n1,A\n', {
    expedition: '5054',
    program: 'ICDP',
  });
  assert.deepEqual(findings, []);
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['program', 'expedition', 'site', 'hole'],
  );
  assert.deepEqual(rows.at(-1)!.names, { program: 'ICDP', expedition: '5054', site: '1', hole: 'A' });
});

test('another expedition than the one asked for is told once, and its rows are left out', async () => {
  const text = 'expedition,site\n5054,1\n5054,2\n5063,1\n';
  const { rows, findings } = await collectText('sites.csv', text, { expedition: '5063' });
  assert.deepEqual(briefly(findings), ['other-expedition error 2']);
  assert.deepEqual(
    stated(rows).map(({ names }) => names.expedition),
    ['5063'],
  );
});

test('a run that is only named keeps the core type its name shows', async () => {
  const texts = ['parent,section\n5054_1_A_233Z,1\n', 'expedition,site,hole,core,section\n5054,1,A,233Z,1\n'];
  for (const text of texts) {
    const { rows } = await collectText('sections.csv', text);
    const run = rows.find(({ type }) => type === 'core_run');
    assert.deepEqual([run?.implied, run?.values], [true, { core: 233, core_type: 'Z' }]);
  }
  const { rows } = await collectText('sections.csv', 'parent,section\nGLAD9-PET06-1A-31MC,1\n');
  assert.deepEqual(rows.find(({ type }) => type === 'core_run')?.values, { core: 31 });
});

test('combined ids of parents, in the spellings of both systems', () => {
  const petenItza = { expedition: 'GLAD9', site: 'PET06-1', hole: 'A' };
  const cases: readonly (readonly [string, ObjectNames, string?])[] = [
    ['5054_1_A_233_2', WAY],
    ['5054_1_A_233Z_2_W:10-15', { ...WAY, split: 'W', sample: '10-15' }, 'Z'],
    ['5054_1_A_233_2_W:10-15:P1', { ...WAY, split: 'W', sample: '10-15:P1' }],
    ['5054_1_A_233-Z_2', WAY, 'Z'],
    ['318-U1357A-1H-CC', { expedition: '318', site: 'U1357', hole: 'A', core_run: '1', section: 'CC' }, 'H'],
    ['GLAD9-PET06-1A', petenItza],
    ['GLAD9-PET06-1A-31MC-1', { ...petenItza, core_run: '31', section: '1' }, 'MC'],
    ['cosc-1', { expedition: 'cosc-1' }],
    ['5054_1_A_007', { expedition: '5054', site: '1', hole: 'A', core_run: '7' }],
  ];
  for (const [text, names, coreType] of cases) {
    assert.deepEqual(namesOfParent(text), coreType === undefined ? { names } : { names, coreType }, text);
  }
  for (const bad of ['', '_', '5054_1_A_x', '5054_1_A_1_1_W_9', '5054_1_A_1_1:', 'a::c'])
    assert.equal(namesOfParent(bad), undefined, bad);
});

test('what is written as a table of holes is read again', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Å', ' ', ',', ';', '"', '\n', '𝄞', '.') });
  const comment = text.map((one) => one.trim());
  const number = fc.integer({ min: -90_000, max: 90_000 }).map((one) => one / 1000);
  const holes = fc.uniqueArray(
    fc.record({ hole: fc.stringMatching(/^[A-Z]{1,2}$/), latitude: number, comment }, { noNullPrototype: true }),
    {
      minLength: 1,
      maxLength: 8,
      selector: ({ hole }) => hole,
    },
  );
  await fc.assert(
    fc.asyncProperty(holes, fc.constantFrom(',', ';', '\t'), async (written, delimiter) => {
      const lines = written.map((one) => ({ site: 1, ...one }));
      const csv = stringify(lines, { delimiter, header: true });
      const { rows } = await collectText('holes.csv', csv, { expedition: '5054' });
      const read = stated(rows).map(({ values }) => ({
        hole: values.hole,
        latitude: values.latitude_deg,
        comment: values.comment ?? '',
      }));
      assert.deepEqual(read, written);
    }),
    { numRuns: 100 },
  );
});
