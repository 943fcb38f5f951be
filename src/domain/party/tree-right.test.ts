import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathOfSteps } from '../drilling/object-path.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import { couldEnter, isReadIn, liesInParts, type TreeGrant, treeRights, WHOLE_TREE } from './tree-right.ts';

const expedition = pathOfSteps([
  { type: 'program', name: 'ICDP' },
  { type: 'expedition', name: '5054' },
]);
const hole = (name: string) => `${expedition}/S0000000001/H${name}`;
const at = (type: ObjectType, path: string) => ({ type, path });
const run = at('core_run', `${hole('A')}/C0000000001`);
const section = at('section', `${run.path}/D0000000001`);
const unit = at('lithology', `${section.path}/I0000000001`);
const sample = at('sample', `${section.path}/X0000000001`);
const elsewhere = at('core_run', `${hole('AA')}/C0000000001`);

const CASES: readonly (readonly [
  title: string,
  grant: TreeGrant,
  reads: readonly boolean[],
  enters: readonly boolean[],
])[] = [
  [
    'a technician of hole A',
    { role: 'technician', path: hole('A'), types: [] },
    [true, true, true, true, true, false],
    [true, true, false, false, false],
  ],
  [
    'a technician for core runs',
    { role: 'technician', path: hole('A'), types: ['core_run'] },
    [true, true, false, false, false, false],
    [true, false, false, false, false],
  ],
  [
    'a scientist of the expedition',
    { role: 'scientist', path: expedition, types: [] },
    [true, true, true, true, true, true],
    [false, false, true, false, false],
  ],
  [
    'a curator of the expedition',
    { role: 'curator', path: expedition, types: [] },
    [true, true, true, true, true, true],
    [true, true, true, true, true],
  ],
  [
    'a reader for samples',
    { role: 'reader', path: expedition, types: ['sample'] },
    [true, true, true, false, true, true],
    [false, false, false, false, false],
  ],
];

describe('rights on the core tree', () => {
  for (const [title, grant, reads, enters] of CASES)
    it(title, () => {
      const rights = treeRights([grant], expedition);
      const places = [at('expedition', expedition), run, section, unit, sample, elsewhere];
      assert.deepEqual(
        places.map((one) => isReadIn(rights.reads, one)),
        reads,
      );
      assert.deepEqual(
        [run, section, unit, sample, elsewhere].map((one) => liesInParts(rights.enters, one)),
        enters,
      );
    });

  it('a role for one hole says nothing in another expedition, and nothing of its own expedition is entered', () => {
    const grants: readonly TreeGrant[] = [{ role: 'curator', path: hole('A'), types: [] }];
    assert.deepEqual(treeRights(grants, `${expedition}0`), { reads: [], enters: [] });
    const { enters } = treeRights([{ role: 'curator', path: expedition, types: [] }], expedition);
    assert.equal(liesInParts(enters, at('expedition', expedition)), false);
    assert.equal(liesInParts(WHOLE_TREE, at('program', 'PICDP')), true);
  });

  it('numbers are needed where something may be entered', () => {
    const { enters } = treeRights([{ role: 'technician', path: hole('A'), types: [] }], expedition);
    assert.deepEqual(
      [
        couldEnter(enters, 'core_run', hole('A')),
        couldEnter(enters, 'core_run', expedition),
        couldEnter(enters, 'core_run', hole('B')),
        couldEnter(enters, 'sample', hole('A')),
      ],
      [true, true, false, false],
    );
  });
});
