import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { UpstreamAnswer, UpstreamFailure } from '../upstream/upstream.ts';
import { Circuit } from './circuit.ts';

const at = (seconds: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + seconds * 1000);
const CONFIRMED: UpstreamAnswer = { outcome: 'confirmed' };
const failed = (more: Partial<UpstreamFailure>): UpstreamFailure => ({
  outcome: 'failed',
  reason: 'broken',
  mayRetry: true,
  ...more,
});
const AWAY = failed({ fault: 'upstream' });
const ALL = Number.POSITIVE_INFINITY;

describe('the circuit of an upstream', () => {
  test('stays closed while records are refused, however many', () => {
    const circuit = new Circuit(() => 1);
    for (let times = 0; times < 100; times++) circuit.note(failed({ mayRetry: false, fault: 'record' }), at(times));
    assert.equal(circuit.allowance(at(100)), ALL);
    assert.ok(circuit.isSeenWorking());
  });

  for (const fault of ['upstream', 'unclear'] as const)
    test(`opens after five failures in a row (${fault}), and one good answer begins the count anew`, () => {
      const circuit = new Circuit(() => 1);
      for (const answer of [1, 2, 3, 4].map(() => failed({ fault }))) assert.equal(circuit.note(answer, at(0)), false);
      circuit.note(CONFIRMED, at(0));
      for (let times = 1; times <= 4; times++) circuit.note(failed({ fault }), at(0));
      assert.equal(circuit.allowance(at(0)), ALL);
      assert.equal(circuit.note(failed({ fault }), at(0)), true);
      assert.deepEqual([circuit.allowance(at(4)), circuit.allowance(at(5)), circuit.isSeenWorking()], [0, 1, false]);
    });

  test('opens at once when upstream says how long, or knows us no more', () => {
    const busy = new Circuit(() => 1);
    busy.note(failed({ fault: 'upstream', retryAfterS: 600 }), at(0));
    assert.deepEqual([busy.allowance(at(599)), busy.allowance(at(600))], [0, 1]);
    const locked = new Circuit(() => 1);
    locked.note(failed({ fault: 'upstream', isLockedOut: true }), at(0));
    assert.equal(locked.allowance(at(1)), 0);
  });

  test('pauses twice as long each time it is tried in vain, up to a quarter of an hour, and closes at the first good answer', () => {
    const circuit = new Circuit(() => 1);
    for (let times = 1; times <= 5; times++) circuit.note(AWAY, at(0));
    const pauses: number[] = [];
    for (let now = at(0), times = 1; times <= 10; times++) {
      const next = circuit.opensAt()!;
      pauses.push((next.getTime() - now.getTime()) / 1000);
      now = next;
      assert.equal(circuit.allowance(now), 1);
      circuit.note(AWAY, now);
    }
    assert.deepEqual(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    assert.equal(circuit.note(CONFIRMED, at(9999)), true);
    assert.deepEqual([circuit.allowance(at(9999)), circuit.opensAt()], [ALL, undefined]);
  });

  test('what was under way when it opened says nothing new', () => {
    const circuit = new Circuit(() => 1);
    for (let times = 1; times <= 25; times++) circuit.note(AWAY, at(0));
    assert.deepEqual(circuit.opensAt(), at(5));
  });

  test('is shown with its reason and when it is tried again', () => {
    const circuit = new Circuit(() => 0);
    assert.equal(circuit.standing(at(0)).state, 'closed');
    for (let times = 1; times <= 5; times++) circuit.note(AWAY, at(0));
    const until = at(3.75).toISOString();
    const standing = { since: at(0).toISOString(), until, reason: 'broken' };
    assert.deepEqual(circuit.standing(at(1)), { ...standing, state: 'open' });
    assert.deepEqual(circuit.standing(at(4)), { ...standing, state: 'half-open' });
  });
});
