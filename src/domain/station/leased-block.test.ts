import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Igsn } from '../identifier/igsn.ts';
import type { IgsnSpec } from '../identifier/igsn-spec.ts';
import { blocksFor, keyOfIgsn, leftIn, type StationBlock, takeIgsn, typesOfSpec } from './leased-block.ts';

const CLASSIC: IgsnSpec = { convention: 'icdp-classic', namespace: 'ICDP', expedition: '5054', phase: 'E', tag: 'S' };
const IN_HOLE: IgsnSpec = { ...CLASSIC, convention: 'icdp-2021', site: 1, hole: 'A' };
const FIXED: IgsnSpec = { ...CLASSIC, namespace: 'AW', convention: 'fixed-prefix', prefix: 'AW' };
const block = (spec: IgsnSpec, prefix: string, firstKey: number, lastKey: number): StationBlock => ({
  prefix,
  types: typesOfSpec(spec),
  spec,
  firstKey,
  lastKey,
});
const PATH = 'PICDP/E0000005054/S0000000001/HA/C0000000001/D0000000001';

it('a block serves the kinds that share its tag, a fixed prefix all', () => {
  assert.deepEqual(typesOfSpec(CLASSIC), ['section', 'split']);
  assert.ok(typesOfSpec(FIXED).includes('hole') && typesOfSpec(FIXED).includes('gas'));
});

it('only for the hole that its convention names, and never for a whole round', () => {
  const blocks = [block(IN_HOLE, 'ICDP5054E01AS', 1, 9)];
  assert.equal(blocksFor(blocks, 'section', '1', PATH).length, 1);
  assert.equal(blocksFor(blocks, 'section', '1', PATH.replace('/HA/', '/HB/')).length, 0);
  assert.equal(blocksFor(blocks, 'sample', '1', PATH).length, 0);
  assert.equal(blocksFor(blocks, 'split', 'WR', PATH).length, 0);
});

it('numbers are taken in order, block after block, until none is left', () => {
  const blocks = [block(CLASSIC, 'ICDP5054ES', 5, 6), block(CLASSIC, 'ICDP5054ES', 20, 20)];
  const next = new Map<number, number>();
  const nextKey = (one: StationBlock) => next.get(one.firstKey) ?? 0;
  const keys: number[] = [];
  assert.equal(leftIn(blocks, nextKey), 3);
  for (let taken = takeIgsn(blocks, nextKey); taken !== undefined; taken = takeIgsn(blocks, nextKey)) {
    keys.push(taken.key);
    assert.equal(keyOfIgsn(CLASSIC, taken.igsn), taken.key);
    const from = blocks.find((one) => one.firstKey <= taken!.key && taken!.key <= one.lastKey)!;
    next.set(from.firstKey, taken.key + 1);
  }
  assert.deepEqual([keys, leftIn(blocks, nextKey)], [[5, 6, 20], 0]);
});

it('an IGSN tells its key only to the specification that made it', () => {
  assert.equal(keyOfIgsn(FIXED, 'AW00000012' as Igsn), 12);
  for (const wrong of ['AW12', 'AWxx', 'BW00000012', 'AW'])
    assert.equal(keyOfIgsn(FIXED, wrong as Igsn), undefined, wrong);
  assert.equal(keyOfIgsn(CLASSIC, 'ICDP5054ES' as Igsn), undefined);
});
