import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomFor } from './random.ts';

const draw = (concern: string, hole: number) => {
  const random = randomFor(concern, hole);
  return Array.from({ length: 5 }, () => random.next());
};

test('the same concern and hole give the same stream, any other gives another', () => {
  assert.deepEqual(draw('recovery', 0), draw('recovery', 0));
  assert.notDeepEqual(draw('recovery', 0), draw('recovery', 1));
  assert.notDeepEqual(draw('recovery', 0), draw('samples', 0));
});

test('whole numbers stay within both ends and reach them', () => {
  const random = randomFor('ends', 0);
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(-2, 2)));
  assert.deepEqual(
    [...drawn].sort((a, b) => a - b),
    [-2, -1, 0, 1, 2],
  );
});

test('a choice of weight 0 is never taken, the others about as often as they weigh', () => {
  const random = randomFor('weights', 0);
  const drawn = Array.from({ length: 4000 }, () =>
    random.weighted([
      ['never', 0],
      ['seldom', 1],
      ['often', 3],
    ]),
  );
  const often = drawn.filter((one) => one === 'often').length;
  assert.ok(!drawn.includes('never'));
  assert.ok(often > 2800 && often < 3200, String(often));
});

test('every draw lies between 0 and 1, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (concern, hole) => draw(concern, hole).every((one) => one >= 0 && one < 1)),
  );
});
