import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ObjectRow } from '../../domain/drilling/object-row.ts';
import { inputOfBytes } from '../input.ts';
import { briefly, collect, collectText } from '../testing/collect.ts';

const HEADING = 'Site,Hole,Core,CoreType,Section,CuratedLength,TopDepth,BottomDepth,TopDepthScaled,BottomDepthScaled';
const listing = (...lines: string[]) => `${[HEADING, ...lines].join('\n')}\n`;
const read = (...lines: string[]) => collectText('listing.csv', listing(...lines), { expedition: '5054' });
const ofType = (rows: readonly ObjectRow[], type: string) => rows.filter((row) => row.type === type);

test('sites and holes are implied, runs are computed, sections follow their run', async () => {
  const { rows, findings } = await read(
    '1,A,1,H,1,1.5,0.1,1.6,0.1,1.6',
    '1,A,1,H,9,0.04,1.6,1.6400000000000001,1.6,1.64',
  );
  assert.deepEqual(findings, []);
  assert.deepEqual(
    rows.map(({ type, implied }) => (implied ? `(${type})` : type)),
    ['(expedition)', '(site)', '(hole)', 'core_run', 'section', 'section'],
  );
  assert.deepEqual(rows[3]!.values, {
    core: 1,
    core_type: 'H',
    drillers_top_depth_m: 0.1,
    core_recovery_m: 1.54,
    section_count: 2,
  });
  assert.deepEqual(rows[5]!.values, { section: 9, section_length_m: 0.04, curated_length_m: 0.04, core_catcher: true });
  assert.deepEqual(rows[5]!.at, { file: 'listing.csv', row: 3 });
});

test('a run compressed on CSF-B has its drilled length, the reason and the offset', async () => {
  const { rows, findings } = await read('7,B,11,E,1,1.5,30,31.5,28.79,29.79', '7,B,11,E,2,0.75,31.5,32.25,29.79,30.29');
  assert.deepEqual(findings, []);
  const { recovery_reason, ...values } = ofType(rows, 'core_run')[0]!.values;
  assert.match(String(recovery_reason), /expansion/i);
  assert.deepEqual(values, {
    core: 11,
    core_type: 'E',
    drillers_top_depth_m: 30,
    drilled_length_m: 1.5,
    core_recovery_m: 2.25,
    csf_b_offset_m: -1.21,
    section_count: 2,
  });
});

test('columns of recovered and drilled length go before what is computed', async () => {
  const text =
    'Exp;Site;Hole;Core;Sect;Curated length (cm);Top depth (mbsf);Bottom depth (mbsf);Recovered Length;Drilled Length\n5054;1;A;1;1;150;0;1,5;1,6;3,0\n';
  const { rows, findings } = await collectText('x.csv', text);
  assert.deepEqual(
    findings.map(({ code, field }) => [code, field]),
    [
      ['decimal-comma', 'Bottom depth (mbsf)'],
      ['decimal-comma', 'Recovered Length'],
      ['decimal-comma', 'Drilled Length'],
    ],
  );
  const { core_recovery_m, drilled_length_m } = ofType(rows, 'core_run')[0]!.values;
  assert.deepEqual([core_recovery_m, drilled_length_m], [1.6, 3]);
  assert.equal(ofType(rows, 'section')[0]!.values.curated_length_m, 1.5);
});

test('CC keeps its name and takes the number 9, or the next where 9 is there', async () => {
  const one = await read('1,A,1,H,1,1,0,1,0,1', '1,A,1,H,CC,0.1,1,1.1,1,1.1');
  assert.deepEqual(briefly(one.findings), ['core-catcher-numbered info 3']);
  const catcher = ofType(one.rows, 'section')[1]!;
  assert.deepEqual([catcher.names.section, catcher.values.section, catcher.values.core_catcher], ['CC', 9, true]);
  const two = await read('1,A,1,H,9,1,0,1,0,1', '1,A,1,H,CC,0.1,1,1.1,1,1.1');
  assert.equal(ofType(two.rows, 'section')[1]!.values.section, 10);
});

test('CC lies below all numbered sections', async () => {
  const { rows, findings } = await read('1,A,1,H,10,1,1,2,1,2', '1,A,1,H,CC,0.1,2,2.1,2,2.1', '1,A,1,H,1,1,0,1,0,1');
  assert.deepEqual(briefly(findings), ['core-catcher-numbered info 3']);
  assert.deepEqual(
    ofType(rows, 'section').map(({ names, values }) => [names.section, values.section, values.core_catcher]),
    [
      ['1', 1, undefined],
      ['10', 10, undefined],
      ['CC', 9, true],
    ],
  );
});

