import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deeds, type KeptDeeds } from './deeds.ts';
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

  it('is taken back after a reload too, and done again; what was too much is forgotten with all before it', async () => {
    let saved: KeptDeeds | undefined;
    const begun = (from?: KeptDeeds) =>
      new Deeds(async (_, after) => {
        saved = JSON.parse(JSON.stringify(after));
      }, Promise.resolve(from));
    const remove = (id: string, count = 1) => ({
      words: id,
      wishes: Array.from({ length: count }, () => ({ kind: 'delete', objectId: id }) as Wish),
    });
    const first = begun();
    await Promise.all(['a', 'b', 'c'].map((id) => first.perform(remove(id))));
    await first.undo();
    const second = begun(saved);
    assert.deepEqual(await Promise.all([second.redo(), second.undo(), second.undo()]), ['c', 'c', 'b']);
    const third = begun(saved);
    await third.perform(remove('many', 1001));
    await third.perform(remove('d'));
    assert.deepEqual(saved, { done: [remove('d')], undone: [] });
    for (let n = 0; n < 60; n++) await third.perform(remove(`${n}`));
    assert.equal(saved?.done.length, 50);
  });
});
