import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CoarsePath } from './coarse-path.ts';
import { mapFile, mapName, positionMap, positionMapAt } from './position-map.ts';

describe('CoarsePath', () => {
  it('leaves out points nearer than its step and keeps the last one of a line', () => {
    const path = new CoarsePath(1);
    path.moveTo(0, 0);
    for (let x = 0.25; x <= 2.5; x += 0.25) path.lineTo(x, 0);
    assert.equal(path.toString(), 'M0 0l1 0l1 0l0.5 0');
  });

  it('leaves out specks', () => {
    const path = new CoarsePath(1);
    path.moveTo(0, 0);
    path.lineTo(0.2, 0);
    path.lineTo(0.2, 0.2);
    path.closePath();
    assert.equal(path.toString(), '');
  });
});

describe('positionMap', () => {
  const cases: readonly (readonly [string, number, number, readonly string[]])[] = [
    ['Åre', 63.4, 13.2, ['Sweden', 'Norway']],
    ['the date line', -17.5, 179.9, []],
    ['New Zealand', -39, 175.8, ['New Zealand']],
    ['near the pole', 88, 0, []],
  ];
  for (const [place, latitude, longitude, expected] of cases) {
    it(`draws ${place}`, () => {
      const text = positionMap(latitude, longitude, `Map & ${place}`).toString();
      for (const country of expected) assert.ok(text.includes(`>${country}</text>`), country);
      assert.ok(text.includes('aria-label="Map &amp; '));
      assert.doesNotMatch(text, /NaN|undefined/);
      assert.ok(text.length < 32_000, `${text.length} characters`);
    });
  }
});

describe('mapFile', () => {
  it('is the drawing of a point under the name that the page asks for', () => {
    const name = mapName(63.401629, -13.2);
    assert.equal(name, '63.40,-13.20.svg');
    assert.match(mapFile(name) ?? '', /^<svg xmlns="[^"]+" [^>]+><g id="m" .*<\/g><\/svg>$/s);
    assert.match(positionMapAt(`/maps/${name}`, 'Where').toString(), /<use href="\/maps\/63\.40,-13\.20\.svg#m"\/>/);
  });
  for (const name of ['91.00,0.00.svg', '0.00,180.01.svg', '63.4,13.2.svg', '../x', '1e1,0.00.svg', 'NaN,NaN.svg', ''])
    it(`is nothing for ${JSON.stringify(name)}`, () => assert.equal(mapFile(name), undefined));
});
