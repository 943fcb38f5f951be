import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { startDailyWork } from './daily-work.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-03-01T21:30:00Z') });
});

/** Lets promises settle, which mocked timers do not do by themselves. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

async function pass(ms: number): Promise<void> {
  await settle();
  mock.timers.tick(ms);
  await settle();
}

test('daily work is done at once, and again when a new day has begun', async () => {
  const done: string[] = [];
  const run = async () => done.push(new Date().toISOString());
  const daily = startDailyWork(
    run,
    () => new Date(),
    () => assert.fail(),
  );
  for (const ms of [HOUR_MS, HOUR_MS, HOUR_MS / 2, HOUR_MS, HOUR_MS]) await pass(ms);
  await daily.stop();
  assert.deepEqual(done, ['2026-03-01T21:30:00.000Z', '2026-03-02T00:00:00.000Z']);
  mock.timers.reset();
});

test('daily work that fails is reported and tried again in an hour', async () => {
  let tries = 0;
  const errors: unknown[] = [];
  const run = async () => {
    if (++tries === 1) throw new Error('no store');
  };
  const daily = startDailyWork(
    run,
    () => new Date(),
    (error) => errors.push(error),
  );
  await settle();
  assert.deepEqual([tries, errors.length], [1, 1]);
  await pass(HOUR_MS);
  await pass(HOUR_MS);
  await daily.stop();
  assert.deepEqual([tries, errors.length], [2, 1]);
  mock.timers.reset();
});
