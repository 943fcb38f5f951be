import assert from 'node:assert/strict';
import { it } from 'node:test';
import { OBJECT_FIELDS } from '../../../domain/drilling/object-fields.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { LocalTree } from '../keeping/local-tree.ts';
import { planNew } from './plan-new.ts';

const parentOf = (type: ObjectType): StationObject =>
  ({ id: 'p', type, parentId: null, path: 'p', name: 'p', combinedId: 'p', values: {} }) as unknown as StationObject;

const LACKING: readonly (readonly [type: ObjectType, parent: ObjectType, emptied: string, field: string])[] = [
  ['sample', 'section', 'top_offset_cm', 'top_offset_cm'],
  ['cuttings', 'hole', 'top_depth_m', 'top_depth_m'],
  ['contributor', 'expedition', 'contributor', 'contributor'],
];

for (const [type, parentType, emptied, field] of LACKING)
  it(`a new ${type} without what names it is told so where it is typed`, () => {
    const tree = new LocalTree('ida');
    const parent = parentOf(parentType);
    tree.take([parent]);
    const draft = { type, parent, fields: OBJECT_FIELDS[type], typed: { [emptied]: '' } };
    const plan = planNew(tree, draft, { person: 'ida', now: '2026-11-23T08:00' });
    assert.equal(plan.name, '');
    assert.deepEqual(
      plan.standing.map((one) => [one.code, one.field]),
      [['missing-field', field]],
    );
    assert.ok(OBJECT_FIELDS[type].some(({ name }) => name === field));
  });
