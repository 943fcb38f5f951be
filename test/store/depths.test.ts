import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import fc from 'fast-check';
import type { House } from '../../src/context.ts';
import type { Depths } from '../../src/domain/drilling/depth.ts';
import type { ObjectRow } from '../../src/domain/drilling/object-row.ts';
import { readFiles } from '../../src/intake/read-files.ts';
import { importExpedition } from '../../src/operations/import/import-expedition.ts';
import { onEachEngine } from './each-engine.ts';
import { anyHole, type Expected, expectHole } from './hole-of-depths.ts';
import { importRows, numbered, row, TESTER } from './tree-rows.ts';

/** Metres by which store and rules may differ: both round to 0.1 mm, a half may fall to either side. */
const ROUNDING_M = 0.00011;

const pathOfSite = (expected: readonly Expected[]): string => expected[2]!.object.path;

async function keep(house: House, expected: readonly Expected[]): Promise<number> {
  return house.unitOfWork(async (work) => {
    await work.tree.insert(
      expected.map((one) => one.object),
      '2026-01-01T00:00:00Z',
      'tester',
    );
    return work.tree.recalculateDepths(pathOfSite(expected));
  });
}

function assertDepths(found: Depths, wanted: Depths, what: string): void {
  for (const key of Object.keys(wanted) as (keyof Depths)[]) {
    const [one, other] = [found[key], wanted[key]];
    const isSame = one === null || other === null ? one === other : Math.abs(one - other) < ROUNDING_M;
    assert.ok(isSame, `${what}: ${key} is ${one} in the store, ${other} by the rules`);
  }
}

async function assertAll(house: House, expected: readonly Expected[]): Promise<void> {
  const ids = expected.map((one) => one.object.id);
  const found = await house.unitOfWork((work) => work.tree.findByIds(ids));
  const byId = new Map(found.map((one) => [one.id, one]));
  for (const { object, depths } of expected)
    assertDepths(byId.get(object.id)!, depths, `${object.type} ${object.path}`);
}

/** Depths of everything below a program, by path. */
async function depthsBelow(house: House, program: string): Promise<Map<string, string>> {
  const rows = await house.store.read
    .selectFrom('tree_object')
    .selectAll()
    .where('path', 'like', `P${program}/%`)
    .execute();
  return new Map(
    rows.map((one) => [one.path, [one.top_drf_m, one.top_csf_a_m, one.top_csf_b_m, one.bottom_csf_b_m].join()]),
  );
}

const moved = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after.keys()].filter((path) => before.get(path) !== after.get(path)).map((path) => path.replaceAll(/0{2,}/g, ''));

/** One hole below a rig floor: two runs, the second longer than drilled; a sample with a thin section in each section. */
function rigHole(program: string): ObjectRow[] {
  const names = { program, expedition: '1', site: '1', hole: 'A' };
  const sections = (['1', '2'] as const).flatMap((core) =>
    ['1', '2', '3'].flatMap((section) => {
      const at = { ...names, core_run: core, section };
      return [
        row('section', at, { section: Number(section), curated_length_m: 1 }),
        row('sample', { ...at, sample: '10-20' }, { top_offset_cm: 10, bottom_offset_cm: 20 }),
        row('thin_section', { ...at, sample: '10-20', thin_section: 't' }),
      ];
    }),
  );
  const runs = [
    row(
      'core_run',
      { ...names, core_run: '1' },
      { drillers_top_depth_m: 100, drilled_length_m: 3, core_recovery_m: 3 },
    ),
    row(
      'core_run',
      { ...names, core_run: '2' },
      { drillers_top_depth_m: 103, drilled_length_m: 2, core_recovery_m: 3, recovery_reason: 'expansion' },
    ),
  ];
  return numbered([
    row('expedition', { program, expedition: '1' }),
    row('site', { program, expedition: '1', site: '1' }),
    row('hole', names, { reference_height_m: 2 }),
    ...runs,
    ...sections,
  ]);
}

