import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openGate } from './gate.ts';

test('lets through no more at a time than it may, in the order in which they came, also past failures', async () => {
  const gate = openGate({ concurrency: 3, requestsPerSecond: 0 });
  let [inside, most] = [0, 0];
  const begun: number[] = [];
  const runs = Array.from({ length: 20 }, (_, at) =>
    gate.through(async () => {
      begun.push(at);
      most = Math.max(most, ++inside);
      await sleep(1);
      inside--;
      if (at % 4 === 0) throw new Error('broken');
    }),
  );
  const ended = await Promise.allSettled(runs);
  assert.deepEqual([most, begun], [3, Array.from({ length: 20 }, (_, at) => at)]);
  assert.equal(ended.filter((one) => one.status === 'rejected').length, 5);
});

test('lets through no more a second than it may', async () => {
  const gate = openGate({ concurrency: 10, requestsPerSecond: 100 });
  const times: number[] = [];
  const started = performance.now();
  await Promise.all(Array.from({ length: 12 }, () => gate.through(async () => void times.push(performance.now()))));
  // Counted from before the first, which a busy machine may keep waiting itself.
  const late = times.map((at, n) => at - started - n * 10);
  assert.ok(Math.min(...late) >= 0, `${late}`);
});
