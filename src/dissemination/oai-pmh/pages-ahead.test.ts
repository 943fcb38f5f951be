import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { OAI_DC } from '../../formats/oai-dc/format.ts';
import type { ItemPage } from './list-item.ts';
import { PagesAhead } from './pages-ahead.ts';
import type { ListStart } from './read-page.ts';

/** A page of so many pieces, and how many of them were read. */
function pageOf(pieces: number): { readonly start: ListStart; readonly readPieces: () => number } {
  let isRead = 1;
  const piece = (seq: number): ItemPage => ({
    ...{ items: [], size: 1, lastSeq: seq, isLast: false },
    ...(seq < pieces && { rest: async () => piece(++isRead) }),
  });
  return { start: { window: { afterSeq: 0, throughSeq: 9 }, page: piece(1) }, readPieces: () => isRead };
}

const same = async () => 'same';
const expected = (read: () => Promise<ListStart | undefined>, state = same) => ({ format: OAI_DC, state, read });
/** Whatever is read ahead here is read by then: it waits for one turn, and for nothing else. */
const readAhead = async () => {
  for (let turn = 0; turn < 3; turn++) await nextTurn();
};

test('a page is read whole before it is asked for, and given out once, to its token alone', async () => {
  const ahead = new PagesAhead();
  const { start, readPieces } = pageOf(3);
  ahead.expect(
    'token',
    expected(async () => start),
  );
  assert.equal(await ahead.take('another', OAI_DC, same), undefined);
  await readAhead();
  assert.equal(readPieces(), 3);
  const taken = await ahead.take('token', OAI_DC, same);
  assert.deepEqual([taken?.window, taken?.page.lastSeq], [start.window, 1]);
  assert.equal((await (await taken!.page.rest!()).rest!()).lastSeq, 3);
  assert.equal(readPieces(), 3, 'nothing is read twice');
  assert.equal(await ahead.take('token', OAI_DC, same), undefined);
});

test('who asks while it is read, or before that has begun, gets it, and its pieces as they are sent', async () => {
  const ahead = new PagesAhead();
  const { start, readPieces } = pageOf(9);
  const reading = Promise.withResolvers<ListStart>();
  ahead.expect(
    'token',
    expected(() => reading.promise),
  );
  await readAhead();
  const taken = ahead.take('token', OAI_DC, same);
  reading.resolve(start);
  assert.equal((await taken)?.page.lastSeq, 1);
  await readAhead();
  assert.equal(readPieces(), 1);
  const another = pageOf(9);
  ahead.expect(
    'another',
    expected(async () => another.start),
  );
  assert.equal((await ahead.take('another', OAI_DC, same))?.page.lastSeq, 1);
  await readAhead();
  assert.equal(another.readPieces(), 1);
});

test('nothing is given out once anything has changed, in another format, or after its time', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { start } = pageOf(1);
  let state = 'before';
  const now = async () => state;
  const ahead = new PagesAhead({ heldMs: 40 });
  const hold = (token: string) => {
    ahead.expect(
      token,
      expected(async () => start, now),
    );
    return readAhead();
  };
  await hold('changed');
  state = 'after';
  assert.equal(await ahead.take('changed', OAI_DC, now), undefined);
  await hold('other');
  assert.equal(await ahead.take('other', { ...OAI_DC }, now), undefined);
  await hold('late');
  context.mock.timers.tick(40);
  assert.equal(await ahead.take('late', OAI_DC, now), undefined);
  await hold('closed');
  ahead.close();
  assert.equal(await ahead.take('closed', OAI_DC, now), undefined);
  await hold('in time');
  context.mock.timers.tick(39);
  assert.ok(await ahead.take('in time', OAI_DC, now));
});

test('no more are held than may be, and a failure is nobody’s', async () => {
  const ahead = new PagesAhead({ mostPages: 2 });
  let read = 0;
  const one = expected(async () => {
    read += 1;
    return pageOf(1).start;
  });
  for (const token of ['one', 'two', 'two', 'three']) ahead.expect(token, one);
  await readAhead();
  assert.equal(read, 2);
  assert.equal(await ahead.take('three', OAI_DC, same), undefined);
  assert.ok(await ahead.take('one', OAI_DC, same));
  const failing = () => Promise.reject(new Error('the store does not answer'));
  ahead.expect('four', expected(failing));
  await readAhead();
  assert.equal(await ahead.take('four', OAI_DC, same), undefined);
  ahead.expect('five', { ...one, state: failing });
  await readAhead();
  assert.equal(await ahead.take('five', OAI_DC, same), undefined);
  await assert.rejects(ahead.take('two', OAI_DC, failing), /does not answer/);
});

test('a piece that could not be read ahead is read again for whoever sends it', async () => {
  const ahead = new PagesAhead();
  const { start } = pageOf(3);
  let isBlinking = true;
  const rest = async () => {
    if (isBlinking) throw new Error('the store does not answer');
    return start.page.rest!();
  };
  ahead.expect(
    'token',
    expected(async () => ({ ...start, page: { ...start.page, rest } })),
  );
  await readAhead();
  isBlinking = false;
  const taken = await ahead.take('token', OAI_DC, same);
  assert.equal((await taken!.page.rest!()).lastSeq, 2);
});
