import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fillMemory, type ListFound } from './fill-memory.ts';
import { type FoundByIgsn, rememberFound } from './remember-found.ts';

const nameOf = (n: number): string => `X${String(n).padStart(5, '0')}`;

/** A register of another process in memory: `find` counts what it is asked, `list` gives pages by IGSN. */
function foreignRegister(count: number) {
  const addresses = new Map<string, string>(Array.from({ length: count }, (_, n) => [nameOf(n), 'old'] as const));
  const changes: { igsn: string; seq: number }[] = [...addresses.keys()]
    .map((igsn, at) => ({ igsn, seq: at + 1 }))
    .reverse();
  const asked = { found: 0, pages: 0 };
  const list: ListFound<string> = async (afterIgsn, limit) => {
    asked.pages++;
    const page = [...addresses].filter(([igsn]) => igsn > afterIgsn).slice(0, limit);
    await nextTurn();
    return page;
  };
  return {
    asked,
    list,
    set: (igsn: string, address: string) => {
      addresses.set(igsn, address);
      changes.unshift({ igsn, seq: changes.length + 1 });
    },
    find: async (igsn: string) => {
      asked.found++;
      return addresses.get(igsn);
    },
    lengthOf: (address: string) => address.length,
    source: {
      commits: () => 0,
      listChanged: async (afterSeq: number, limit: number) =>
        changes.filter((change) => change.seq > afterSeq).slice(0, limit),
    },
  };
}

const never = new AbortController().signal;

test('what was filled is found without asking, and what is unknown is asked for', async () => {
  const register = foreignRegister(1200);
  const memory = rememberFound(register, register.source);
  await fillMemory(memory, register.list, never);
  for (const n of [0, 499, 500, 1199]) assert.equal(await memory.find(nameOf(n)), 'old');
  assert.equal(register.asked.found, 0);
  assert.equal(await memory.find('Y'), undefined);
  assert.equal(register.asked.found, 1);
});

test('a change while a page is read never leaves the old address, whoever asks meanwhile', async () => {
  for (const isAskedMeanwhile of [false, true]) {
    const register = foreignRegister(1200);
    const memory = rememberFound(register, register.source);
    let changed = 0;
    const list: ListFound<string> = async (afterIgsn, limit) => {
      const page = await register.list(afterIgsn, limit);
      if (page.length === 0) return page;
      register.set(page[7]![0], 'new');
      changed++;
      if (isAskedMeanwhile) await memory.find(nameOf(3));
      return page;
    };
    await fillMemory(memory, list, never);
    await nextTurn();
    assert.ok(changed >= 3);
    for (const n of [7, 507, 1007]) assert.equal(await memory.find(nameOf(n)), 'new', nameOf(n));
    assert.equal(await memory.find(nameOf(8)), 'old');
  }
});

test('a page that a change overtakes is read again, and filling goes on when changes never end', async () => {
  const register = foreignRegister(600);
  const memory = rememberFound(register, register.source);
  const restless: ListFound<string> = async (afterIgsn, limit) => {
    const page = await register.list(afterIgsn, limit);
    register.set(nameOf(0), `new ${register.asked.pages}`);
    await memory.find(nameOf(0));
    return page;
  };
  await fillMemory(memory, restless, never);
  assert.equal(register.asked.pages, 3 + 3 + 1);
  await nextTurn();
  assert.equal(await memory.find(nameOf(0)), 'new 7');
});

test('filling ends when there is no room, and drives out nothing that was asked for', async () => {
  const register = foreignRegister(1200);
  const memory = rememberFound(register, register.source, 200 * (6 + 3 + 64));
  assert.equal(await memory.find(nameOf(1100)), 'old');
  await fillMemory(memory, register.list, never);
  assert.equal(register.asked.pages, 1);
  register.asked.found = 0;
  for (const n of [1100, 0, 198]) assert.equal(await memory.find(nameOf(n)), 'old');
  assert.equal(register.asked.found, 0);
  await memory.find(nameOf(199));
  assert.equal(register.asked.found, 1);
});

test('filling stops when it is told to', async () => {
  const register = foreignRegister(1200);
  const stopping = new AbortController();
  const memory = rememberFound(register, register.source);
  const list: ListFound<string> = (afterIgsn, limit): Promise<FoundByIgsn<string>> => {
    stopping.abort();
    return register.list(afterIgsn, limit);
  };
  await fillMemory(memory, list, stopping.signal);
  assert.equal(register.asked.pages, 1);
});

test('it is told when everything is forgotten', async () => {
  const register = foreignRegister(600);
  let forgotten = 0;
  const onForgotten = () => {
    forgotten++;
  };
  const memory = rememberFound({ ...register, onForgotten }, register.source);
  await fillMemory(memory, register.list, never);
  assert.equal(forgotten, 0);
  for (let n = 0; n < 600; n++) register.set(nameOf(n), 'new');
  await nextTurn();
  assert.equal(await memory.find(nameOf(5)), 'new');
  assert.equal(forgotten, 1);
});
