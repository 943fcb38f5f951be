import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Place } from '../../domain/description/place.ts';
import { readGeometry } from './read-geometry.ts';
import { writtenGeometries } from './write-geometry.ts';

const at = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg });
const SQUARE = [at(0, 0), at(1, 0), at(1, 1), at(0, 0)];

const READ: readonly [string, string | undefined, string | undefined, Place][] = [
  ['10.5 47.25', 'Point', '4326', { points: [at(10.5, 47.25)] }],
  ['10.5, 47.25', 'Point', undefined, { points: [at(10.5, 47.25)] }],
  ['  POINT (10.5 47.25) ', 'Point', 'EPSG:4326', { points: [at(10.5, 47.25)] }],
  ['point(10.5 47.25)', 'Polygon', undefined, { points: [at(10.5, 47.25)] }],
  ['1 2 3 4', 'LineString', undefined, { lines: [[at(1, 2), at(3, 4)]] }],
  ['1 2, 3 4', 'linestring', undefined, { lines: [[at(1, 2), at(3, 4)]] }],
  ['1,2,3,4', 'LineString', undefined, { lines: [[at(1, 2), at(3, 4)]] }],
  ['MULTIPOINT ((1 2), (3 4))', 'MultiPoint', undefined, { points: [at(1, 2), at(3, 4)] }],
  ['MULTIPOINT (1 2, 3 4)', 'MultiPoint', undefined, { points: [at(1, 2), at(3, 4)] }],
  [
    '((1 2, 3 4), (5 6, 7 8))',
    'MultiLineString',
    undefined,
    {
      lines: [
        [at(1, 2), at(3, 4)],
        [at(5, 6), at(7, 8)],
      ],
    },
  ],
  ['POLYGON ((0 0, 1 0, 1 1, 0 0))', 'Polygon', undefined, { polygons: [{ ring: SQUARE }] }],
  ['0 0 1 0 1 1', 'Polygon', undefined, { polygons: [{ ring: SQUARE }] }],
  [
    'MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((0 0,1 0,1 1,0 0)))',
    'MultiPolygon',
    undefined,
    { polygons: [{ ring: SQUARE }, { ring: SQUARE }] },
  ],
];

const KEPT: readonly [string, string, string | undefined, Place['stated']][] = [
  ['500000 5200000', 'Point', '32633', { text: '500000 5200000', type: 'Point', srid: '32633' }],
  ['SRID=31467;POINT (3 5)', 'Point', undefined, { text: 'POINT (3 5)', type: 'Point', srid: '31467' }],
  ['10 20 30', 'Point', undefined, { text: '10 20 30', type: 'Point' }],
  ['somewhere', 'Point', undefined, { text: 'somewhere', type: 'Point' }],
  ['500 20', 'Point', undefined, { text: '500 20', type: 'Point' }],
  ['10 20', 'Blob', undefined, { text: '10 20', type: 'Blob' }],
  ['1 2', 'LineString', undefined, { text: '1 2', type: 'LineString' }],
  [
    'POLYGON ((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))',
    'Polygon',
    undefined,
    { text: 'POLYGON ((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))', type: 'Polygon' },
  ],
  [
    'MULTIPOLYGON (((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1)))',
    'MultiPolygon',
    undefined,
    { text: 'MULTIPOLYGON (((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1)))', type: 'MultiPolygon' },
  ],
];

describe('the text of a geometry', () => {
  for (const [text, type, srid, place] of READ) {
    it(`${text} is read as ${Object.keys(place)}`, () => {
      assert.deepEqual(readGeometry(text, type, srid), { place, isSwapped: false });
    });
  }

  for (const [text, type, srid, stated] of KEPT) {
    it(`${text} of ${srid ?? type} is kept as it is`, () => {
      assert.deepEqual(readGeometry(text, type, srid).place, { stated });
    });
  }

  it('is turned round where latitude can only be the first', () => {
    assert.deepEqual(readGeometry('47.25 110.5', 'Point'), { place: { points: [at(110.5, 47.25)] }, isSwapped: true });
  });

  it('says a box as its ring, the first and last position alike', () => {
    const [written] = writtenGeometries({ boxes: [{ westDeg: 1, eastDeg: 2, southDeg: 3, northDeg: 4 }] });
    assert.deepEqual(written, { type: 'Polygon', text: 'POLYGON ((1 3, 2 3, 2 4, 1 4, 1 3))' });
  });

  it('leaves out a position that is nowhere on earth', () => {
    assert.deepEqual(writtenGeometries({ points: [at(200, 0)] }), []);
    assert.deepEqual(writtenGeometries({ name: 'Sweden' }), []);
  });

  it('comes back as it was written', () => {
    const degree = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((one) => one / 1e6);
    const position = fc.tuple(degree(180), degree(90)).map(([longitude, latitude]) => at(longitude + 0, latitude + 0));
    const line = fc.array(position, { minLength: 2, maxLength: 5 });
    const ring = fc.array(position, { minLength: 3, maxLength: 5 }).map((open) => ({ ring: [...open, open[0]] }));
    const place = fc.oneof(
      fc.array(position, { minLength: 1, maxLength: 4 }).map((points) => ({ points })),
      fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => ({ lines })),
      fc.array(ring, { minLength: 1, maxLength: 3 }).map((polygons) => ({ polygons })),
    ) as fc.Arbitrary<Place>;
    fc.assert(
      fc.property(place, (one) => {
        const [written, ...others] = writtenGeometries(one);
        assert.ok(written && others.length === 0);
        assert.deepEqual(readGeometry(written.text, written.type, '4326').place, one);
      }),
    );
  });

  it('is read in bounded time, whatever it holds', () => {
    for (const text of [
      '('.repeat(200_000),
      '1 '.repeat(200_000),
      '),('.repeat(100_000),
      'x'.repeat(1e6),
      '1,,'.repeat(1e5),
    ])
      assert.ok(readGeometry(text, 'MultiPolygon').place);
  });
});
