import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDue, isLate, isTrialDue } from './schedule.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const never = { lastDone: undefined, lastFailed: undefined };

const DUE: readonly (readonly [
  at: string,
  lastDone: string | undefined,
  lastFailed: string | undefined,
  due: boolean,
])[] = [
  ['02:30', undefined, undefined, true],
  ['02:30', '2026-11-22T02:31:00Z', undefined, false],
  ['02:30', '2026-11-22T02:29:00Z', undefined, true],
  ['13:00', '2026-11-21T13:00:01Z', undefined, false],
  ['13:00', '2026-11-21T12:59:00Z', undefined, true],
  ['6h', '2026-11-22T06:00:01Z', undefined, false],
  ['6h', '2026-11-22T05:59:59Z', undefined, true],
  ['6h', '2026-11-20T06:00:00Z', '2026-11-22T11:50:00Z', false],
  ['6h', '2026-11-20T06:00:00Z', '2026-11-22T11:40:00Z', true],
];

for (const [at, lastDone, lastFailed, due] of DUE)
  test(`at ${at}, done ${lastDone ?? 'never'}, failed ${lastFailed ?? 'never'}: ${due ? 'due' : 'not due'}`, () =>
    assert.equal(isDue(at, { lastDone, lastFailed }, NOW), due));

test('late is what is older than one and a half times the schedule, or than was said, or never made', () => {
  assert.equal(isLate('02:30', 0, never.lastDone, NOW), true);
  assert.equal(isLate('02:30', 0, '2026-11-21T00:00:01Z', NOW), false);
  assert.equal(isLate('02:30', 0, '2026-11-20T23:59:59Z', NOW), true);
  assert.equal(isLate('6h', 0, '2026-11-22T02:59:00Z', NOW), true);
  assert.equal(isLate('6h', 12, '2026-11-22T02:59:00Z', NOW), false);
});

test('a trial is due always, never, or a week after the last', () => {
  assert.equal(isTrialDue('always', '2026-11-22T11:00:00Z', NOW), true);
  assert.equal(isTrialDue('never', undefined, NOW), false);
  assert.equal(isTrialDue('weekly', undefined, NOW), true);
  assert.equal(isTrialDue('weekly', '2026-11-15T12:00:00Z', NOW), true);
  assert.equal(isTrialDue('weekly', '2026-11-16T12:00:00Z', NOW), false);
});
