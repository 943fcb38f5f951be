import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { reconcile } from '../../src/outbox/reconcile.ts';
import { listExpeditionIds } from '../../src/store/read/list-expeditions.ts';
import { call, start } from '../store/child-process.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows, TESTER } from '../store/tree-rows.ts';
import { chance, killWhen } from './kill-at.ts';

const OBJECTS = 2 + 700 + 700 * 3;

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.status === 200,
    () => false,
  );
}

onEachPlace('a server that is killed while the outbox is full', (place) => {
  let house: House;
  let port: number;
  before(async () => {
    house = await houseAt(place());
    port = await freePort();
    await importRows(house, holeRows('ICDP', '6301', 700, 3));
    await registerWithoutDelivering(house);
  });
  after(() => house.close());

  const serve = () =>
    start(['serve', '--port', String(port), '--upstream', 'recorded', '--log-level', 'silent', ...place().flags]);
  const confirmed = async () => (await countOutbox(house.store.read)).confirmed ?? 0;

  it('confirms the rest after the next start, and shows nothing as registered before', async () => {
    assert.deepEqual(await countOutbox(house.store.read), { pending: OBJECTS });
    const random = chance(29);
    let killed = 0;
    for (const moment of [
      async () => (await confirmed()) > 0,
      async () => (await confirmed()) > 1000 + random() * 500,
    ]) {
      if (await killWhen(serve(), moment, random() * 30)) killed++;
      const shown = await house.store.read
        .selectFrom('record')
        .select('igsn')
        .where('state', '=', 'registered')
        .execute();
      assert.equal(shown.length, await confirmed());
    }
    assert.equal(killed, 2);
    const running = serve();
    while (!(await isReady(port))) await sleep(20);
    while (((await countOutbox(house.store.read)).pending ?? 0) > 0) await sleep(20);
    running.child.kill('SIGTERM');
    assert.equal((await running.ended).status, 0);
    const claimed = { now: () => new Date(Date.now() + 121_000) };
    await deliverOutbox(house.store, house.upstream!, claimed);
    assert.deepEqual(await countOutbox(house.store.read), { confirmed: OBJECTS });
    assert.deepEqual(await reconcile(house.store, house.upstream!), { compared: OBJECTS, findings: [] });
    assert.equal((await call(['verify', ...place().flags])).status, 0);
  });
});

async function registerWithoutDelivering(house: House): Promise<void> {
  const [id] = await listExpeditionIds(house.store.read, '6301');
  await registerExpedition(house.unitOfWork, id!, { actor: TESTER, rules: house.rules, phase: 'E' });
}
