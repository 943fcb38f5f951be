import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AdminMemory } from './admin-memory.ts';

it('keeps a figure as long as it was dear, and a cheap one not at all', async () => {
  let clock = 0;
  let counted = 0;
  const memory = new AdminMemory(() => clock);
  const count = (tookMs: number) => async () => {
    clock += tookMs;
    return ++counted;
  };
  assert.equal(await memory.of('dear', count(100)), 1);
  assert.equal(await memory.of('dear', count(100)), 1);
  clock += 2001;
  assert.equal(await memory.of('dear', count(100)), 2);
  assert.equal(await memory.of('cheap', count(1)), 3);
  assert.equal(await memory.of('cheap', count(1)), 4);
});

it('counts once for all who ask at the same time, and keeps no failure', async () => {
  const memory = new AdminMemory();
  let counted = 0;
  const slow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return ++counted;
  };
  assert.deepEqual(await Promise.all([memory.of('a', slow), memory.of('a', slow)]), [1, 1]);
  await assert.rejects(
    memory.of('b', () => Promise.reject(new Error('no store'))),
    /no store/,
  );
  assert.equal(await memory.of('b', slow), 2);
});