onEachEngine('depths', (house) => {
  it('of any tree are those of the rules', async () => {
    let number = 0;
    const check = fc.asyncProperty(anyHole, async (hole) => {
      const expected = expectHole(hole, `RANDOM${number++}`);
      await keep(house(), expected);
      await assertAll(house(), expected);
    });
    await fc.assert(check, { numRuns: 40 });
  });

  it('are touched only where they change: the second calculation changes nothing', async () => {
    const expected = expectHole(fc.sample(anyHole, { numRuns: 1, seed: 7 })[0]!, 'TWICE');
    await keep(house(), expected);
    assert.equal(await house().unitOfWork((work) => work.tree.recalculateDepths(pathOfSite(expected))), 0);
  });

  it('of a run with more core than was drilled: CSF-B ends where the drilling ended, CSF-A does not', async () => {
    await importRows(house(), rigHole('OVER'));
    const [last] = await house()
      .store.read.selectFrom('tree_object')
      .selectAll()
      .where('combined_id', '=', '1_1_A_002_3')
      .where('path', 'like', 'POVER/%')
      .execute();
    assert.equal(last!.bottom_csf_a_m, 104);
    assert.equal(last!.bottom_csf_b_m, 103);
  });

  it('of a hole go when its total depth is emptied, and come back with the first run', async () => {
    const names = { program: 'EMPTY', expedition: '1', site: '1', hole: 'A' };
    const depths = async () => {
      const query = house().store.read.selectFrom('tree_object').selectAll();
      const [hole] = await query.where('path', 'like', 'PEMPTY/%').where('type', '=', 'hole').execute();
      return [hole!.top_drf_m, hole!.bottom_drf_m, hole!.top_csf_a_m, hole!.bottom_csf_b_m];
    };
    await importRows(house(), [
      ...rigHole('EMPTY').filter(({ type }) => type === 'expedition' || type === 'site'),
      row('hole', names, { reference_height_m: 2, total_depth_m: 50 }),
    ]);
    assert.deepEqual(await depths(), [2, 50, 0, 48]);
    await importRows(house(), [row('hole', names, { total_depth_m: null })]);
    assert.deepEqual(await depths(), [null, null, null, null]);
    const run = { core: 1, drillers_top_depth_m: 10, drilled_length_m: 3 };
    await importRows(house(), [row('core_run', { ...names, core_run: '1' }, run)]);
    assert.deepEqual(await depths(), [2, 13, 0, 11]);
  });

  it('of lithology units in a section follow its offsets, those of water at a site are as stated', async () => {
    await importRows(house(), rigHole('UNIT'));
    const names = { program: 'UNIT', expedition: '1', site: '1' };
    const section = { ...names, hole: 'A', core_run: '2', section: '2' };
    await importRows(house(), [
      row('lithology', { ...section, lithology: '1' }, { top_offset_cm: 0, bottom_offset_cm: 30 }),
      row('water', { ...names, water: '1' }, { top_depth_m: 4 }),
    ]);
    const found = await house()
      .store.read.selectFrom('tree_object')
      .selectAll()
      .where('path', 'like', 'PUNIT/%')
      .where('type', 'in', ['lithology', 'water'])
      .orderBy('type')
      .execute();
    assert.deepEqual(
      found.map((one) => [one.top_drf_m, one.top_csf_a_m, one.bottom_csf_a_m, one.bottom_csf_b_m]),
      [
        [104, 102, 102.3, 101.8667],
        [null, 4, 4, 4],
      ],
    );
  });

  it('all move when the reference height or the water depth of the hole changes', async () => {
    await importRows(house(), rigHole('RIG'));
    const hole = { program: 'RIG', expedition: '1', site: '1', hole: 'A' };
    for (const change of [{ reference_height_m: 5 }, { water_depth_m: 60 }]) {
      const before = await depthsBelow(house(), 'RIG');
      const result = await importRows(house(), [row('hole', hole, change)]);
      const after = await depthsBelow(house(), 'RIG');
      assert.equal(result.byType.hole?.updated, 1);
      assert.equal(moved(before, after).length, after.size - 2, 'all but expedition and site');
      assert.equal(result.depthsChanged, after.size - 2);
    }
  });

  it('of the sections below move when one section changes its length, and so do samples and thin sections', async () => {
    await importRows(house(), rigHole('CUT'));
    const before = await depthsBelow(house(), 'CUT');
    const second = { program: 'CUT', expedition: '1', site: '1', hole: 'A', core_run: '1', section: '2' };
    await importRows(house(), [row('section', second, { curated_length_m: 0.9 })]);
    const run = 'PCUT/E1/S1/HA/C1';
    assert.deepEqual(moved(before, await depthsBelow(house(), 'CUT')).toSorted(), [
      `${run}/D2`,
      `${run}/D3`,
      `${run}/D3/X10-20`,
      `${run}/D3/X10-20/Tt`,
    ]);
  });
});

const GLAD9 = join(import.meta.dirname, '../../../shared/data/glad9/GLAD9_SectionSummary.csv');

onEachEngine('the real listing GLAD9', (house) => {
  const skip = existsSync(GLAD9) ? false : `${GLAD9} is not there`;
  it('gives back its 1,614 sections within 2 mm on both scales', { skip }, async () => {
    const names = { program: 'ICDP', expedition: '5068' };
    const options = { actor: TESTER, strict: true, dryRun: false, ...names };
    const result = await importExpedition(house().unitOfWork, () => readFiles([GLAD9], names), options);
    assert.ok(result.kept);
    const given = await givenDepths();
    const rows = await house().store.read.selectFrom('tree_object').selectAll().where('type', '=', 'section').execute();
    assert.equal(rows.length, 1614);
    let worstM = 0;
    for (const one of rows) {
      const [top, bottom, topB, bottomB] = given.get(one.combined_id)!;
      const differences = [
        one.top_csf_a_m! - top,
        one.bottom_csf_a_m! - bottom,
        one.top_csf_b_m! - topB,
        one.bottom_csf_b_m! - bottomB,
      ];
      worstM = Math.max(worstM, ...differences.map(Math.abs));
    }
    assert.ok(worstM < 0.002, `the worst difference is ${worstM} m`);
  });
});

type Four = readonly [topA: number, bottomA: number, topB: number, bottomB: number];

/** The depths the listing states, by combined id; read here without the intake. */
async function givenDepths(): Promise<Map<string, Four>> {
  const lines = (await readFile(GLAD9, 'utf8')).trim().split(/\r?\n/).slice(1);
  return new Map(
    lines.map((line) => {
      const [site, hole, core, , section, , ...depths] = line.split(',');
      return [`5068_${site}_${hole}_${core!.padStart(3, '0')}_${section}`, depths.map(Number) as unknown as Four];
    }),
  );
}
