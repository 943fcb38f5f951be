import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkHoleRuns, checkRunSections } from '../../domain/drilling/check-siblings.ts';
import type { ObjectRow } from '../../domain/drilling/object-row.ts';
import { checkRow } from '../../domain/drilling/testing/check-row.ts';
import { hasError } from '../../domain/finding.ts';
import { inputOfBytes } from '../input.ts';
import { type Collected, collect } from '../testing/collect.ts';

const PROJECT = join(import.meta.dirname, '../../..');
const PATH = ['../shared/data', '../../shared/data']
  .map((folder) => join(PROJECT, folder, 'glad9/GLAD9_SectionSummary.csv'))
  .find(existsSync);
const skip = PATH === undefined && 'the section listing of GLAD9 is not at ../shared/data';
const text = PATH === undefined ? '' : readFileSync(PATH, 'utf8');

const read = (bytes: Uint8Array): Promise<Collected> =>
  collect([inputOfBytes('glad9.csv', bytes)], { expedition: 'GLAD9' });
const ofType = (rows: readonly ObjectRow[], type: string) => rows.filter((row) => row.type === type);

test('the listing of Lake Petén Itzá comes in whole', { skip }, async () => {
  const { rows, findings } = await read(Buffer.from(text));
  const counts = ['site', 'hole', 'core_run', 'section'].map((type) => ofType(rows, type).length);
  assert.deepEqual(counts, [7, 21, 525, 1614]);
  assert.equal(hasError(findings), false);
  const codes = Map.groupBy(findings, ({ code }) => code);
  assert.deepEqual([...codes].map(([code, found]) => [code, found.length]).toSorted(), [['negative-depth', 5]]);
});

test('no row of it has an error by itself or among its siblings', { skip }, async () => {
  const { rows } = await read(Buffer.from(text));
  const alone = rows.flatMap((row) => checkRow(row));
  const runs = ofType(rows, 'core_run');
  const sections = Map.groupBy(ofType(rows, 'section'), ({ names }) => `${names.site} ${names.hole} ${names.core_run}`);
  const inRuns = runs.flatMap((run) =>
    checkRunSections(run, sections.get(`${run.names.site} ${run.names.hole} ${run.names.core_run}`) ?? []),
  );
  const holes = Map.groupBy(runs, ({ names }) => `${names.site} ${names.hole}`);
  const inHoles = [...holes.values()].flatMap(checkHoleRuns);
  assert.deepEqual(
    [...alone, ...inRuns, ...inHoles].filter(({ severity }) => severity === 'error'),
    [],
  );
});

test('its depths can be computed again from runs and lengths, on both scales', { skip }, async () => {
  const { rows } = await read(Buffer.from(text));
  const lines = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const given = new Map(
    lines.map(([site, hole, core, , section, , ...depths]) => [[site, hole, core, section].join(), depths.map(Number)]),
  );
  let [top, run, farthest] = [0, undefined as ObjectRow | undefined, 0];
  for (const row of rows.filter(({ implied }) => !implied)) {
    if (row.type === 'core_run') [run, top] = [row, 0];
    if (row.type !== 'section') continue;
    const {
      drillers_top_depth_m: runTop,
      core_recovery_m: recovered,
      drilled_length_m: drilled,
      csf_b_offset_m: offset,
    } = run!.values;
    const factor = drilled === undefined ? 1 : Math.min(1, Number(drilled) / Number(recovered));
    const ends = [top, top + Number(row.values.section_length_m)];
    const computed = [
      ...ends.map((end) => Number(runTop) + end),
      ...ends.map((end) => Number(runTop) + Number(offset ?? 0) + end * factor),
    ];
    const { site, hole, core_run, section } = row.names;
    const depths = given.get([site, hole, core_run, section].join())!;
    farthest = Math.max(farthest, ...computed.map((depth, index) => Math.abs(depth - depths[index]!)));
    top = ends[1]!;
  }
  assert.ok(farthest < 0.002, `${farthest} m off`);
});

const comma = (line: string): string => line.replaceAll(',', ';').replaceAll('.', ',');
const big = (string: string): Buffer => Buffer.from(string, 'utf16le').swap16();

const SPELLINGS: readonly (readonly [what: string, spell: (plain: string) => Uint8Array])[] = [
  ['with a byte-order mark', (plain) => Buffer.from(`\ufeff${plain}`)],
  ['with CR', (plain) => Buffer.from(plain.replaceAll('\n', '\r'))],
  ['with CRLF', (plain) => Buffer.from(plain.replaceAll('\n', '\r\n'))],
  ['with line ends of every kind', (plain) => Buffer.from(mixedEnds(plain))],
  ['with semicolons and decimal commas', (plain) => Buffer.from(comma(plain))],
  ['with tabs', (plain) => Buffer.from(plain.replaceAll(',', '\t'))],
  ['with bars', (plain) => Buffer.from(plain.replaceAll(',', '|'))],
  ['with every cell quoted', (plain) => Buffer.from(plain.replaceAll(/[^,\n]+/g, '"$&"'))],
  ['with decimal commas in quotes', (plain) => Buffer.from(plain.replaceAll(/(-?\d+)\.(\d+)/g, '"$1,$2"'))],
  ['with blank lines', (plain) => Buffer.from(plain.replaceAll(/(.*\n)/g, '$1\n,,,\n'))],
  ['in UTF-16, small end first', (plain) => Buffer.from(`\ufeff${plain}`, 'utf16le')],
  ['in UTF-16, big end first', (plain) => big(`\ufeff${plain}`)],
  ['without a last line end', (plain) => Buffer.from(plain.trimEnd())],
  ['with blanks around its cells', (plain) => Buffer.from(plain.replaceAll(',', ' , '))],
];

function mixedEnds(plain: string): string {
  let count = 0;
  return plain.replaceAll('\n', () => ['\n', '\r\n', '\r'][count++ % 3]!);
}

const withoutPlace = (rows: readonly ObjectRow[]) => rows.map(({ at, ...row }) => row);

for (const [what, spell] of SPELLINGS) {
  test(`the same listing ${what} gives the same rows`, { skip }, async () => {
    const [plain, spelled] = [await read(Buffer.from(text)), await read(spell(text))];
    assert.deepEqual(withoutPlace(spelled.rows), withoutPlace(plain.rows));
    const told = spelled.findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
    assert.deepEqual(
      told,
      plain.findings.map(({ code }) => code),
    );
  });
}

test('half of the listing gives half of the sections and says so', { skip }, async () => {
  const half = text.slice(0, text.indexOf('\n', text.length / 2) + 8);
  const { rows, findings } = await read(Buffer.from(half));
  const row = half.split('\n').length;
  assert.equal(ofType(rows, 'section').length, row - 2);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ code, at }) => [code, at?.row]),
    [['file-truncated', row]],
  );
});
