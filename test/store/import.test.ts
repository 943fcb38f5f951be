import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { ObjectRow } from '../../src/domain/drilling/object-row.ts';
import { createClient } from '../../src/operations/create-client.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import type { ImportResult } from '../../src/operations/import/import-options.ts';
import { onEachEngine } from './each-engine.ts';
import { holeRows, importRows, numbered, row, TESTER } from './tree-rows.ts';
import { wholeStore } from './whole-store.ts';

const errors = (result: ImportResult) =>
  result.findings.filter((one) => one.severity === 'error').map((one) => [one.code, one.at?.row]);

const at = (expedition: string, more: ObjectRow['names'] = {}) => ({
  program: 'ICDP',
  expedition,
  site: '1',
  hole: 'A',
  ...more,
});

const audits = async (house: House, action: string, subject: string) => {
  const rows = await house.store.read
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', action)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute();
  return rows.map((one) => ({
    actor: one.actor,
    before: one.before && JSON.parse(one.before),
    after: one.after && JSON.parse(one.after),
  }));
};

const find = async (house: House, combinedId: string) =>
  house.store.read
    .selectFrom('tree_object')
    .selectAll()
    .where('combined_id', '=', combinedId)
    .executeTakeFirstOrThrow();

onEachEngine('importing', (house) => {
  it('makes every object of the file, and the program with its namespace', async () => {
    const result = await importRows(house(), holeRows('ICDP', '9001', 2, 3));
    assert.deepEqual(errors(result), []);
    assert.equal(result.kept, true);
    assert.equal(result.rows, 11);
    assert.deepEqual(result.namespacesTaken, ['ICDP']);
    assert.deepEqual(
      Object.entries(result.byType).map(([type, counts]) => [type, counts.created]),
      [
        ['program', 1],
        ['expedition', 1],
        ['site', 1],
        ['hole', 1],
        ['core_run', 2],
        ['section', 6],
      ],
    );
    const section = await find(house(), '9001_1_A_002_3');
    assert.equal(section.top_drf_m, 108);
    assert.equal(section.registrable, 1);
  });

  it('the same rows again change nothing, in any table', async () => {
    const rows = holeRows('ICDP', '9002', 3, 3);
    await importRows(house(), rows);
    const before = await wholeStore(house());
    const again = await importRows(house(), rows);
    assert.deepEqual(await wholeStore(house()), before);
    assert.equal(again.depthsChanged, 0);
    assert.deepEqual(again.byType.section, { created: 0, updated: 0, unchanged: 9, refused: 0 });
  });

  it('a corrected row changes only the fields it states, and the audit tells both values', async () => {
    await importRows(house(), holeRows('ICDP', '9003', 1, 2));
    const names = at('9003', { core_run: '1', section: '2' });
    await importRows(house(), [row('section', names, { curated_length_m: 1, rock_type: 'gneiss' })]);
    const result = await importRows(house(), [
      row('section', names, { curated_length_m: 0.8, comment: 'measured again' }),
    ]);
    assert.deepEqual(result.byType.section, { created: 0, updated: 1, unchanged: 0, refused: 0 });
    const section = await find(house(), '9003_1_A_001_2');
    const values = await house().unitOfWork((work) => work.tree.valuesOf('section', [section.id]));
    assert.deepEqual(values.get(section.id), {
      section: 2,
      curated_length_m: 0.8,
      rock_type: 'gneiss',
      comment: 'measured again',
    });
    assert.equal(section.revision, 3);
    assert.deepEqual((await audits(house(), 'change', section.id)).at(-1), {
      actor: 'tester',
      before: { curated_length_m: 1, comment: null },
      after: { curated_length_m: 0.8, comment: 'measured again' },
    });
    assert.equal(section.bottom_csf_a_m, 104.8);
  });

  it('an empty cell empties a field, a required one cannot be emptied', async () => {
    await importRows(house(), holeRows('ICDP', '9004', 1, 1));
    const names = at('9004', { core_run: '1' });
    const emptied = await importRows(house(), [row('core_run', names, { core_recovery_m: null })]);
    assert.equal(emptied.byType.core_run?.updated, 1);
    const run = await find(house(), '9004_1_A_001');
    const values = await house().unitOfWork((work) => work.tree.valuesOf('core_run', [run.id]));
    assert.ok(!('core_recovery_m' in values.get(run.id)!));
    assert.deepEqual(errors(await importRows(house(), [row('core_run', names, { drillers_top_depth_m: null })])), [
      ['missing-field', 2],
    ]);
  });

  it('a dry run, and a strict one with an error, keep nothing and tell the same', async () => {
    const rows = numbered([
      ...holeRows('DRYRUN', '1', 1, 2),
      row('section', at('1', { program: 'DRYRUN', core_run: '9', section: '1' }), { curated_length_m: 1 }),
    ]);
    const before = await wholeStore(house());
    const dry = await importRows(house(), rows, { dryRun: true });
    const strict = await importRows(house(), rows, { strict: true });
    assert.deepEqual(await wholeStore(house()), before);
    assert.deepEqual([dry.kept, strict.kept], [false, false]);
    assert.deepEqual(errors(dry), [['missing-parent', 8]]);
    assert.deepEqual(strict.findings, dry.findings);
    assert.deepEqual(strict.byType, dry.byType);
    const real = await importRows(house(), rows);
    assert.deepEqual([real.kept, real.byType], [true, dry.byType]);
  });

  it('good rows are taken, bad ones are told with their row', async () => {
    const base = holeRows('ICDP', '9005', 2, 2);
    await importRows(house(), base);
    const section = (core_run: string, name: string, values: ObjectRow['values']) =>
      row('section', at('9005', { core_run, section: name }), values);
    const result = await importRows(
      house(),
      numbered([
        section('7', '1', { curated_length_m: 1 }),
        section('1', '2', { curated_length_m: 1 }),
        section('1', '2', { curated_length_m: 0.5 }),
        section('1', '3', { curated_length_m: -1 }),
        section('1', '4', {}),
        section('2', '9', { curated_length_m: 1, colour: 'red' }),
        section('1', 'x', { curated_length_m: 1 }),
        row('cuttings', at('9005', { cuttings: '1' }), { top_depth_m: 20, bottom_depth_m: 10 }),
        row('core_run', at('9005', { core_run: '3' }), { drillers_top_depth_m: 120, core_type: '?' }),
        section('2', '3', { curated_length_m: 0.01 }),
        section('2', '4', { curated_length_m: 0.01 }),
      ]),
    );
    assert.deepEqual(
      errors(result).toSorted((one, other) => Number(one[1]) - Number(other[1])),
      [
        ['missing-parent', 2],
        ['duplicate-key', 4],
        ['out-of-range', 5],
        ['missing-field', 6],
        ['unknown-field', 7],
        ['illegal-name', 8],
        ['wrong-order', 9],
        ['section-beyond-recovery', 12],
      ],
    );
    assert.deepEqual(
      result.findings.filter((one) => one.code === 'unknown-term').map((one) => [one.severity, one.value]),
      [['warning', '?']],
    );
    assert.equal(result.byType.core_run?.created, 1);
    assert.equal(result.byType.section?.unchanged, 1);
  });

  it('a letter of the team for a tool is told once a file, with the number of its rows', async () => {
    const runs = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) =>
        row('core_run', at('9061', { core_run: String(from + n) }), { drillers_top_depth_m: 3 * n, core_type: 'E' }),
      );
    // More rows than go into the store at once.
    const result = await importRows(house(), [...holeRows('ICDP', '9061', 1, 1), ...numbered(runs(2, 702))]);
    const told = result.findings.filter((one) => one.code === 'unknown-term');
    assert.deepEqual(
      told.map(({ value, message }) => [value, /; (\d+) rows of the file say so$/.exec(message)?.[1]]),
      [['E', '700']],
    );
  });

  it('a run cut into more sections than it says is told as a warning', async () => {
    await importRows(house(), holeRows('ICDP', '9006', 1, 2));
    const names = at('9006', { core_run: '1' });
    await importRows(house(), [row('core_run', names, { section_count: 2 })]);
    const result = await importRows(house(), [row('section', { ...names, section: '3' }, { curated_length_m: 0 })]);
    const told = result.findings.filter((one) => one.code === 'section-count-exceeded');
    assert.deepEqual(
      told.map((one) => [one.severity, one.at?.row]),
      [['warning', 2]],
    );
  });

  it('runs that overlap others of their hole are told at their rows, whatever import brought the others', async () => {
    const core = (number: number, topM: number, lengthM: number) =>
      row(
        'core_run',
        at('9055', { core_run: String(number) }),
        { core: number, drillers_top_depth_m: topM, drilled_length_m: lengthM },
        { at: { file: 'runs.csv', row: number } },
      );
    const overlaps = async (...runs: ObjectRow[]) => {
      const { findings } = await importRows(house(), [...holeRows('ICDP', '9055', 0, 0), ...runs]);
      return findings.filter(({ code }) => code === 'overlapping-runs').map((one) => [one.severity, one.at?.row]);
    };
    assert.deepEqual(await overlaps(core(1, 100, 3), core(3, 106, 3)), []);
    assert.deepEqual(await overlaps(core(2, 102, 4.5)), [
      ['warning', 2],
      ['warning', 2],
    ]);
    assert.deepEqual(await overlaps(core(9, 200, 3)), []);
  });

  it('recovery over 100 % is legal, and told where no reason is given', async () => {
    const run = (core: string, values: ObjectRow['values']) =>
      row('core_run', at('9007', { core_run: core }), {
        drillers_top_depth_m: 10,
        drilled_length_m: 3,
        core_recovery_m: 3.3,
        ...values,
      });
    await importRows(house(), holeRows('ICDP', '9007', 0, 0));
    const result = await importRows(house(), numbered([run('1', {}), run('2', { recovery_reason: 'expansion' })]));
    assert.deepEqual(errors(result), []);
    assert.deepEqual(
      result.findings.filter((one) => one.code === 'recovery-over-100').map((one) => one.at?.row),
      [2],
    );
    assert.equal(result.byType.core_run?.created, 2);
  });

  it('ancestors that rows only name are made once and not changed', async () => {
    const implied = (type: 'expedition' | 'site' | 'hole', names: ObjectRow['names']) =>
      row(type, names, {}, { implied: true });
    const program = 'ICDP';
    const rows = [
      implied('expedition', { program, expedition: '9008' }),
      implied('site', { program, expedition: '9008', site: '1' }),
      implied('hole', at('9008')),
      row('core_run', at('9008', { core_run: '1' }), { drillers_top_depth_m: 1 }),
    ];
    const first = await importRows(house(), rows);
    assert.deepEqual(first.byType.hole, { created: 1, updated: 0, unchanged: 0, refused: 0 });
    await importRows(house(), [row('hole', at('9008'), { comment: 'windy' })]);
    await importRows(house(), rows);
    const hole = await find(house(), '9008_1_A');
    const values = await house().unitOfWork((work) => work.tree.valuesOf('hole', [hole.id]));
    assert.equal(values.get(hole.id)?.comment, 'windy');
  });

  it('a program is found by the code of a known expedition, and missed for one of two or of none', async () => {
    await importRows(house(), holeRows('ICDP', '9009', 0, 0));
    const site = (expedition: string) => row('site', { expedition, site: '2' });
    assert.deepEqual(errors(await importRows(house(), [site('9009')])), []);
    await importRows(house(), [row('expedition', { program: 'BGRB', expedition: '9009' })]);
    assert.deepEqual(errors(await importRows(house(), [site('9009')])), [['program-unknown', 2]]);
    assert.deepEqual(errors(await importRows(house(), [site('4711')])), [['program-unknown', 2]]);
    assert.deepEqual(
      errors(await importRows(house(), [row('section', { section: '1' })], { program: 'ICDP', expedition: '9009' })),
      [['missing-parent', 2]],
    );
  });

  it('names that no store can keep are refused before anything is looked for', async () => {
    const wrong = ['a\0b', '\ud800', 'x'.repeat(300), ' ', 'a_b', '\ufffe'];
    const result = await importRows(
      house(),
      numbered(wrong.map((site) => row('site', { program: 'ICDP', expedition: '9010', site }))),
    );
    assert.deepEqual(
      errors(result),
      wrong.map((_, index) => ['illegal-name', index + 2]),
    );
    for (const one of result.findings) assert.ok(JSON.stringify(one).length < 1500);
  });

  it('a program whose acronym is another agent’s is told once, and its objects are kept without a namespace', async () => {
    const client = { symbol: 'OTHER.CLIENT', namespaces: ['TAKEN'], domains: ['*'], quota: -1, passwordHash: null };
    await createClient(house().unitOfWork, client, TESTER);
    const many = Array.from({ length: 4100 }, (_, index) =>
      row('site', { program: 'TAKENX', expedition: '1', site: String(index) }),
    );
    const result = await importRows(house(), [row('expedition', { program: 'TAKENX', expedition: '1' }), ...many]);
    assert.deepEqual(
      result.findings.filter((one) => one.severity === 'error').map((one) => one.code),
      ['namespace-conflict'],
    );
    assert.equal(result.byType.site?.created, 4100);
    assert.deepEqual(result.namespacesTaken, []);
  });

  it('a sample below its section is refused, one that reaches beyond is told, whatever file the section came in', async () => {
    const names = { program: 'OFFSET', expedition: '1', site: '1', hole: 'A', core_run: '1', section: '1' };
    await importRows(house(), holeRows('OFFSET', '1', 1, 1));
    const cut = (sample: string, top: number, bottom: number) =>
      row('sample', { ...names, sample }, { top_offset_cm: top, bottom_offset_cm: bottom });
    const result = await importRows(house(), [cut('10-20', 10, 20), cut('95-105', 95, 105), cut('120-130', 120, 130)]);
    const found = result.findings.filter((one) => one.code === 'offset-beyond-section');
    assert.deepEqual(
      found.map((one) => one.severity),
      ['warning', 'error'],
    );
    assert.deepEqual([result.byType.sample?.created, result.byType.sample?.refused], [2, 1]);
  });

  it('of 10,000 findings more are only counted', async () => {
    const wrong = Array.from({ length: 10_050 }, () => row('section', { section: '1' }));
    const result = await importRows(house(), wrong);
    assert.equal(result.findings.length + result.findingsNotShown, 10_050);
    assert.equal(result.findings.length, 10_000);
    assert.equal(result.byType.section?.refused, 10_050);
  });

  it('an intake that fails in the middle leaves nothing', async () => {
    const before = await wholeStore(house());
    const failing = async function* () {
      for (const one of holeRows('BROKEN', '1', 2, 2)) yield { kind: 'row', row: one } as const;
      throw new Error('the disk went away');
    };
    const options = { actor: TESTER, strict: false, dryRun: false };
    await assert.rejects(importExpedition(house().unitOfWork, failing, options), /the disk went away/);
    assert.deepEqual(await wholeStore(house()), before);
  });
});
