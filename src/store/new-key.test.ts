import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newKey } from './new-key.ts';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('keys have the shape of a UUIDv7 and say when they were made', () => {
  const key = newKey(Date.UTC(2100, 0, 1));
  assert.match(key, SHAPE);
  assert.equal(Number.parseInt(key.replace('-', '').slice(0, 12), 16), Date.UTC(2100, 0, 1));
});

it('100,000 keys of one millisecond are all different and sort as they were made', () => {
  const keys = Array.from({ length: 100_000 }, () => newKey(Date.UTC(2101, 0, 1)));
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(keys.toSorted(), keys);
});

it('keys go on rising when the clock is put back', () => {
  const before = newKey(Date.UTC(2102, 0, 1));
  const after = newKey(Date.UTC(1999, 0, 1));
  assert.ok(after > before, `${after} after ${before}`);
});

it('all four variants occur, so the bits behind them are random', () => {
  const variants = new Set(Array.from({ length: 400 }, () => newKey()[19]));
  assert.deepEqual([...variants].toSorted(), ['8', '9', 'a', 'b']);
});
