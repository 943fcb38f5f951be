import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PlaceCell } from '../../store/search/find-place-cells.ts';
import { countryAt } from './countries.ts';
import { landOf } from './draw-land.ts';
import {
  boxOf,
  frameOf,
  MAP_HEIGHT,
  MAP_WIDTH,
  mapQuery,
  moved,
  NEAREST_ZOOM,
  placeOn,
  readMapView,
  viewOfBox,
  WORLD,
  zoomed,
} from './map-view.ts';
import { mergeNear } from './merge-near.ts';

const read = (text: string) => readMapView(new URLSearchParams(text));
const degrees = (most: number) => fc.integer({ min: -most * 100, max: most * 100 }).map((one) => one / 100);
const views = fc
  .tuple(degrees(180), degrees(90), fc.integer({ min: 0, max: NEAREST_ZOOM }))
  .map(([lon, lat, zoom]) => read(`lon=${lon}&lat=${lat}&zoom=${zoom}`));

describe('the view of a map', () => {
  const cases = [
    ['', WORLD],
    ['lon=13.2&lat=63.4', WORLD],
    ['lon=13.2&lat=63.4&zoom=5', { longitudeDeg: 13.2, latitudeDeg: 63.4, zoom: 5 }],
    ['lon=x&lat=&zoom=5', { longitudeDeg: 0, latitudeDeg: 0, zoom: 5 }],
    ['lon=181&lat=91&zoom=99', WORLD],
    ['lon=1e400&lat=NaN&zoom=-3', WORLD],
    ['lon=10&lat=90&zoom=1', { longitudeDeg: 10, latitudeDeg: 45, zoom: 1 }],
    ['lon=10&lat=0&zoom=2.4', { longitudeDeg: 10, latitudeDeg: 0, zoom: 2 }],
  ] as const;
  for (const [text, expected] of cases) it(`of “${text}”`, () => assert.deepEqual(read(text), expected));

  it('is read again from its address, and its middle is drawn in the middle', () => {
    fc.assert(
      fc.property(views, (view) => {
        assert.deepEqual(read(mapQuery(view).slice(1)), view);
        assert.deepEqual(placeOn(frameOf(view), view), [MAP_WIDTH / 2, MAP_HEIGHT / 2]);
      }),
    );
  });

  it('never leaves the world, and asks a search for a box that is one', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.integer({ min: -3, max: 3 }),
        (view, by, steps) => {
          for (const one of [moved(view, by, by), moved(view, -by, 0), zoomed(view, steps, view)]) {
            const frame = frameOf(one);
            assert.ok(frame.southDeg >= -90.001 && frame.northDeg <= 90.001, mapQuery(one));
            const { westDeg, eastDeg, southDeg, northDeg } = boxOf(frame);
            assert.ok([westDeg, eastDeg].every((side) => Math.abs(side) <= 180) && southDeg < northDeg);
          }
        },
      ),
    );
  });

  it('of a box shows the whole box', () => {
    const boxes = fc.tuple(
      degrees(180),
      degrees(80),
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 0, max: 900 }),
    );
    fc.assert(
      fc.property(boxes, ([west, south, width, height]) => {
        const east = ((west + width / 100 + 180) % 360) - 180;
        const box = { westDeg: west, eastDeg: east, southDeg: south, northDeg: Math.min(90, south + height / 100) };
        const frame = frameOf(viewOfBox(box));
        for (const longitudeDeg of [box.westDeg, box.eastDeg])
          for (const latitudeDeg of [box.southDeg, box.northDeg]) {
            const [x, y] = placeOn(frame, { longitudeDeg, latitudeDeg });
            assert.ok(x >= -1 && x <= MAP_WIDTH + 1 && y >= -1 && y <= MAP_HEIGHT + 1, `${x} ${y}`);
          }
      }),
    );
  });

  it('is drawn everywhere without a number that is none', () => {
    fc.assert(
      fc.property(views, (view) => assert.doesNotMatch(landOf(mapQuery(view), 'de'), /NaN|Infinity|undefined/)),
      { numRuns: 25 },
    );
  });
});

describe('countries', () => {
  for (const [longitudeDeg, latitudeDeg, expected] of [
    [13.2, 63.4, 'Sweden'],
    [-30, 40, undefined],
    [178, -17.8, 'Fiji'],
    [179.5, 68, 'Russia'],
    [-175, 66.5, 'Russia'],
    [0, -89, 'Antarctica'],
  ] as const)
    it(`${expected} at ${longitudeDeg}, ${latitudeDeg}`, () =>
      assert.equal(countryAt({ longitudeDeg, latitudeDeg }), expected));
});

describe('groups that lie on one another', () => {
  const group = (longitudeDeg: number, latitudeDeg: number, holes: number): PlaceCell => ({
    holes,
    samples: 1,
    places: holes,
    latitudeDeg,
    longitudeDeg,
    box: { westDeg: longitudeDeg, eastDeg: longitudeDeg, southDeg: latitudeDeg, northDeg: latitudeDeg },
    first: holes,
  });

  it('are one, those apart and those on both sides of the 180th meridian stay', () => {
    const all = [group(10, 10, 5), group(12, 10, 3), group(100, 10, 4), group(179.9, 0, 2), group(-179.9, 0, 1)];
    const merged = mergeNear(all, frameOf(WORLD));
    assert.deepEqual(
      merged.map((one) => [one.holes, one.samples]),
      [
        [8, 2],
        [4, 1],
        [2, 1],
        [1, 1],
      ],
    );
    assert.deepEqual(merged[0]?.box, { westDeg: 10, eastDeg: 12, southDeg: 10, northDeg: 10 });
    assert.equal(merged[0]?.longitudeDeg, 10.75);
  });
});
