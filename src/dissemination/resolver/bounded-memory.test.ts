import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BoundedMemory } from './bounded-memory.ts';

/** Room for three entries of one letter, each with a name of one letter. */
const threeLetters = () => new BoundedMemory<string>((text) => text.length, 3 * 66);

describe('a bounded memory', () => {
  it('lets the oldest go where there is no room', () => {
    const memory = threeLetters();
    for (const name of ['a', 'b', 'c', 'd']) memory.keep(name, 'x');
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((name) => memory.get(name)),
      [undefined, 'x', 'x', 'x'],
    );
  });

  it('keeps what is touched longer than what is only looked up', () => {
    const memory = threeLetters();
    for (const name of ['a', 'b', 'c']) memory.keep(name, 'x');
    assert.equal(memory.touch('a'), 'x');
    assert.equal(memory.get('b'), 'x');
    memory.keep('d', 'x');
    assert.deepEqual([memory.get('a'), memory.get('b'), memory.size], ['x', undefined, 3]);
    assert.equal(memory.touch('b'), undefined);
    assert.equal(memory.size, 3);
  });

  it('takes nothing where only room is used', () => {
    const memory = threeLetters();
    for (const name of ['a', 'b', 'c']) assert.ok(memory.keepWhereRoom(name, 'x'));
    assert.equal(memory.keepWhereRoom('d', 'x'), false);
    assert.equal(memory.keepWhereRoom('a', 'y'), true);
    assert.equal(memory.get('a'), 'x');
  });
});
