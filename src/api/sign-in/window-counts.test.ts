import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LimitCount } from '../../operations/limit-ports.ts';
import { WindowCounts } from './window-counts.ts';

const MINUTE = 60_000;

/** A store of counts that two servers share. */
function sharing() {
  const totals = new Map<string, number>();
  const calls: LimitCount[][] = [];
  const share = async (counts: readonly LimitCount[]) => {
    calls.push([...counts]);
    return counts.map((one) => {
      const key = `${one.name} ${one.windowEnd}`;
      totals.set(key, (totals.get(key) ?? 0) + one.count);
      return { ...one, count: totals.get(key)! };
    });
  };
  return { share, calls };
}

test('a window begins at a whole multiple of its length, and counts anew behind it', () => {
  const counts = new WindowCounts();
  assert.deepEqual(counts.add('a', MINUTE, 90_000), { count: 1, endsAt: 120_000 });
  assert.deepEqual(counts.add('a', MINUTE, 119_999), { count: 2, endsAt: 120_000 });
  assert.deepEqual(counts.add('a', MINUTE, 120_000), { count: 1, endsAt: 180_000 });
  assert.equal(counts.add('b', MINUTE, 120_000).count, 1);
  counts.takeBack('b', 180_000);
  assert.equal(counts.look('b', MINUTE, 120_000).count, 0);
  assert.equal(counts.look('b', MINUTE, 120_000).count, 0);
});

test('what is taken back late takes nothing from the next window', () => {
  const counts = new WindowCounts();
  const { endsAt } = counts.add('a', MINUTE, 59_000);
  for (let time = 0; time < 3; time++) counts.add('a', MINUTE, 61_000);
  counts.takeBack('a', endsAt);
  assert.deepEqual(counts.look('a', MINUTE, 61_000), { count: 3, endsAt: 120_000 });
  counts.takeBack('unknown', endsAt);
  assert.equal(counts.look('unknown', MINUTE, 61_000).count, 0);
});

test('a clock that goes back begins nothing anew, and keeps nobody out for longer than two windows', () => {
  const counts = new WindowCounts();
  for (let time = 0; time < 3; time++) counts.add('a', MINUTE, 61_000);
  assert.deepEqual(counts.add('a', MINUTE, 59_000), { count: 4, endsAt: 120_000 });
  assert.deepEqual(counts.add('a', MINUTE, 61_000), { count: 5, endsAt: 120_000 });
  assert.deepEqual(counts.add('a', MINUTE, 120_000), { count: 1, endsAt: 180_000 });
  for (let time = 0; time < 2; time++) counts.add('far', MINUTE, 100 * MINUTE);
  assert.deepEqual(counts.add('far', MINUTE, 0), { count: 3, endsAt: MINUTE });
  assert.equal(counts.add('far', MINUTE, MINUTE).count, 1);
});

test('two that share count together once they told each other', async () => {
  const { share, calls } = sharing();
  const [one, other] = [new WindowCounts(share), new WindowCounts(share)];
  for (let time = 0; time < 3; time++) one.add('a', MINUTE, 0);
  assert.equal(other.add('a', MINUTE, 0).count, 1, 'not told yet');
  await one.tell();
  await other.tell();
  assert.equal(other.add('a', MINUTE, 0).count, 5);
  await other.tell();
  assert.equal(one.look('a', MINUTE, 0).count, 3, 'who does not ask is not told');
  one.add('a', MINUTE, 0);
  await one.tell();
  assert.equal(one.look('a', MINUTE, 0).count, 6);
  assert.deepEqual(
    calls.map((call) => call.map(({ count }) => count)),
    [[3], [1], [1], [1]],
    'one call for all that is new',
  );
  await one.tell();
  assert.equal(calls.length, 4, 'nothing new is no call');
});

test('what comes while others are told is not lost, nor told twice; without an answer each counts alone', async () => {
  const answer = Promise.withResolvers<readonly LimitCount[]>();
  const counts = new WindowCounts(() => answer.promise);
  counts.add('a', MINUTE, 0);
  const telling = counts.tell();
  assert.equal(counts.add('a', MINUTE, 0).count, 2);
  answer.resolve([{ name: 'a', windowEnd: MINUTE, count: 10 }]);
  await telling;
  assert.equal(counts.look('a', MINUTE, 0).count, 11);
  const alone = new WindowCounts(() => Promise.reject(new Error('no store')));
  alone.add('a', MINUTE, 0);
  await alone.tell();
  assert.equal(alone.add('a', MINUTE, 0).count, 2);
});

test('names that were quiet longest are forgotten', () => {
  const counts = new WindowCounts();
  counts.add('quiet', MINUTE, 0);
  for (let at = 0; at < 20_000; at++) counts.add(`other ${at}`, MINUTE, 0);
  assert.equal(counts.add('quiet', MINUTE, 0).count, 1);
  assert.equal(counts.add('other 19999', MINUTE, 0).count, 2);
});
