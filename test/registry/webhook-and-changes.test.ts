import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { webhookHouse } from '../../src/api/webhook-house.ts';
import { initialise } from '../../src/context.ts';
import { makeWebhook } from '../../src/operations/webhooks/keep-webhooks.ts';
import { webhookStore } from '../../src/store/ports/webhook-store.ts';
import { startWebhookWorker } from '../../src/webhooks/webhook-worker.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { change, until, withdraw } from './dumps.ts';
import { addClient, described, OPERATOR } from './parties.ts';
import { Receiver, type ToldEvent } from './receiver.ts';

const STATE: Readonly<Record<string, string>> = {
  'record.registered': 'registered',
  'record.changed': 'registered',
  'record.withdrawn': 'withdrawn',
  'record.hidden': 'hidden',
};
/** The clock of the worker, so that pauses after failures pass in a test. */
const FASTER = 20_000;

const mutation = fc.record({ kind: fc.constantFrom('show', 'show', 'hide', 'withdraw'), n: fc.nat(30) });
const behaviour = fc.constantFrom('take', 'take', 'fail', 'cut', 'take and cut');

onEachPlace('webhooks while records change', (place) => {
  it('leave a receiver that fails at random with everything as it stands', async () => {
    const house = await houseAt(place(), { outgoing: { allowLoopback: true } }, 'none');
    await initialise(house);
    await addClient(house, 'GFZ.ICDP', ['ICD']);
    const webhooks = webhookStore(house.store.read);
    let run = 0;
    const property = fc.asyncProperty(
      fc.array(mutation, { minLength: 5, maxLength: 30 }),
      fc.array(behaviour, { minLength: 1, maxLength: 12 }),
      async (mutations, behaviours) => {
        const taken: ToldEvent[] = [];
        const receiver = await new Receiver((response, call, number) => {
          const how = behaviours[number] ?? 'take';
          if (how.startsWith('take')) taken.push(...call.told.events);
          if (how === 'fail') response.writeHead(500);
          if (how.endsWith('cut')) response.destroy();
          else response.end();
        }).start();
        const rules = { allowsHttp: true, allowsLoopback: true };
        const made = await makeWebhook(house.unitOfWork, { url: receiver.url, party: '' }, rules, OPERATOR);
        assert.ok(made.ok);
        const { id, position } = made.value;
        const begunMs = Date.now();
        const now = () => new Date(begunMs + (Date.now() - begunMs) * FASTER);
        const worker = startWebhookWorker({
          house: { ...(await webhookHouse(house)), allowsHttp: true, now },
          webhooks,
          holder: `run ${run++}`,
          isDead: () => false,
          pauseMs: 2,
          onError: (error) => assert.fail(String(error)),
        });
        for (const [at, { kind, n }] of mutations.entries()) {
          const igsn = `ICD${n}`;
          if (kind === 'withdraw') await withdraw(house, igsn).catch(() => undefined);
          const description = described(igsn, `Title ${run} ${at}`);
          const wish = kind === 'hide' ? 'hidden' : 'findable';
          // What was withdrawn stays so: such a change is refused, and that is as good.
          if (kind !== 'withdraw') await change(house, { igsn, description, wish }).catch(() => undefined);
        }
        const { seq } = await webhooks.clock();
        await until(async () => (await webhooks.find(id))!.position === seq);
        await worker.stop();
        await receiver.stop();
        await house.unitOfWork((work) => work.webhooks.remove(id));
        const latest = new Map<string, ToldEvent>();
        for (const event of taken)
          if (event.changeNumber >= (latest.get(event.igsn)?.changeNumber ?? 0)) latest.set(event.igsn, event);
        const rows = await house.store.read
          .selectFrom('record')
          .select(['igsn', 'state', 'changed_seq'])
          .where('changed_seq', '>', position)
          .orderBy('igsn')
          .execute();
        assert.deepEqual(
          [...latest.values()]
            .map(({ igsn, type, changeNumber }) => [igsn, STATE[type], changeNumber])
            .toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
          rows
            .map(({ igsn, state, changed_seq }) => [igsn, state, changed_seq])
            .toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
        );
      },
    );
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
    await house.close();
  });
});
