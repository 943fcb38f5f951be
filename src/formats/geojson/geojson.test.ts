import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ARBITRARY_DESCRIPTION } from '../../../test/conformance/formats/arbitrary-description.ts';
import { usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import { CONTEXT, PENDING } from '../../../test/conformance/formats/example-descriptions.ts';
import { assertDescriptionSurvives, readBack } from '../../../test/conformance/formats/round-trip.ts';
import { describeObject } from '../../domain/description/describe-object.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { GEOJSON } from './format.ts';

const { latitudeDeg: _, longitudeDeg: __, ...nowhere } = describeObject(usualContext('sample'));
const written = (members: Partial<SampleDescription>) =>
  JSON.parse(GEOJSON.write({ ...nowhere, ...members }, PENDING, CONTEXT));
const feature = (geometry: unknown, properties: object = { igsn: 'X1' }) => ({ type: 'Feature', geometry, properties });
const read = (value: unknown) => readBack(GEOJSON, JSON.stringify(value));

const A = { longitudeDeg: 1, latitudeDeg: 2 };
const B = { longitudeDeg: 3, latitudeDeg: 4 };
const C = { longitudeDeg: 3, latitudeDeg: 2 };
const BOX = { westDeg: 0, eastDeg: 10, southDeg: 0, northDeg: 5 };

describe('GeoJSON written', () => {
  const shapes: readonly [string, Partial<SampleDescription>, unknown][] = [
    ['nowhere', {}, null],
    ['a point', { latitudeDeg: 2, longitudeDeg: 1, elevationM: 9 }, { type: 'Point', coordinates: [1, 2] }],
    [
      'a line',
      { latitudeDeg: 2, longitudeDeg: 1, latitudeEndDeg: 4, longitudeEndDeg: 3 },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a ring with the clock, turned',
      { places: [{ polygons: [{ ring: [A, B, C, A] }] }] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 2],
            [3, 4],
            [1, 2],
          ],
        ],
      },
    ],
    ['a position off the globe', { latitudeDeg: 91, longitudeDeg: 1 }, null],
  ];
  for (const [label, members, geometry] of shapes)
    it(label, () => assert.deepEqual(written(members).geometry, geometry));

  it('cuts a box at the antimeridian, and only there', () => {
    assert.equal(written({ places: [{ boxes: [BOX] }] }).geometry.type, 'Polygon');
    const { type, coordinates } = written({ places: [{ boxes: [{ ...BOX, westDeg: 170, eastDeg: -170 }] }] }).geometry;
    assert.equal(type, 'MultiPolygon');
    assert.equal(coordinates.length, 2);
    for (const [longitude, latitude] of coordinates.flat(2))
      assert.ok(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90);
  });

  it('collects several shapes', () =>
    assert.equal(
      written({ latitudeDeg: 2, longitudeDeg: 1, places: [{ points: [B] }] }).geometry.type,
      'GeometryCollection',
    ));

  it('is named by its DOI', () => assert.equal(written({}).id, 'https://doi.org/10.60510/icdp5054exf4601'));
});

