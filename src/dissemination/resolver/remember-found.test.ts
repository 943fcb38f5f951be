import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Landing } from '../../store/read/find-landing.ts';
import { rememberFound } from './remember-found.ts';

/** A register in memory that counts what it is asked; a look-up has read its answer and waits for `gate`, as over a network. */
function fakeRegister(gate?: Promise<void>) {
  const landings = new Map<string, Landing>();
  const changes: { igsn: string; seq: number }[] = [];
  const asked = { found: 0, changed: 0 };
  let commits = 0;
  return {
    asked,
    version: () => changes.length,
    /** A change of another process does not show in `commits`. */
    set: (igsn: string, landingUrl: string, isForeign = false) => {
      landings.set(igsn, { landingUrl, registeredAt: null, changedAt: '2024-01-01T00:00:00Z' });
      changes.unshift({ igsn, seq: changes.length + 1 });
      if (!isForeign) commits++;
    },
    lengthOf: ({ landingUrl }: Landing) => landingUrl?.length ?? 0,
    find: async (igsn: string) => {
      asked.found++;
      const landing = landings.get(igsn);
      await gate;
      return landing;
    },
    source: {
      commits: () => commits,
      listChanged: async (afterSeq: number, limit: number) => {
        asked.changed++;
        return changes.filter((change) => change.seq > afterSeq).slice(0, limit);
      },
    },
  };
}

test('asks for changes once a turn and for a landing once', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  const { find } = rememberFound(register, register.source);
  for (let turn = 0; turn < 3; turn++) {
    await Promise.all(Array.from({ length: 50 }, async () => assert.equal((await find('A'))?.landingUrl, 'a')));
    await nextTurn();
  }
  assert.equal(register.asked.changed, 3);
  assert.ok(register.asked.found <= 50);
});

test('sees a change of this process in the same turn, of another one in the next', async () => {
  const register = fakeRegister();
  const { find } = rememberFound(register, register.source);
  for (let n = 0; n < 5; n++) {
    register.set('A', `own ${n}`);
    assert.equal((await find('A'))?.landingUrl, `own ${n}`);
    register.set('A', `foreign ${n}`, true);
    await nextTurn();
    assert.equal((await find('A'))?.landingUrl, `foreign ${n}`);
  }
});

test('a store with a version is asked for changes only when somebody has committed', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  const { find } = rememberFound(register, { ...register.source, version: register.version });
  for (let turn = 0; turn < 5; turn++) {
    assert.equal((await find('A'))?.landingUrl, 'a');
    await nextTurn();
  }
  assert.equal(register.asked.changed, 1);
  for (const isForeign of [true, false, true]) {
    register.set('A', `changed ${isForeign}`, isForeign);
    assert.equal((await find('A'))?.landingUrl, `changed ${isForeign}`);
    await nextTurn();
    assert.equal((await find('A'))?.landingUrl, `changed ${isForeign}`);
    await nextTurn();
  }
  assert.equal(register.asked.changed, 4);
});

test('a version that cannot be told is no proof that nothing changed', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  const { find } = rememberFound(register, { ...register.source, version: () => undefined });
  await find('A');
  await nextTurn();
  register.set('A', 'b', true);
  assert.equal((await find('A'))?.landingUrl, 'b');
});

test('does not remember that something is unknown', async () => {
  const register = fakeRegister();
  const { find } = rememberFound(register, register.source);
  assert.equal(await find('A'), undefined);
  register.set('A', 'a', true);
  await nextTurn();
  assert.equal((await find('A'))?.landingUrl, 'a');
});

test('a look-up that was overtaken by a change leaves nothing behind', async () => {
  const gate = Promise.withResolvers<void>();
  const register = fakeRegister(gate.promise);
  register.set('A', 'old');
  const { find } = rememberFound(register, register.source);
  const slow = find('A');
  await nextTurn();
  assert.equal(register.asked.found, 1);
  register.set('A', 'new', true);
  register.set('B', 'b', true);
  const other = find('B');
  await nextTurn();
  assert.deepEqual(register.asked, { found: 2, changed: 2 });
  gate.resolve();
  assert.equal((await slow)?.landingUrl, 'old');
  await other;
  assert.equal((await find('A'))?.landingUrl, 'new');
});

test('more changes than it can follow make it forget everything', async () => {
  const register = fakeRegister();
  const { find } = rememberFound(register, register.source);
  for (let n = 0; n < 10; n++) register.set(`X${n}`, 'old');
  await Promise.all(Array.from({ length: 10 }, (_, n) => find(`X${n}`)));
  for (let n = 0; n < 10; n++) register.set(`X${n}`, 'new', true);
  for (let n = 0; n < 1000; n++) register.set(`Y${n}`, 'y', true);
  await nextTurn();
  for (let n = 0; n < 10; n++) assert.equal((await find(`X${n}`))?.landingUrl, 'new');
});

