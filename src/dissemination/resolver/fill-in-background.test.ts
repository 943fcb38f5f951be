import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fillInBackground } from './fill-in-background.ts';

test('one filling at a time, a failure is told, and after a pause there is another', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const errors: unknown[] = [];
  let runs = 0;
  const filling = fillInBackground(
    async () => {
      runs++;
      throw new Error(`run ${runs}`);
    },
    (error) => errors.push(error),
  );
  filling.start();
  await nextTurn();
  filling.again();
  filling.again();
  await nextTurn();
  assert.equal(runs, 1);
  t.mock.timers.tick(5000);
  await nextTurn();
  assert.equal(runs, 2);
  assert.match(String(errors[1]), /run 2/);
});

test('stopping waits for the filling under way, and none begins after it', async () => {
  let isOver = false;
  let runs = 0;
  const filling = fillInBackground(
    async (signal) => {
      runs++;
      while (!signal.aborted) await nextTurn();
      isOver = true;
    },
    () => assert.fail('no failure'),
  );
  filling.start();
  await nextTurn();
  filling.again();
  await filling.stop();
  assert.ok(isOver);
  filling.start();
  await nextTurn();
  assert.equal(runs, 1);
});
