import assert from 'node:assert/strict';
import { it } from 'node:test';
import { lastingMs, momentAfter, shiftAt, shiftWord } from './shift-times.ts';

const SHIFTS: readonly (readonly [now: string, start: string, end: string, word: string])[] = [
  ['2026-11-22T03:00:00+01:00', '2026-11-21T18:00:00+01:00', '2026-11-22T06:00:00+01:00', 'night'],
  ['2026-11-22T06:30:00+01:00', '2026-11-21T18:00:00+01:00', '2026-11-22T06:00:00+01:00', 'night'],
  ['2026-11-22T08:00:00Z', '2026-11-22T06:00:00Z', '2026-11-22T18:00:00Z', 'day'],
  ['2026-11-22T23:59:00-03:30', '2026-11-22T18:00:00-03:30', '2026-11-23T06:00:00-03:30', 'night'],
];

for (const [now, start, end, word] of SHIFTS)
  it(`${now} lies in the ${word} shift of ${start}, or shortly after it`, () => {
    assert.deepEqual(shiftAt(now), { start, end });
    assert.equal(shiftWord(start), word);
  });

it('moments keep their offset; what is no moment has none after it', () => {
  assert.equal(momentAfter('2026-11-22T23:30+02:00', 3_600_000), '2026-11-23T00:30:00+02:00');
  assert.equal(momentAfter('soon', 1), undefined);
  assert.equal(shiftAt(''), undefined);
});

it('how long something lasted, where it ended after it began', () => {
  assert.equal(lastingMs('2026-11-22T06:00+01:00', '2026-11-22T06:00Z'), 3_600_000);
  assert.equal(lastingMs('2026-11-22T06:00Z', '2026-11-22T06:00Z'), undefined);
  assert.equal(lastingMs(null, '2026-11-22T06:00Z'), undefined);
});
