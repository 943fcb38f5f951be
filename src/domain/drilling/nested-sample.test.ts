import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRowNames } from './check-row-name.ts';
import { combinedIdOf } from './combined-id-of.ts';
import { lastName, samplesOnPath, sampleWayAbove, sampleWaysAlong, sampleWayTo } from './nested-sample.ts';
import { pathSegment } from './object-path.ts';

const codesOf = (sample: string) =>
  checkRowNames({ type: 'sample', names: { sample }, values: {}, implied: false, at: { file: 'f' } }).map(
    (one) => one.code,
  );

describe('samples below each other', () => {
  it('are named by the way to them', () => {
    const way = sampleWayTo(sampleWayTo(undefined, '10-15'), 'P1');
    assert.equal(way, '10-15:P1');
    assert.equal(sampleWayAbove(way), '10-15');
    assert.equal(sampleWayAbove('10-15'), undefined);
    assert.deepEqual(sampleWaysAlong('a:b:c'), ['a', 'a:b', 'a:b:c']);
    assert.deepEqual([lastName('sample', way), lastName('hole', 'A:B')], ['P1', 'A:B']);
  });

  it('have combined ids that end with that way', () => {
    const plug = combinedIdOf('sample', 'P1', combinedIdOf('sample', '10-15', '5054_1_A_233_2_W'));
    assert.equal(plug, '5054_1_A_233_2_W:10-15:P1');
  });

  it('are counted on a path, whatever their names', () => {
    const path = ['PX', 'EX1', 'HX', 'C1']
      .concat(['10-15', 'a/X', 'X'].map((name) => pathSegment('sample', name)))
      .join('/');
    assert.equal(samplesOnPath(path), 3);
  });

  it('have names as all else, at most eight of them', () => {
    const way = (many: number) => Array.from({ length: many }, (_, at) => `P${at}`).join(':');
    assert.deepEqual(codesOf(way(8)), []);
    assert.deepEqual(codesOf(way(9)), ['sample-too-deep']);
    assert.deepEqual(codesOf('10-15:'), ['illegal-name']);
    assert.deepEqual(codesOf('10-15:a_b'), ['illegal-name']);
  });
});
