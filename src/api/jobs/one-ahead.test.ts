import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAhead } from './one-ahead.ts';

/** Numbers up to `last`, each with a note of when it was begun and whether the source was ended; one past `breaksAt` fails. */
function numbers(last: number, notes: string[], breaksAt = Number.POSITIVE_INFINITY) {
  return (async function* () {
    try {
      for (let n = 1; n <= last; n++) {
        notes.push(`begun ${n}`);
        if (n > breaksAt) throw new Error(`no ${n}`);
        yield n;
      }
    } finally {
      notes.push('ended');
    }
    return undefined;
  })();
}

test('the next is begun while one is used, and no more than that', async () => {
  const notes: string[] = [];
  for await (const n of oneAhead(numbers(3, notes))) notes.push(`used ${n}`);
  assert.deepEqual(notes, ['begun 1', 'begun 2', 'used 1', 'begun 3', 'used 2', 'ended', 'used 3']);
});

test('a failure comes behind what was given before it', async () => {
  const used: number[] = [];
  const use = async () => {
    for await (const n of oneAhead(numbers(5, [], 2))) used.push(n);
  };
  await assert.rejects(use, /no 3/);
  assert.deepEqual(used, [1, 2]);
});

test('whoever stops early ends the source, and hears of no failure', async () => {
  const notes: string[] = [];
  for await (const n of oneAhead(numbers(5, notes, 1))) if (n === 1) break;
  assert.deepEqual(notes, ['begun 1', 'begun 2', 'ended']);
});