test('lengths of the whole run that lines do not agree about: the first counts, and that is told', async () => {
  const heading = 'Site,Hole,Core,Section,CuratedLength,TopDepth,BottomDepth,RecoveredLength,DrilledLength';
  const lines = ['1,A,1,1,1,0,1,,3', '1,A,1,2,1,1,2,2.1,3', '1,A,1,3,1,2,3,2.4,3.1', '1,A,1,4,1,3,4,2.1,'];
  const { rows, findings } = await collectText('listing.csv', [heading, ...lines, ''].join('\n'), {
    expedition: '5054',
  });
  assert.deepEqual(
    findings.map(({ code, field, value, rule, at }) => [code, field, value, rule, at?.row]),
    [
      ['mixed-run-lengths', 'RecoveredLength', '2.4 m', '2.1 m, as in the first section', 4],
      ['mixed-run-lengths', 'DrilledLength', '3.1 m', '3 m, as in the first section', 4],
    ],
  );
  const { core_recovery_m, drilled_length_m } = ofType(rows, 'core_run')[0]!.values;
  assert.deepEqual([core_recovery_m, drilled_length_m], [2.1, 3]);
});

test('the scaled depths are computed from the drilled length the listing states', async () => {
  const heading = 'Site,Hole,Core,Section,CuratedLength,TopDepth,BottomDepth,TopDepthScaled,BottomDepthScaled,Drilled';
  const line = (drilled: number) => `${heading}\n1,A,1,1,2,0,2,0,1.5,${drilled}\n`;
  const told = async (drilled: number) =>
    briefly((await collectText('listing.csv', line(drilled), { expedition: '5054' })).findings);
  assert.deepEqual(await told(1.5), []);
  assert.deepEqual(await told(3), ['depth-not-reproducible warning 2']);
});

test('a run of more sections than one may state comes in without their number', async () => {
  const { rows } = await read(...many);
  assert.equal(ofType(rows, 'core_run')[0]!.values.section_count, undefined);
  assert.equal(ofType(rows, 'section').length, 100);
});

test('section 9 after section 8 is a section like any other', async () => {
  const { rows } = await read('1,A,1,H,8,1,0,1,0,1', '1,A,1,H,9,1,1,2,1,2');
  assert.equal(ofType(rows, 'section')[1]!.values.core_catcher, undefined);
});

test('lines may come in any order', async () => {
  const lines = ['1,A,2,H,1,1,3,4,3,4', '1,B,1,H,1,1,0,1,0,1', '1,A,1,H,2,1,1,2,1,2', '1,A,1,H,1,1,0,1,0,1'];
  const { rows, findings } = await read(...lines);
  assert.deepEqual(findings, []);
  const names = ofType(rows, 'section').map(
    ({ names: { hole, core_run, section } }) => `${hole}${core_run}-${section}`,
  );
  assert.deepEqual(names, ['A1-1', 'A1-2', 'A2-1', 'B1-1']);
});

const GOOD = '1,A,1,H,1,1,0,1,0,1';
const many = Array.from(
  { length: 100 },
  (_, index) => `1,A,1,H,${index + 1},1,${index},${index + 1},${index},${index + 1}`,
);

const CHECKS: readonly (readonly [what: string, lines: string[], findings: string[], sections: number])[] = [
  [
    'another length than the depths',
    [GOOD, '1,A,1,H,2,1.4,1,2,1,2'],
    ['length-mismatch error 3', 'run-incomplete warning 2'],
    1,
  ],
  ['a length within tolerance', ['1,A,1,H,1,1.004,0,1,0,1'], [], 1],
  ['depths upside down', ['1,A,1,H,1,1,2,1,2,1'], ['depth-reversed error 2'], 0],
  ['scaled depths upside down', ['1,A,1,H,1,1,1,2,2,1'], ['depth-reversed error 2'], 0],
  ['a negative length', ['1,A,1,H,1,-1,2,1,2,1'], ['negative-length error 2'], 0],
  ['a section of no length', ['1,A,1,H,1,0,1,1,1,1'], ['empty-section warning 2'], 1],
  ['a top above the surface', ['1,A,1,H,1,1.5,-0.13,1.37,0,1.5'], ['negative-depth warning 2'], 1],
  ['a gap', [GOOD, '1,A,1,H,2,1,1.2,2.2,1,2'], ['section-gap warning 3'], 2],
  ['an overlap', [GOOD, '1,A,1,H,2,1,0.9,1.9,1,2'], ['section-overlap warning 3'], 2],
  ['a section twice', [GOOD, GOOD], ['duplicate-key error 3'], 1],
  [
    'a section twice, elsewhere',
    [GOOD, '1,A,1,H,1,1,1,2,1,2'],
    ['duplicate-key error 3', 'run-incomplete warning 2'],
    1,
  ],
  ['mixed core types', [GOOD, '1,A,1,X,2,1,1,2,1,2'], ['mixed-core-types warning 3'], 2],
  ['a core type nobody knows', ['1,A,1,banana,1,1,0,1,0,1'], ['unknown-core-type warning 2'], 1],
  ['a run above the one before', ['1,A,1,H,1,1,5,6,5,6', '1,A,2,H,1,1,0,1,0,1'], ['runs-not-in-order warning 3'], 2],
  ['a hundred sections', many, ['too-many-sections warning 2'], 100],
  ['uneven compression', ['1,A,1,H,1,1,0,1,0,0.5', '1,A,1,H,2,1,1,2,0.5,1.3'], ['depth-not-reproducible warning 2'], 2],
  ['stretching', ['1,A,1,H,1,1,0,1,0,1.2'], ['depth-not-reproducible warning 2'], 1],
  ['a bad number', ['1,A,1,H,1,one,0,1,0,1'], ['not-a-number error 2'], 0],
  ['a bad number beside', [GOOD, '1,A,1,H,2,one,1,2,1,2'], ['not-a-number error 3', 'run-incomplete warning 2'], 1],
  ['a bad number in another run', [GOOD, '1,A,2,H,1,one,1,2,1,2'], ['not-a-number error 3'], 1],
  ['an empty length', ['1,A,1,H,1,,0,1,0,1'], ['missing-value error 2'], 0],
  ['no section', ['1,A,1,H,,1,0,1,0,1'], ['missing-value error 2'], 0],
  ['no section beside', [GOOD, '1,A,1,H,,1,1,2,1,2'], ['missing-value error 3', 'run-incomplete warning 2'], 1],
  ['a core that is no number', ['1,A,one,H,1,1,0,1,0,1'], ['illegal-name error 2', 'listing-incomplete warning 2'], 0],
  [
    'a line too short',
    [GOOD, '1,A,1,H', GOOD.replace('1', '2')],
    ['row-too-short error 3', 'listing-incomplete warning 3'],
    2,
  ],
];

