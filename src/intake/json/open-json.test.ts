import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefly, collectText } from '../testing/collect.ts';

test('an object of lists is a set of tables, read parents first', async () => {
  const text = JSON.stringify({
    core_runs: [{ parent: '5054_1_A', core: 1, drillers_top_depth_m: 102.3, core_oriented: false, comment: null }],
    holes: [{ expedition: '5054', site: 1, hole: 'A', drilling_method: ['diamond', 'wireline'], latitude: 63.4 }],
  });
  const { rows, findings } = await collectText('all.json', text);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['expedition', 'site', 'hole', 'core_run'],
  );
  assert.deepEqual(rows[2]!.values, { hole: 'A', drilling_method: ['diamond', 'wireline'], latitude_deg: 63.4 });
  assert.deepEqual(rows[3]!.values, { core: 1, drillers_top_depth_m: 102.3, core_oriented: false, comment: null });
  assert.deepEqual(rows[3]!.at, { file: 'all.json', sheet: 'core_runs', row: 1 });
});

test('one list is a table named as the file', async () => {
  const { rows } = await collectText(
    'sites.json',
    '[{"expedition":"5054","site":"1"},{"expedition":"5054","site":"2"}]',
  );
  assert.deepEqual(
    rows.map(({ names }) => names.site),
    [undefined, '1', '2'],
  );
});

test('keys may have blanks around them, empty objects and empty parts of lists are passed over', async () => {
  const text = '{ "holes": [{}, {" site ":"1","expedition":"1","hole":"A","drilling_method":["", "rotary", " "]}] }';
  const { rows, findings } = await collectText('all.json', text);
  assert.deepEqual(findings, []);
  const [hole] = rows.filter(({ type }) => type === 'hole');
  assert.deepEqual([hole!.names, hole!.at.row], [{ expedition: '1', site: '1', hole: 'A' }, 2]);
  assert.deepEqual(hole!.values.drilling_method, ['rotary']);
});

const BAD: readonly (readonly [text: string, findings: string[]])[] = [
  ['{ "holes": [', ['json-syntax error -']],
  ['[1, 2]', ['not-a-table error -']],
  ['"holes"', ['not-a-table error -']],
  ['{ "holes": [] }', ['no-rows warning -']],
  ['[]', ['no-rows warning -']],
  ['{ "holes": [{}] }', ['no-rows warning -']],
  [`{ "sites": [{"expedition":"1","site":"${'x'.repeat(1_000_001)}"}] }`, ['cell-too-large error 1']],
  ['{ "sites": [{"expedition":"1","site":true,"site_name":["a"]}] }', ['wrong-type error 1']],
  ['{ "holes": 5, "sites": [{"expedition":"1","site":{"a":1}}] }', ['not-a-table error -', 'wrong-type error 1']],
];

for (const [text, findings] of BAD) {
  test(`${text.slice(0, 80)} gives ${findings}`, async () => {
    const collected = await collectText('all.json', text);
    assert.deepEqual(collected.rows, []);
    assert.deepEqual(briefly(collected.findings), findings);
  });
}
