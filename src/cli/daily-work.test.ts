import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startDailyWork } from './daily-work.ts';

/** Runs daily work from 21:30 UTC on until so many pauses are over; when it was run, and what it reported. */
async function runFor(pauses: number, run: (tries: number) => void) {
  let nowMs = Date.parse('2026-03-01T21:30:00Z');
  const ran: string[] = [];
  const errors: unknown[] = [];
  let over: () => void = () => undefined;
  const whole = new Promise<void>((resolve) => {
    over = resolve;
  });
  const now = () => new Date(nowMs);
  const pause = async (ms: number, signal: AbortSignal) => {
    nowMs += ms;
    if (--pauses > 0) return;
    over();
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  };
  const work = async () => {
    ran.push(now().toISOString().slice(0, 16));
    run(ran.length);
  };
  const daily = startDailyWork(work, { now, pause }, (error) => errors.push(error));
  await whole;
  await daily.stop();
  return { ran, errors };
}

test('daily work is done at once, and again when a new day has begun', async () => {
  const { ran, errors } = await runFor(52, () => undefined);
  assert.deepEqual(ran, ['2026-03-01T21:30', '2026-03-02T00:00', '2026-03-03T00:00', '2026-03-04T00:00']);
  assert.deepEqual(errors, []);
});

test('daily work that fails is reported and tried again in an hour', async () => {
  const { ran, errors } = await runFor(4, (tries) => {
    if (tries === 1) throw new Error('no store');
  });
  assert.deepEqual(ran, ['2026-03-01T21:30', '2026-03-01T22:30', '2026-03-02T00:00']);
  assert.equal(errors.length, 1);
});
