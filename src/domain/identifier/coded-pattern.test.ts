import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromCodedPattern, HIGHEST_FIVE_PLACE_KEY, HIGHEST_KEY, isKey, toCodedPattern } from './coded-pattern.ts';

test('every key comes back from its pattern', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HIGHEST_KEY }), (key) => {
      const decoded = fromCodedPattern(toCodedPattern(key));
      return decoded.ok && decoded.value === key;
    }),
  );
});

test('every pattern that has a key comes back from it', () => {
  const place = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  fc.assert(
    fc.property(fc.string({ unit: place, minLength: 3, maxLength: 12 }), (pattern) => {
      const decoded = fromCodedPattern(pattern);
      return !decoded.ok || toCodedPattern(decoded.value) === pattern;
    }),
  );
});

test('five places up to the highest five-place key, then six', () => {
  assert.equal(HIGHEST_FIVE_PLACE_KEY, 58_786_559);
  assert.equal(toCodedPattern(HIGHEST_FIVE_PLACE_KEY).length, 5);
  assert.equal(toCodedPattern(HIGHEST_FIVE_PLACE_KEY + 1).length, 6);
});

test('the smallest keys end in 01, as every published COSC pattern does', () => {
  for (const key of [0, 1, 68, 46_655]) assert.match(toCodedPattern(key), /01$/);
  assert.match(toCodedPattern(46_656), /11$/);
});

for (const key of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, HIGHEST_KEY + 1]) {
  test(`${key} is no key`, () => {
    assert.ok(!isKey(key));
    assert.throws(() => toCodedPattern(key), { code: 'invalid-input' });
  });
}