describe('GeoJSON read', () => {
  it('gives every member back', () => {
    fc.assert(
      fc.property(ARBITRARY_DESCRIPTION, (description) => {
        assertDescriptionSurvives(GEOJSON, description);
        const [record] = readBack(GEOJSON, GEOJSON.write(description, PENDING, CONTEXT));
        assert.deepEqual(record?.findings, []);
      }),
      { numRuns: 300 },
    );
  });

  const geometries: readonly [string, unknown, Partial<SampleDescription>, readonly string[]][] = [
    [
      'a point with height',
      { type: 'Point', coordinates: [1, 2, 300] },
      { latitudeDeg: 2, longitudeDeg: 1, elevationM: 300, verticalDatum: 'WGS 84 ellipsoid' },
      [],
    ],
    [
      'a point with a height of nothing',
      { type: 'Point', coordinates: [1, 2, null] },
      { latitudeDeg: 2, longitudeDeg: 1 },
      [],
    ],
    [
      'a line with heights',
      {
        type: 'LineString',
        coordinates: [
          [1, 2, 300],
          [3, 4, 310.5],
        ],
      },
      {
        ...{ latitudeDeg: 2, longitudeDeg: 1, latitudeEndDeg: 4, longitudeEndDeg: 3 },
        ...{ elevationM: 300, elevationEndM: 310.5, verticalDatum: 'WGS 84 ellipsoid' },
      },
      [],
    ],
    ['null', null, {}, []],
    [
      'several points',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      { latitudeDeg: 2, longitudeDeg: 1, places: [{ points: [B] }] },
      [],
    ],
    [
      'several points with heights',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4, 5],
        ],
      },
      { latitudeDeg: 2, longitudeDeg: 1, places: [{ points: [B] }] },
      ['heights-left-out'],
    ],
    [
      'a polygon',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 2],
            [3, 4],
            [1, 2],
          ],
        ],
      },
      { places: [{ polygons: [{ ring: [A, C, B, A] }] }] },
      [],
    ],
    [
      'a polygon with a hole',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [5, 1],
            [8, 1],
            [8, 4],
            [5, 1],
          ],
        ],
      },
      { places: [{ stated: { text: 'POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 8 1, 8 4, 5 1))' } }] },
      ['holes-kept-as-text'],
    ],
    [
      'a hole that is none',
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 2],
            [3, 4],
            [1, 2],
          ],
          [],
        ],
      },
      { places: [{ polygons: [{ ring: [A, C, B, A] }] }] },
      ['hole-not-read'],
    ],
  ];
  for (const [label, geometry, expected, codes] of geometries) {
    it(label, () => {
      const [record] = read(feature(geometry));
      const { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, places, ...rest } = record!.description;
      const { elevationM, elevationEndM, verticalDatum } = rest;
      const heights = { elevationM, elevationEndM, verticalDatum };
      const said = { latitudeDeg, longitudeDeg, latitudeEndDeg, longitudeEndDeg, ...heights, places };
      assert.deepEqual(JSON.parse(JSON.stringify(said)), expected);
      assert.deepEqual(
        record?.findings.map(({ code, severity }) => [code, severity]),
        codes.map((code) => [code, 'warning']),
      );
    });
  }

  it('keeps the height of the properties beside another one of the geometry, and says so', () => {
    const point = { type: 'Point', coordinates: [1, 2, 300] };
    const [record] = read(feature(point, { igsn: 'X1', latitudeDeg: 2, longitudeDeg: 1, elevationM: 265 }));
    assert.equal(record?.description.elevationM, 265);
    assert.deepEqual(
      record?.findings.map(({ code }) => code),
      ['height-differs'],
    );
  });

  const refused: readonly [string, unknown][] = [
    ['off the globe', { type: 'Point', coordinates: [1, 95] }],
    ['texts', { type: 'Point', coordinates: ['1', '2'] }],
    ['an unknown type', { type: 'Circle', coordinates: [1, 2] }],
    ['a line of one', { type: 'LineString', coordinates: [[1, 2]] }],
    ['no coordinates', { type: 'MultiPolygon' }],
    ['a number', 7],
  ];
  for (const [label, geometry] of refused)
    it(`finds ${label}`, () => assert.equal(read(feature(geometry))[0]?.findings[0]?.code, 'geometry-not-read'));

  it('reads collections, identifiers in any place, and keeps unknown properties', () => {
    const records = read({
      type: 'FeatureCollection',
      features: [
        feature(null, { doi: '10.58052/IEAB1', colour: 'red', locality: null }),
        { ...feature(null, {}), id: 'https://hdl.handle.net/10273/XY2' },
        feature(null, {}),
        'x',
      ],
    });
    assert.deepEqual(
      records.map(({ description }) => [description.prefix, description.igsn]),
      [
        ['10.58052', 'IEAB1'],
        ['10273', 'XY2'],
        [undefined, ''],
        [undefined, ''],
      ],
    );
    assert.equal(records[0]?.description.foreign?.[0]?.content, '"red"');
    assert.equal(records[2]?.findings[0]?.code, 'no-identifier');
  });

  it('believes a geometry that was moved', () => {
    const moved = feature({ type: 'Point', coordinates: [1, 2] }, { igsn: 'X1', latitudeDeg: 5, longitudeDeg: 6 });
    const [record] = read(moved);
    assert.deepEqual([record?.description.latitudeDeg, record?.description.longitudeDeg], [2, 1]);
    assert.equal(record?.findings[0]?.code, 'position-differs');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (geometry, properties) => {
        const value = { type: 'Feature', geometry, properties };
        assert.equal(GEOJSON.read({ syntax: 'json', file: 'x', value }).length, 1);
      }),
    );
  });
});
