import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Geometry } from './main-geometry.ts';
import { boxAround, shapesOf } from './main-geometry.ts';
import { readWkt } from './read-wkt.ts';
import { toWkt } from './wkt.ts';

/** The one shape of a text. */
function fromWkt(text: string): Geometry | undefined {
  const read = readWkt(text);
  return read && shapesOf(read)[0];
}

const A = { longitudeDeg: 13.2, latitudeDeg: 63.4 };
const B = { longitudeDeg: 14, latitudeDeg: -1e-7 };
const C = { longitudeDeg: -170, latitudeDeg: 10 };

describe('well-known text', () => {
  const shapes: readonly [string, Geometry][] = [
    ['POINT(13.2 63.4)', { kind: 'point', at: A }],
    ['POINT Z(13.2 63.4 522.8)', { kind: 'point', at: { ...A, elevationM: 522.8 } }],
    ['LINESTRING(13.2 63.4, -170 10)', { kind: 'line', along: [A, C] }],
    ['POLYGON((13.2 63.4, 14 0, -170 10, 13.2 63.4))', { kind: 'polygon', ring: [A, { ...B, latitudeDeg: 0 }, C, A] }],
  ];
  for (const [text, geometry] of shapes) {
    it(`writes and reads ${text}`, () => {
      assert.equal(toWkt(geometry, true), text);
      assert.deepEqual(fromWkt(text), geometry);
    });
  }

  for (const text of [
    'point z ( 13.2  63.4 522.8 )',
    'PointZ(13.2 63.4 522.8)',
    'SRID=4326;POINT(13.2 63.4)',
    'POINT(13.2 63.4)',
    'MULTIPOINT((1 2))',
    '13.2 63.4 522.8',
  ])
    it(`reads ${text}`, () => assert.equal(fromWkt(text)?.kind, 'point'));

  for (const text of [
    '',
    'POINT',
    'POINT()',
    'POINT EMPTY',
    'POINT(181 0)',
    'POINT(181 -91)',
    'POINT Z(1 2)',
    'POINT M(1 2 3)',
    'LINESTRING ZM(1 2 3 4)',
    'LINESTRING(1 2 3, 4 5)',
    'POINT(1 2, 3 4)',
    'POINT(1 two)',
    'POINT(1 2 3 4)',
    'LINESTRING(1 2)',
    'POLYGON((1 2, 3 4, 1 2))',
    'POLYGON((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))',
    'CIRCLE(1 2)',
  ])
    it(`does not read ${JSON.stringify(text)}`, () => assert.equal(fromWkt(text), undefined));

  it('closes an open ring and turns round what has latitude first', () => {
    assert.deepEqual(readWkt('POLYGON((1 2, 3 4, 5 6))')?.polygons?.[0]?.ring.at(-1), {
      longitudeDeg: 1,
      latitudeDeg: 2,
    });
    const turned = { points: [{ longitudeDeg: -91, latitudeDeg: 0 }], hasHeights: false, isSwapped: true };
    assert.deepEqual(readWkt('POINT(0 -91)'), turned);
  });

  it('writes a box as its ring, beyond 180 where it crosses the antimeridian', () => {
    const box = { westDeg: 170, eastDeg: -170, southDeg: -5, northDeg: 5 };
    assert.equal(toWkt({ kind: 'box', box }), 'POLYGON((170 -5, 190 -5, 190 5, 170 5, 170 -5))');
  });

  it('writes a height only where every position has one', () =>
    assert.equal(toWkt({ kind: 'line', along: [{ ...A, elevationM: 1 }, C] }, true), 'LINESTRING(13.2 63.4, -170 10)'));

  it('knows the box around a line', () =>
    assert.deepEqual(boxAround({ kind: 'line', along: [A, C] }), {
      westDeg: -170,
      eastDeg: 13.2,
      southDeg: 10,
      northDeg: 63.4,
    }));
});
