import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SeenChanges } from './seen-changes.ts';

test('holds just what was put in, in any order and however far apart', () => {
  const numbers = fc.array(fc.oneof(fc.nat(64), fc.nat(5_000_000)), { maxLength: 200 });
  fc.assert(
    fc.property(numbers, fc.nat(5_000_000), (put, other) => {
      const seen = new SeenChanges();
      for (const one of put) seen.add(one);
      assert.ok(put.every((one) => seen.has(one)));
      assert.equal(seen.has(other), put.includes(other));
      for (const one of put) assert.equal(seen.has(one + 1), put.includes(one + 1));
    }),
  );
});
