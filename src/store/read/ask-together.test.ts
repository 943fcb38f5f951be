import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { askTogether } from './ask-together.ts';

test('what is asked in one turn is one question, each key once', async () => {
  const questions: (readonly string[])[] = [];
  const find = askTogether(async (keys) => {
    questions.push(keys);
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toLowerCase()]));
  });
  assert.deepEqual(await Promise.all(['A', 'B', 'A', 'nobody'].map(find)), ['a', 'b', 'a', undefined]);
  await nextTurn();
  assert.equal(await find('A'), 'a');
  assert.deepEqual(questions, [['A', 'B', 'nobody'], ['A']]);
});

test('a failure reaches everybody who asked, and the next turn asks again', async () => {
  let isDown = true;
  const find = askTogether(async (keys) => {
    if (isDown) throw new Error('down');
    return new Map(keys.map((key) => [key, key]));
  });
  const answers = await Promise.allSettled([find('A'), find('B')]);
  assert.deepEqual(
    answers.map((one) => one.status),
    ['rejected', 'rejected'],
  );
  isDown = false;
  assert.equal(await find('A'), 'A');
});
