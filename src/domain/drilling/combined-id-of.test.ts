import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { combinedIdOf } from './combined-id-of.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';

const CASES: readonly (readonly [ObjectType, string, string, string])[] = [
  ['program', 'ICDP', '', 'ICDP'],
  ['expedition', '5054', 'ICDP', '5054'],
  ['site', '1', '5054', '5054_1'],
  ['hole', 'A', '5054_1', '5054_1_A'],
  ['core_run', '7', '5054_1_A', '5054_1_A_007'],
  ['core_run', '1234', '5054_1_A', '5054_1_A_1234'],
  ['section', '2', '5054_1_A_233', '5054_1_A_233_2'],
  ['section', 'CC', '5054_1_A_233', '5054_1_A_233_CC'],
  ['split', 'W', '5054_1_A_233_2', '5054_1_A_233_2_W'],
  ['sample', '10-15', '5054_1_A_233_2_W', '5054_1_A_233_2_W:10-15'],
  ['core_box', '12', '5054_1_A', '5054_1_A_CB12'],
  ['core_box', 'CB12', '5054_1_A', '5054_1_A_CB12'],
  ['sample_request', '7-b', '5054', '5054_SR-7-b'],
  ['cuttings', '100-105', '5054_1_A', '5054_1_A_CUT_100-105'],
  ['gas', '3', '5054_1_A', '5054_1_A_GAS_3'],
];

for (const [type, name, parent, wanted] of CASES) {
  test(`${type} ${name} of ${parent || 'nothing'}`, () => assert.equal(combinedIdOf(type, name, parent), wanted));
}

describe('objects of different kinds and one name below one parent keep apart', () => {
  for (const parent of OBJECT_TYPES) {
    const children = OBJECT_TYPES.filter((type) => OBJECT_TYPE[type].parents.includes(parent));
    if (children.length < 2) continue;
    test(`below a ${parent}`, () => {
      const ids = children.map((type) => combinedIdOf(type, '1', 'P'));
      assert.equal(new Set(ids).size, ids.length, ids.join(' '));
    });
  }
});
