import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patientMemory } from './patient-memory.ts';

/** A memory whose questions take so long, on a clock that the test turns. */
function slowly(tookMs: number) {
  const state = { nowMs: 0, commits: 0, asked: 0 };
  const ask = async () => {
    state.nowMs += tookMs;
    return ++state.asked;
  };
  return {
    state,
    remember: patientMemory(
      3000,
      () => state.commits,
      ask,
      () => state.nowMs,
    ),
  };
}

const CASES: readonly [what: string, tookMs: number, laterMs: number, commits: number, asked: number][] = [
  ['quick, at once', 5, 0, 0, 1],
  ['quick, after a commit', 5, 0, 1, 2],
  ['quick, later', 5, 3000, 0, 2],
  ['slow, after a commit', 100, 4000, 1, 1],
  ['slow, after fifty times as long', 100, 5000, 1, 2],
  ['very slow, within the minute', 10_000, 49_000, 1, 1],
  ['very slow, after a minute', 10_000, 61_000, 1, 2],
];

for (const [what, tookMs, laterMs, commits, asked] of CASES) {
  test(what, async () => {
    const { state, remember } = slowly(tookMs);
    await remember('key');
    await Promise.resolve();
    state.nowMs += laterMs;
    state.commits += commits;
    assert.equal(await remember('key'), asked);
  });
}

test('what fails is asked again', async () => {
  let asked = 0;
  const remember = patientMemory(
    3000,
    () => 0,
    async () => {
      if (++asked === 1) throw new Error('not yet');
      return asked;
    },
  );
  await assert.rejects(remember('key'));
  assert.equal(await remember('key'), 2);
});
