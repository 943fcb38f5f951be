import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { PIECES_SCRIPT } from './pieces-script.ts';

it('a package whose answer was lost when it was taken is not sent again', async () => {
  const asked: string[] = [];
  const answers: Record<string, () => unknown> = {
    'POST /packages/uploads': () => ({ id: 'a', offset: 0 }),
    'PATCH /packages/uploads/a': () => ({ offset: 3 }),
    'POST /packages/uploads/a/take-over': () => assert.fail('the line breaks'),
    'GET /packages/a': () => ({ id: 'a' }),
  };
  const fetch = async (url: string, { method = 'GET' }: { method?: string }) => {
    const call = `${method} ${url.split('?')[0]}`;
    asked.push(call);
    const told = answers[call]?.();
    return { ok: told !== undefined, status: told === undefined ? 404 : 200, json: async () => told ?? {} };
  };
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const listeners: ((event: object) => Promise<void>)[] = [];
  const document = { addEventListener: (_: string, one: (typeof listeners)[number]) => void listeners.push(one) };
  const went: string[] = [];
  const location = { assign: (to: string) => void went.push(to) };
  const setTimeout = (then: () => void) => queueMicrotask(then);
  runInNewContext(PIECES_SCRIPT, { fetch, localStorage, document, location, setTimeout, URLSearchParams });
  const file = { name: 'p', size: 3, lastModified: 1, slice: () => 'abc' };
  const target = {
    dataset: Object.fromEntries([
      ['pieces', '/packages/uploads'],
      ['then', '/admin/transfer/'],
    ]),
    elements: {},
    querySelector: () => ({ files: [file] }),
  };
  await listeners[0]!({ target, preventDefault: () => undefined });
  assert.deepEqual(went, ['/admin/transfer/a']);
  assert.deepEqual(asked.slice(-2), ['GET /packages/uploads/a', 'GET /packages/a']);
  assert.deepEqual([asked.filter((one) => one.startsWith('PATCH')).length, kept.size], [1, 0]);
});