test('a failure of the store reaches whoever asked, and the next turn asks again', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  let isDown = true;
  const listChanged = async (afterSeq: number, limit: number) => {
    if (isDown) throw new Error('down');
    return register.source.listChanged(afterSeq, limit);
  };
  const { find } = rememberFound(register, { ...register.source, listChanged });
  await assert.rejects(async () => find('A'), /down/);
  isDown = false;
  await nextTurn();
  assert.equal((await find('A'))?.landingUrl, 'a');
});

test('with a rest, a failure does not serve those who ask after it', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  let isDown = true;
  const listChanged = async (afterSeq: number, limit: number) => {
    if (isDown) throw new Error('down');
    return register.source.listChanged(afterSeq, limit);
  };
  const { find } = rememberFound(register, { ...register.source, listChanged, restMs: 60_000 });
  await assert.rejects(async () => find('A'), /down/);
  isDown = false;
  await nextTurn();
  assert.equal((await find('A'))?.landingUrl, 'a');
});

test('with a rest, a change of another process shows when the rest is over', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const register = fakeRegister();
  register.set('A', 'old');
  const { find } = rememberFound(register, { ...register.source, restMs: 20 });
  assert.equal((await find('A'))?.landingUrl, 'old');
  register.set('A', 'new', true);
  assert.equal((await find('A'))?.landingUrl, 'old');
  t.mock.timers.tick(20);
  assert.equal((await find('A'))?.landingUrl, 'new');
});

test('with a rest, nobody waits for the next question while the last answer serves, and no longer', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const gate = Promise.withResolvers<void>();
  const register = fakeRegister();
  register.set('A', 'old');
  let isSlow = false;
  const listChanged = async (afterSeq: number, limit: number) => {
    const changes = await register.source.listChanged(afterSeq, limit);
    if (isSlow) await gate.promise;
    return changes;
  };
  const { find } = rememberFound(register, { ...register.source, listChanged, restMs: 60 });
  await find('A');
  isSlow = true;
  t.mock.timers.tick(40);
  assert.equal((find('A') as Landing).landingUrl, 'old');
  assert.equal(register.asked.changed, 2, 'asked before the last answer ends to serve');
  register.set('A', 'new', true);
  isSlow = false;
  t.mock.timers.tick(20);
  const waiting = find('A');
  assert.ok(waiting instanceof Promise);
  gate.resolve();
  await waiting;
  t.mock.timers.tick(60);
  assert.equal((await find('A'))?.landingUrl, 'new');
});

test('with a rest, an answer that took longer than it may serve serves nobody afterwards', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const gate = Promise.withResolvers<void>();
  const register = fakeRegister();
  register.set('A', 'old');
  const listChanged = async (afterSeq: number, limit: number) => {
    const changes = await register.source.listChanged(afterSeq, limit);
    await gate.promise;
    return changes;
  };
  const { find } = rememberFound(register, { ...register.source, listChanged, restMs: 10 });
  const late = find('A');
  t.mock.timers.tick(10);
  gate.resolve();
  assert.equal((await late)?.landingUrl, 'old');
  register.set('A', 'new', true);
  t.mock.timers.tick(10);
  assert.equal((await find('A'))?.landingUrl, 'new');
});

test('it answers at once when it was told in this turn that nothing changed', async () => {
  const register = fakeRegister();
  register.set('A', 'a');
  const { find } = rememberFound(register, register.source);
  await find('A');
  await nextTurn();
  const first = find('A');
  assert.ok(first instanceof Promise);
  await first;
  assert.equal((find('A') as Landing).landingUrl, 'a');
  register.set('A', 'b');
  assert.equal((await find('A'))?.landingUrl, 'b');
});

test('what it remembers is bounded, and the oldest goes first', async () => {
  const register = fakeRegister();
  const names = Array.from({ length: 10 }, (_, n) => `X${n}`);
  for (const name of names) register.set(name, 'y'.repeat(34));
  // Each takes 2 characters for its name, 34 for its address and 64 for itself.
  const { find } = rememberFound(register, register.source, 500);
  for (const name of names) await find(name);
  const before = register.asked.found;
  for (const name of names.slice(5)) await find(name);
  assert.equal(register.asked.found, before);
  for (const name of names.slice(0, 5)) await find(name);
  assert.equal(register.asked.found, before + 5);
});
