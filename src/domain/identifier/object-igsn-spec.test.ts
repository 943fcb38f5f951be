import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counterPrefix } from './igsn-convention.ts';
import { objectIgsnSpec } from './object-igsn-spec.ts';

const ICDP = { namespace: 'ICDP', expedition: '5054', phase: 'E' } as const;
const HOLE = { site: 1, hole: 'A' };

const VECTORS = [
  ['what fits namespace and code', ICDP, HOLE, 'ICDP5054EX'],
  ['a lettered code', { ...ICDP, expedition: 'GLAD9' }, HOLE, 'ICDPGLAD9'],
  ['the convention stated, in the words of mDIS', { ...ICDP, stated: 'ICDP_2021' }, HOLE, 'ICDP5054E01AX'],
  ['no hole to name', { ...ICDP, stated: 'icdp-2021' }, {}, 'ICDP5054EX'],
  ['a fixed prefix although the classic form would fit', { ...ICDP, stated: 'fixed-prefix' }, HOLE, 'ICDP5054'],
  ['a word that is no convention', { ...ICDP, stated: 'ours' }, HOLE, 'ICDP5054EX'],
] as const;

for (const [name, of, place, prefix] of VECTORS) {
  test(name, () => assert.equal(counterPrefix(objectIgsnSpec(of, 'X', place)), prefix));
}
