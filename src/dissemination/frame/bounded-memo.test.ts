import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundedMemo } from './bounded-memo.ts';

describe('a bounded memo', () => {
  it('makes a result once and gives up the one that was unused for longest', () => {
    const made: string[] = [];
    const memo = boundedMemo(2, (key) => {
      made.push(key);
      return key.toUpperCase();
    });
    assert.deepEqual(['a', 'b', 'a', 'c', 'a', 'b'].map(memo), ['A', 'B', 'A', 'C', 'A', 'B']);
    assert.deepEqual(made, ['a', 'b', 'c', 'b']);
  });

  it('keeps a result that is nothing', () => {
    let made = 0;
    const memo = boundedMemo<undefined>(2, () => void made++);
    memo('a');
    memo('a');
    assert.equal(made, 1);
  });
});
