import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeWebhook } from '../../src/operations/webhooks/keep-webhooks.ts';
import { webhookStore } from '../../src/store/ports/webhook-store.ts';
import { change, until } from '../registry/dumps.ts';
import { addClient, described, OPERATOR } from '../registry/parties.ts';
import { Receiver } from '../registry/receiver.ts';
import { houseAt, onEachPlace, type TestPlace } from '../store/each-engine.ts';
import { chance } from './kill-at.ts';

const RECORDS = 1500;
const KILLS = 5;
const PROGRAM = join(import.meta.dirname, 'serve-webhooks.ts');

function serve({ dataFolder, databaseUrl }: TestPlace): ChildProcess {
  return spawn(process.execPath, [PROGRAM, dataFolder, databaseUrl], { stdio: ['ignore', 'ignore', 'inherit'] });
}

onEachPlace('webhooks whose servers are killed', (place) => {
  it('tell everything at least once and in order, of two servers that are killed in turn', async () => {
    const house = await houseAt(place(), {}, 'none');
    const slow = await new Receiver((response) => void setTimeout(() => response.end(), 40)).start();
    const random = chance(20_261_122);
    let servers: ChildProcess[] = [];
    try {
      await addClient(house, 'GFZ.ICDP', ['ICD']);
      const rules = { allowsHttp: true, allowsLoopback: true };
      const made = await makeWebhook(house.unitOfWork, { url: slow.url, party: '' }, rules, OPERATOR);
      assert.ok(made.ok);
      const { id } = made.value;
      servers = [serve(place()), serve(place())];
      const write = async () => {
        for (let n = 0; n < RECORDS; n += 50) {
          const igsns = Array.from({ length: 50 }, (_, k) => `ICD${n + k}`);
          await change(
            house,
            ...igsns.map((igsn) => ({ igsn, description: described(igsn), wish: 'findable' as const })),
          );
          await sleep(40);
        }
      };
      const kill = async () => {
        for (let n = 0; n < KILLS; n++) {
          const calls = slow.calls.length;
          await until(() => slow.calls.length > calls || slow.events.length >= RECORDS);
          await sleep(random() * 60);
          for (const one of servers) {
            one.kill('SIGKILL');
            await once(one, 'exit');
          }
          servers = [serve(place()), serve(place())];
        }
      };
      await Promise.all([write(), kill()]);
      const { seq } = await webhookStore(house.store.read).clock();
      await until(async () => (await webhookStore(house.store.read).find(id))!.position === seq);
      assert.equal(new Set(slow.events.map((event) => event.igsn)).size, RECORDS);
      const firsts = slow.calls.map((call) => call.told.events[0]!.changeNumber);
      const known = new Set<number>();
      for (const [at, call] of slow.calls.entries()) {
        for (const { changeNumber } of call.told.events) {
          const isNext = known.size === 0 || known.has(changeNumber) || changeNumber > Math.max(...known);
          assert.ok(isNext, `call ${at} tells what was passed over`);
        }
        for (const { changeNumber } of call.told.events) known.add(changeNumber);
      }
      assert.ok(firsts.length > RECORDS / 100);
    } finally {
      for (const one of servers) one.kill('SIGKILL');
      await slow.stop();
      await house.close();
    }
  });
});
