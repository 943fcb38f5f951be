import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { done, forEach, SIDE_BY_SIDE, type Steps, sideBySide } from './steps.ts';

describe('work in steps', () => {
  const said: string[] = [];

  function* work(name: string, steps: number, ending: () => void = () => undefined): Steps<string> {
    try {
      for (let step = 1; step <= steps; step++) {
        said.push(`${name}${step}`);
        yield;
      }
      ending();
      return name;
    } finally {
      said.push(`${name} left`);
    }
  }

  function saidBy(run: () => void): readonly string[] {
    said.length = 0;
    run();
    return said;
  }

  test('the same step of each comes in a row, results in their order, and turns are told', () => {
    const turns: number[] = [];
    const steps = saidBy(() => {
      const works = [work('a', 1), work('b', 3), work('c', 0)];
      assert.deepEqual(done(sideBySide(works, (place) => void turns.push(place))), ['a', 'b', 'c']);
    });
    assert.deepEqual(steps, ['a1', 'b1', 'c left', 'a left', 'b2', 'b3', 'b left']);
    assert.deepEqual(turns, [0, 1, 2, 0, 1, 1, 1]);
    assert.deepEqual(done(sideBySide([])), []);
  });

  test('one that throws ends the others, which give back what they hold', () => {
    const steps = saidBy(() => {
      const failing = work('b', 1, () => {
        throw new Error('no more');
      });
      assert.throws(() => done(sideBySide([work('a', 5), failing, work('c', 5)])), /no more/);
    });
    assert.deepEqual(steps.slice(-3), ['b left', 'a left', 'c left']);
  });

  test('of many no more go side by side than are worth it', () => {
    const many = Array.from({ length: SIDE_BY_SIDE + 1 }, (_, n) => `${n} `);
    const steps = saidBy(() =>
      assert.deepEqual(
        done(
          forEach(many, function* (name) {
            return yield* work(name, 1);
          }),
        ),
        many,
      ),
    );
    assert.equal(steps.indexOf(`${SIDE_BY_SIDE} 1`), 2 * SIDE_BY_SIDE);
  });
});
