import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deeds } from './deeds.ts';
import type { Wish } from './inverse.ts';

/** Deeds kept by a browser that needs a moment; `kept` are the ids of what was written, in order. */
function slowly() {
  const kept: string[] = [];
  const browser = { isFull: false };
  const deeds = new Deeds(async (wishes) => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (browser.isFull) throw new Error('full');
    kept.push(...wishes.map((one) => `${one.kind} ${'objectId' in one ? one.objectId : one.object.id}`));
  });
  const remove = (id: string) => deeds.perform({ words: id, wishes: [{ kind: 'delete', objectId: id } as Wish] });
  return { deeds, kept, browser, remove };
}

describe('what was done', () => {
  it('is taken back one by one, however fast the key is pressed', async () => {
    const { deeds, kept, remove } = slowly();
    for (const id of ['a', 'b', 'c']) await remove(id);
    kept.length = 0;
    assert.deepEqual(await Promise.all([deeds.undo(), deeds.undo()]), ['c', 'b']);
    assert.deepEqual(kept, ['restore c', 'restore b']);
    assert.deepEqual(await Promise.all([deeds.redo(), deeds.undo(), deeds.undo(), deeds.undo()]), [
      'b',
      'b',
      'a',
      undefined,
    ]);
  });

  it('can be taken back again where the browser could not write it', async () => {
    const { deeds, browser, remove } = slowly();
    await remove('a');
    browser.isFull = true;
    await assert.rejects(deeds.undo(), /full/);
    await assert.rejects(remove('b'), /full/);
    browser.isFull = false;
    assert.deepEqual([await deeds.undo(), await deeds.undo(), await deeds.redo()], ['a', undefined, 'a']);
  });
});
