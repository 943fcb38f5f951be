import assert from 'node:assert/strict';
import { it } from 'node:test';
import { changeFact, type KeptDatabase } from './kept-database.ts';

/** One fact in a database whose transactions follow each other and end when nothing is asked of them, as those of a browser do. */
function factDatabase(): { readonly db: KeptDatabase; readonly fact: () => unknown } {
  let fact: unknown;
  let last: Promise<void> = Promise.resolve();
  const transaction = () => {
    const begun = last;
    let end: () => void = () => {};
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    last = done;
    const store = {
      get: async () => {
        await begun;
        return fact;
      },
      put: async (value: unknown) => {
        fact = value;
        setImmediate(end);
      },
    };
    return { store, done };
  };
  return { db: { transaction } as unknown as KeptDatabase, fact: () => fact };
}

it('of two changes of a fact at the same time neither is lost', async () => {
  const { db, fact } = factDatabase();
  const add = (word: string) => changeFact(db, 'views', (now) => [...((now as string[] | undefined) ?? []), word]);
  await Promise.all([add('mine'), add('of the server')]);
  assert.deepEqual(fact(), ['mine', 'of the server']);
});
