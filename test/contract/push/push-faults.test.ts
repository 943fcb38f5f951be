import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTwoEnds, recordsOf, registerHole, type TwoEnds } from './two-ends.ts';

/** Waits until something is so, and no longer than the program may reasonably take. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const ends = Date.now() + 60_000; !(await isSo()); ) {
    assert.ok(Date.now() < ends, 'it never came so far');
    await sleep(5);
  }
}

onTwoEnds('a push that is broken off', (ends) => {
  const registered = async ({ expedition }: TwoEnds) =>
    (await recordsOf(expedition.house)).filter((one) => one.state === 'registered').map((one) => one.igsn);
  const there = async ({ agent }: TwoEnds) => (await agent.records()).map((one) => one.igsn);

  it('goes on when its agent comes back that was killed in the middle, and shows nothing before', async () => {
    const { agent, expedition } = ends();
    const count = await registerHole(expedition, '6301', { runs: 120, sections: 3 });
    const running = expedition.start('push', '--json');
    await until(async () => (await there(ends())).length > 0);
    await agent.kill();
    const { status, error } = await running.ended;
    assert.equal(status, 1);
    assert.match(error, /gfz (does not take anything now|did not take everything): gfz, pushing: no answer/);
    const known = new Set(await there(ends()));
    assert.ok(
      (await registered(ends())).every((igsn) => known.has(igsn)),
      'shown and not confirmed',
    );
    assert.ok(known.size < count, 'it was killed too late');
    await agent.start();
    const { value } = await expedition.json('push');
    assert.deepEqual([value.waiting, value.refused], [0, 0]);
    assert.deepEqual(await agent.records(), await recordsOf(expedition.house));
  });

  it('goes on where it was killed itself, and after Ctrl-C', async () => {
    const { agent, expedition } = ends();
    await registerHole(expedition, '6302', { runs: 160, sections: 3 });
    const before = (await there(ends())).length;
    const killed = expedition.start('push');
    await until(async () => (await there(ends())).length > before);
    killed.child.kill('SIGKILL');
    assert.equal((await killed.ended).signal, 'SIGKILL');
    const known = new Set(await there(ends()));
    assert.ok(
      (await registered(ends())).every((igsn) => known.has(igsn)),
      'shown and not confirmed',
    );
    // The agent may still be taking what the killed push had told it; only the push that runs now can confirm anything here.
    const confirmed = (await registered(ends())).length;
    const stopped = expedition.start('push');
    await until(async () => (await registered(ends())).length > confirmed);
    stopped.child.kill('SIGINT');
    const { status, out, error } = await stopped.ended;
    assert.equal(status, 1, out + error);
    assert.match(out, /waiting, 0 refused. The same call goes on./);
    // As if a minute had gone by: what the killed process had in hand is nobody's any more.
    const claimed = expedition.house.store.unitOfWork((db) =>
      db.updateTable('outbox').set({ due_at: new Date().toISOString() }).where('state', '=', 'submitted').execute(),
    );
    await claimed;
    const { value } = await expedition.json('push');
    assert.deepEqual([value.waiting, value.refused], [0, 0]);
    assert.deepEqual(await agent.records(), await recordsOf(expedition.house));
    const versions = await agent.house.store.read.selectFrom('record').select('version').distinct().execute();
    assert.deepEqual(versions, [{ version: 1 }], 'something was told twice and made a new version');
  });

  it('pushes by itself while serving, also what is registered with the agent away', async () => {
    const { agent, expedition } = ends();
    await agent.kill();
    const count = await registerHole(expedition, '6303', { runs: 2, sections: 2 });
    const before = (await registered(ends())).length;
    const server = expedition.start('serve', '--port', '0', '--log-level', 'silent');
    try {
      await until(async () => {
        const rows = await expedition.house.store.read.selectFrom('outbox').select('last_error').execute();
        return rows.some((one) => /no answer/.test(one.last_error ?? ''));
      });
      assert.equal((await registered(ends())).length, before);
      await agent.start();
      await until(async () => (await registered(ends())).length === before + count);
    } finally {
      server.child.kill('SIGTERM');
      await server.ended;
    }
    assert.deepEqual(await agent.records(), await recordsOf(expedition.house));
  });
});