for (const [what, lines, findings, sections] of CHECKS) {
  test(`${what}: found`, async () => {
    const collected = await read(...lines);
    assert.deepEqual(briefly(collected.findings), findings);
    assert.equal(ofType(collected.rows, 'section').length, sections);
  });
}

test('a run that lost a line states no recovery, drilled length or number of sections', async () => {
  const { rows } = await read('1,A,1,H,1,x,0,1,0,0.5', '1,A,1,H,2,1,1,2,0.5,1');
  assert.deepEqual(ofType(rows, 'core_run')[0]!.values, {
    core: 1,
    core_type: 'H',
    drillers_top_depth_m: 1,
    csf_b_offset_m: -0.5,
  });
});

test('a run that lost a line keeps the lengths that a column states', async () => {
  const heading = 'Site,Hole,Core,Section,CuratedLength,TopDepth,BottomDepth,RecoveredLength,DrilledLength';
  const text = `${heading}\n1,A,1,1,x,0,1,2,3\n1,A,1,2,1,1,2,2,3\n`;
  const { rows } = await collectText('listing.csv', text, { expedition: '5054' });
  const { core_recovery_m, drilled_length_m, section_count } = ofType(rows, 'core_run')[0]!.values;
  assert.deepEqual([core_recovery_m, drilled_length_m, section_count], [2, 3, undefined]);
});

test('the numbers of a depth that cannot be computed are told', async () => {
  const { findings } = await read('1,A,1,H,1,1,0,1,0,0.5', '1,A,1,H,2,1,1,2,0.5,1.3');
  assert.equal(findings[0]!.value, '0 – 0.5 m');
  assert.equal(findings[0]!.rule, '0 – 0.65 m (CSF-B), computed from the lengths of the run');
});

test('without an expedition nothing comes in, and that is said once', async () => {
  const { rows, findings } = await collectText('listing.csv', listing(GOOD, '1,A,1,H,2,1,1,2,1,2'));
  assert.deepEqual([rows, briefly(findings)], [[], ['missing-expedition error 2']]);
});

test('a listing that is asked for and is none says what it lacks', async () => {
  const { rows, findings } = await collectText('x.csv', 'Site,Hole\n1,A\n', {
    kind: 'section-listing',
    expedition: '5054',
  });
  assert.deepEqual(rows, []);
  assert.deepEqual(new Set(findings.map(({ code }) => code)), new Set(['missing-column']));
});

test('a core run that a table states keeps what the table says', async () => {
  const runs = 'expedition,site,hole,core,drillers_top_depth_m\n5054,1,A,1,2.5\n';
  const inputs = [inputOfBytes('l.csv', Buffer.from(listing(GOOD))), inputOfBytes('core_runs.csv', Buffer.from(runs))];
  const { rows, findings } = await collect(inputs, { expedition: '5054' });
  assert.deepEqual(findings, []);
  assert.deepEqual(
    ofType(rows, 'core_run').map(({ values }) => values.drillers_top_depth_m),
    [2.5],
  );
  assert.equal(ofType(rows, 'section').length, 1);
});
