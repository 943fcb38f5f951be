import assert from 'node:assert/strict';
import { it } from 'node:test';
import { askAgain } from './ask-again.ts';

it('asks one question at a time, and none any more when it is over', async () => {
  const open: (() => void)[] = [];
  let asked = 0;
  const stop = askAgain(() => {
    asked++;
    return new Promise((resolve) => open.push(resolve));
  }, 1);
  const wait = () => new Promise((resolve) => setTimeout(resolve, 20));
  await wait();
  assert.equal(asked, 1);
  open[0]!();
  await wait();
  assert.equal(asked, 2);
  stop();
  open[1]!();
  await wait();
  assert.equal(asked, 2);
});
