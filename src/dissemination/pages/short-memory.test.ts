import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shortMemory } from './short-memory.ts';

describe('a short memory', () => {
  const withClock = (ask: (key: string) => Promise<string>) => {
    const clock = { ms: 0 };
    return { clock, recall: shortMemory(1000, () => clock.ms, ask) };
  };

  it('asks once in its life for each key, also when many ask at once', async () => {
    const asked: string[] = [];
    const { clock, recall } = withClock(async (key) => {
      asked.push(key);
      return `${key}${asked.length}`;
    });
    assert.deepEqual(await Promise.all(['a', 'a', 'b'].map(recall)), ['a1', 'a1', 'b2']);
    clock.ms = 999;
    assert.equal(await recall('a'), 'a1');
    clock.ms = 1000;
    assert.equal(await recall('a'), 'a3');
    assert.deepEqual(asked, ['a', 'b', 'a']);
  });

  it('asks again after a failure', async () => {
    let isDown = true;
    const { recall } = withClock(async () => {
      if (isDown) throw new Error('down');
      return 'up';
    });
    await assert.rejects(recall('a'), /down/);
    isDown = false;
    assert.equal(await recall('a'), 'up');
  });

  it('does not forget a newer answer because an older question failed late', async () => {
    const failing = Promise.withResolvers<string>();
    let asked = 0;
    const { clock, recall } = withClock(() => (asked++ === 0 ? failing.promise : Promise.resolve('new')));
    const first = recall('a');
    clock.ms = 1000;
    assert.equal(await recall('a'), 'new');
    failing.reject(new Error('late'));
    await assert.rejects(first, /late/);
    assert.equal(await recall('a'), 'new');
    assert.equal(asked, 2);
  });

  it('holds no more than so many keys', async () => {
    let asked = 0;
    const { recall } = withClock(async (key) => {
      asked++;
      return key;
    });
    for (let key = 0; key < 600; key++) await recall(String(key));
    await recall('599');
    assert.equal(asked, 600);
    await recall('0');
    assert.equal(asked, 601);
  });
});
