import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { columnsOf } from './columns.ts';
import { planRows, standingOf } from './new-rows.ts';
import { parentsOf, readNewName, usualParent } from './parent-of-new.ts';

const object = (type: ObjectType, combinedId: string, parentId: string | null, values = {}): StationObject => ({
  id: combinedId,
  type,
  parentId,
  path: combinedId,
  name: combinedId.split(/[_:]/).at(-1)!,
  combinedId,
  igsn: null,
  recordState: null,
  values,
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
  seq: 1,
  changedAt: '',
  changedBy: '',
});

const hole = object('hole', '5_1_A', null);
const runOne = object('core_run', '5_1_A_001', hole.id, { drillers_top_depth_m: 1 });
const section = object('section', '5_1_A_001_2', runOne.id, { curated_length_m: 0.5 });
const split = object('split', '5_1_A_001_2_W', section.id);
const sample = object('sample', '5_1_A_001_2_W:0-5', split.id, { top_offset_cm: 0, bottom_offset_cm: 5 });
const all = [hole, runOne, section, split, sample];
const tree = {
  get: (id: string | null | undefined) => all.find((one) => one.id === id),
  below: (id: string) => all.filter((one) => one.parentId === id),
};
const WHO = { person: 'ida', now: '2026-11-22T03:00:00+01:00' };

const NAMES: readonly (readonly [ObjectType, string, string, string | undefined])[] = [
  ['sample', '5_1_A_001_2_W:7-9', '7-9', '5_1_A_001_2_W'],
  ['section', '5_1_A_001_3', '3', '5_1_A_001'],
  ['core_run', '5_1_A_012', '12', '5_1_A'],
  ['cuttings', '5_1_A_CUT_100-105', '100-105', '5_1_A'],
  ['gas', '5_1_A_001_GAS_2', '2', '5_1_A_001'],
  ['gas', '12', '12', undefined],
  ['section', '9_9_Z_001_3', '9_9_Z_001_3', undefined],
];

describe('the name of a new row', () => {
  for (const [type, text, name, parent] of NAMES)
    it(`${text} as ${type}: ${name} below ${parent ?? 'the usual'}`, () => {
      const read = readNewName(text, type, parentsOf(all, type));
      assert.deepEqual([read.name, read.parent?.combinedId], [name, parent]);
    });

  it('lies below what the last row does, else below the deepest there is', () => {
    const parents = parentsOf(all, 'sample');
    assert.equal(usualParent(parents, 'sample', sample), split);
    assert.equal(usualParent(parents, 'sample', undefined), split);
    assert.equal(usualParent(parentsOf([], 'sample'), 'sample', undefined), undefined);
  });
});

describe('pasted rows', () => {
  const columns = columnsOf('sample').filter(({ key }) => ['combinedId', 'topDrfM', 'purpose'].includes(key));
  const given = { type: 'sample', columns, parent: split, parents: parentsOf(all, 'sample') } as const;
  const plan = (cells: readonly (readonly string[])[]) => planRows(tree, cells, 0, given, WHO);

  it('each goes on from the one before; empty rows are none, columns that are calculated are passed over', () => {
    const rows = plan([
      ['', '99', 'XRD'],
      ['', ''],
      ['', '99', 'XRF'],
    ]);
    assert.deepEqual(
      rows.map(({ plan: { name, values } }) => [name, values.purpose]),
      [
        ['5-10', 'XRD'],
        ['10-15', 'XRF'],
      ],
    );
  });

  it('what stands against one is told, and the same name twice', () => {
    const rows = planRows(
      tree,
      [['9'], ['9']],
      0,
      { ...given, type: 'gas', columns: columnsOf('gas'), parent: hole, parents: parentsOf(all, 'gas') },
      WHO,
    );
    assert.deepEqual(
      rows.map((row) => standingOf(row).map(({ code }) => code)),
      [[], ['name-taken']],
    );
  });
});
