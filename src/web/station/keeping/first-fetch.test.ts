import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { type KeptDatabase, readExpedition } from './kept-database.ts';
import { LocalTree } from './local-tree.ts';
import {
  awaySince,
  isComing,
  isComplete,
  isPersonSure,
  isRefused,
  isSignedOut,
  openCode,
  person,
  tree,
} from './station-state.ts';
import { Sync } from './sync.ts';
import { memoryDatabase } from './testing/memory-database.ts';

const HOLE: StationObject = {
  ...{ id: 'hole', type: 'hole', parentId: null, path: '1/1/A', name: 'A' },
  ...({ values: {}, seq: 1 } as unknown as StationObject),
};
const FIRST = { objects: [HOLE], deleted: [], throughSeq: 5000, isAll: false };
const REST = { objects: [], deleted: [], throughSeq: 5001, isAll: true };

const usual = globalThis.fetch;
after(() => {
  globalThis.fetch = usual;
});

/** A station that fetches for the first time: the first page comes, and then this. */
async function fetching(second: () => Response | Promise<Response>) {
  const kept = memoryDatabase({}) as unknown as KeptDatabase;
  [person.value, openCode.value, tree.value] = ['ida', '1', new LocalTree('ida')];
  [isPersonSure.value, isComplete.value, isSignedOut.value, isRefused.value] = [true, false, false, false];
  awaySince.value = undefined;
  let pages = 0;
  globalThis.fetch = async (url) => {
    if (!String(url).includes('/objects?')) return Response.json({});
    return pages++ === 0 ? Response.json(FIRST) : second();
  };
  const round = new Sync(kept).now();
  return { kept, round };
}

const fetchedAll = async (kept: KeptDatabase) => (await readExpedition(kept, '1')).wasAll;

test('while later runs may still come the expedition is on its way, after a reload too', async () => {
  const second = Promise.withResolvers<Response>();
  const asked = Promise.withResolvers<void>();
  const { kept, round } = await fetching(() => {
    asked.resolve();
    return second.promise;
  });
  await asked.promise;
  assert.deepEqual([isComing.value, await fetchedAll(kept)], [true, false]);
  second.resolve(Response.json(REST));
  await round;
  assert.deepEqual([isComing.value, await fetchedAll(kept)], [false, true]);
});

for (const [reason, status] of [
  ['is away', 503],
  ['wants somebody to sign in', 401],
  ['refuses', 403],
] as const)
  test(`nothing is waited for where the server ${reason}, yet it was never all here`, async (context) => {
    // It would try again and again.
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const { kept, round } = await fetching(() => Response.json({ detail: 'No.' }, { status }));
    await round;
    assert.deepEqual([isComing.value, isComplete.value, await fetchedAll(kept)], [false, false, false]);
  });
