import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countCodes, placesOf } from './count-seen.ts';

describe('what is counted of entries that were seen', () => {
  it('counts every code of every entry, alike or not, and none where there are none', () => {
    const rows = ['3 12 107', '12', '', '3 12 107', '40000'].map((facets) => ({ facets }));
    assert.deepEqual(
      [...countCodes(rows)],
      [
        [3, 2],
        [12, 3],
        [107, 2],
        [40000, 1],
      ],
    );
    assert.equal(countCodes([]).size, 0);
  });

  it('counts places to a hundredth of a degree on every side of the zeros, in the order in which they are met', () => {
    const corners = [90, 45.125, 0.004, 0, -0.004, -45.125, -90].flatMap((latitude_deg) =>
      [180, 18.34, 0.004, 0, -0.004, -18.34, -180].map((longitude_deg) => ({ latitude_deg, longitude_deg })),
    );
    const unplaced = [
      { latitude_deg: null, longitude_deg: 5 },
      { latitude_deg: 5, longitude_deg: null },
    ];
    const expected = new Map<string, number>();
    for (const { latitude_deg, longitude_deg } of corners) {
      const key = `${Math.round(latitude_deg * 100) / 100} ${Math.round(longitude_deg * 100) / 100}`;
      expected.set(key, (expected.get(key) ?? 0) + 64);
    }
    const places = placesOf([...corners, ...unplaced], 64);
    assert.deepEqual(
      places.map(({ latitudeDeg, longitudeDeg, count }) => [`${latitudeDeg} ${longitudeDeg}`, count]),
      [...expected],
    );
    assert.ok(
      places.every(({ latitudeDeg, longitudeDeg }) => !Object.is(latitudeDeg, -0) && !Object.is(longitudeDeg, -0)),
    );
  });
});
