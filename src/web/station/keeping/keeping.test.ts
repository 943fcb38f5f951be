import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { StationOperation } from '../../../domain/station/station-operation.ts';
import { waitMs } from '../../shared/back-off.ts';
import { uuidV7 } from '../../shared/uuid-v7.ts';
import { inverse, type Wish } from './inverse.ts';
import { LocalTree } from './local-tree.ts';

const NOWHERE = {
  topDrfM: null,
  bottomDrfM: null,
  topCsfAM: null,
  bottomCsfAM: null,
  topCsfBM: null,
  bottomCsfBM: null,
};
const object = (id: string, more: Partial<StationObject>): StationObject => ({
  id,
  type: 'section',
  parentId: null,
  path: id,
  name: id,
  combinedId: id,
  igsn: null,
  recordState: null,
  values: {},
  ...NOWHERE,
  seq: 1,
  changedAt: '2026-11-22T03:00:00Z',
  changedBy: 'ida',
  ...more,
});

describe('ids of a station', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 47 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (at, random) => {
          const id = uuidV7(at, random);
          assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
          assert.ok(id < uuidV7(at + 1, random));
        },
      ),
    );
  });
});

describe('waiting for the server', () => {
  it('grows to a minute and is never longer', () => {
    assert.deepEqual(
      [0, 1, 2, 4, 7, 50].map((failures) => waitMs(failures, 1)),
      [0, 1000, 2000, 8000, 60_000, 60_000],
    );
    assert.equal(waitMs(1, 0), 750);
  });
});

describe('taking back', () => {
  const wishes: readonly Wish[] = [
    { kind: 'change', objectId: 'a', changes: { rock_type: { from: null, to: 'Gneiss' } } },
    { kind: 'delete', objectId: 'a' },
  ];
  it('twice is as before', () => {
    for (const wish of wishes) assert.deepEqual(inverse(inverse(wish)), wish);
  });
});

describe('objects as they are shown', () => {
  const hole = object('hole', { type: 'hole', name: 'A', combinedId: '1_1_A', values: { reference_height_m: 2 } });
  const at = '2026-11-22T03:05:00Z';
  let order = 0;
  const kept = (operation: Partial<StationOperation>) => ({
    order: ++order,
    expedition: '1',
    operation: { id: `op ${order}`, at, ...operation } as StationOperation,
  });
  const run = kept({
    kind: 'create',
    object: {
      id: 'run',
      type: 'core_run',
      parentId: 'hole',
      name: '7',
      igsn: 'ICDP1EC1',
      values: { drillers_top_depth_m: 100, drilled_length_m: 3 },
    },
  });
  const section = (name: string, lengthM: number) =>
    kept({
      kind: 'create',
      object: { id: `s${name}`, type: 'section', parentId: 'run', name, values: { curated_length_m: lengthM } },
    });

  it('have depths before the server has heard of them, and follow what changes above', () => {
    const tree = new LocalTree('jonas');
    tree.take([hole]);
    const parts = [run, section('1', 0.98), section('2', 1), section('CC', 0.12)];
    for (const one of parts) tree.add(one);
    assert.equal(tree.get('s2')?.combinedId, '1_1_A_007_2');
    assert.deepEqual([tree.get('s2')?.topDrfM, tree.get('s2')?.bottomDrfM], [100.98, 101.98]);
    assert.equal(tree.get('sCC')?.topCsfAM, 99.98);
    tree.add(kept({ kind: 'change', objectId: 's1', changes: { curated_length_m: { from: 0.98, to: 0.9 } } }));
    assert.equal(tree.get('s2')?.topDrfM, 100.9);
    assert.deepEqual(
      tree.below('run').map(({ name }) => name),
      ['1', '2', 'CC'],
    );
    assert.equal(tree.keptOn('s1'), 'tablet');
  });

  it('a change that waits stays on top of what the server says meanwhile; refused it stays, let go it goes', () => {
    const tree = new LocalTree('jonas');
    const mine = kept({ kind: 'change', objectId: 'a', changes: { rock_type: { from: null, to: 'Gneiss' } } });
    tree.take([object('a', {})]);
    tree.add(mine);
    tree.take([object('a', { values: { comment: 'ida was here' }, seq: 2 })]);
    assert.deepEqual(tree.get('a')?.values, { comment: 'ida was here', rock_type: 'Gneiss' });
    tree.settle([{ ...mine, refused: [] }], true);
    assert.equal(tree.keptOn('a'), 'refused');
    assert.equal(tree.get('a')?.values.rock_type, 'Gneiss');
    tree.settle([mine]);
    assert.deepEqual([tree.keptOn('a'), tree.get('a')?.values.rock_type], ['server', undefined]);
  });

  it('what waits is shown in the name of who made it, whoever is signed in; taken over it has the other name', () => {
    const tree = new LocalTree('ida');
    tree.take([hole]);
    const ofJonas = { ...run, by: 'jonas' };
    const ofIda = { ...section('1', 1), by: 'ida' };
    const ofNobodyYet = { ...section('2', 1), by: '' };
    for (const one of [ofJonas, ofIda, ofNobodyYet]) tree.add(one);
    const named = () => ['run', 's1', 's2'].map((id) => tree.get(id)?.changedBy);
    assert.deepEqual(named(), ['jonas', 'ida', 'ida']);
    tree.settle([{ ...ofJonas, by: 'ida' }], true);
    assert.deepEqual(named(), ['ida', 'ida', 'ida']);
    assert.equal(tree.keptOn('run'), 'tablet');
  });

  it('what was deleted and brought back is as it was', () => {
    const tree = new LocalTree('jonas');
    tree.take([object('a', { igsn: 'ICDP1ES1' })]);
    tree.add(kept({ kind: 'delete', objectId: 'a' }));
    assert.equal(tree.get('a'), undefined);
    tree.add(kept({ kind: 'restore', objectId: 'a' }));
    assert.equal(tree.get('a')?.igsn, 'ICDP1ES1');
  });
});
