import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isGivenUp, webhookEventOf, webhookPauseS } from './webhook.ts';

describe('the event of a change', () => {
  const told = '2026-01-01T10:00:00Z';
  const cases = [
    ['registered', '2026-01-01T10:00:05Z', '2026-01-01T10:00:05Z', 'record.registered'],
    ['registered', '2026-01-09T10:00:05Z', '2026-01-01T10:00:05Z', 'record.registered'],
    ['registered', '2026-01-09T10:00:00Z', '2026-01-01T09:00:00Z', 'record.changed'],
    ['registered', '2026-01-01T10:00:10Z', '2026-01-01T09:59:59.500Z', 'record.registered'],
    ['registered', '2026-01-09T10:00:00Z', '2026-01-01T10:00:00.900Z', 'record.changed'],
    ['registered', '2026-01-01T10:00:05Z', null, 'record.changed'],
    ['withdrawn', '2026-01-01T10:00:05Z', '2026-01-01T10:00:05Z', 'record.withdrawn'],
    ['hidden', '2026-01-01T10:00:05Z', null, 'record.hidden'],
  ] as const;
  for (const [state, changedAt, registeredAt, event] of cases)
    test(`${state}, registered ${registeredAt}, changed ${changedAt}: ${event}`, () =>
      assert.equal(webhookEventOf({ state, changedAt, registeredAt }, told), event));
});

test('pauses grow twofold from ten seconds to six hours, and are spread', () => {
  assert.deepEqual(
    [1, 2, 3, 12, 13, 400].map((failures) => webhookPauseS(failures, 0.5)),
    [10, 20, 40, 20_480, 21_600, 21_600],
  );
  assert.deepEqual([webhookPauseS(1, 0), webhookPauseS(1, 0.75)], [5, 12.5]);
});

test('three days of failures, and not few, are the end', () => {
  const since = '2026-01-01T00:00:00Z';
  assert.equal(isGivenUp(8, since, '2026-01-03T23:59:59Z'), false);
  assert.equal(isGivenUp(8, since, '2026-01-04T00:00:00Z'), true);
  assert.equal(isGivenUp(7, since, '2026-02-01T00:00:00Z'), false);
});
