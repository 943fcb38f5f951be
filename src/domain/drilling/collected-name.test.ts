import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foundAt, nameInTree } from './collected-name.ts';
import type { FieldValues } from './object-row.ts';

const SITES: readonly (readonly [why: string, place: FieldValues, name: string])[] = [
  ['nothing said', {}, 'unknown'],
  ['the narrowest name', { country: 'Sweden', city: 'Åre', locality: 'Fröå' }, 'Fröå'],
  ['a country alone', { country: 'Sweden' }, 'Sweden'],
  ['name and position', { locality: 'Fröå', latitude_deg: 63.4, longitude_deg: 13.2 }, 'Fröå 63.4,13.2'],
  ['half a position is none', { locality: 'Fröå', latitude_deg: 63.4 }, 'Fröå'],
  ['a position alone', { latitude_deg: -0.5, longitude_deg: 13 }, '-0.5,13'],
  ['what parts combined ids', { locality: 'A_1: north;  west' }, 'A-1- north- west'],
];

describe('names of an older collection', () => {
  for (const [why, place, name] of SITES) it(why, () => assert.equal(foundAt(place), name));

  it('a long one is cut, and told from another that begins alike', () => {
    const long = 'Quarry on the northern slope of the hill behind the old mill, some ';
    const [one, other] = [foundAt({ locality: `${long}200 m` }), foundAt({ locality: `${long}300 m` })];
    assert.notEqual(one, other);
    assert.ok(one.length <= 64 && one.startsWith('Quarry on the northern slope'));
    assert.match(one, /~[0-9a-f]{8}$/);
    assert.equal(foundAt({ locality: `${long}200 m` }), one);
  });

  it('an old number stays as it is but for what parts combined ids', () => {
    assert.equal(nameInTree(' 1904/7 b '), '1904/7 b');
    assert.equal(nameInTree('Pe_12:3'), 'Pe-12-3');
  });
});
