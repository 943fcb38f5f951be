import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelPlaces } from './label-places.ts';

const cut = (y: number, isOwn = false) => ({ y, height: 2, isOwn });

describe('labelPlaces', () => {
  it('moves labels down where there is room for all', () =>
    assert.deepEqual(labelPlaces([cut(100), cut(102, true), cut(104), cut(300)]), [105, 118, 143, 305]));

  it('leaves out those without room where there is none for all, never the own', () => {
    const many = Array.from({ length: 60 }, (_, at) => cut(100 + at * 5, at === 30));
    const at = labelPlaces(many);
    assert.equal(at[30], 255);
    const shown = at.filter((one) => one !== undefined);
    assert.ok(shown.length > 15 && shown.length < 60, `${shown.length} labels`);
    for (const [index, one] of shown.slice(1).entries()) {
      const before = shown[index]!;
      assert.ok(one - before >= (before === 255 ? 25 : 13), `${before}, ${one}`);
    }
  });

  it('keeps the own label above the foot', () => {
    const many = Array.from({ length: 60 }, (_, at) => cut(630, at === 59));
    assert.equal(labelPlaces(many)[59], 615);
  });

  it('of nothing is nothing', () => assert.deepEqual(labelPlaces([]), []));
});
