import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { claimRows, releaseRows } from '../../src/outbox/claim-rows.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { retryRows } from '../../src/outbox/outbox-rows.ts';
import { settleRows } from '../../src/outbox/settle-rows.ts';
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../../src/upstream/upstream.ts';
import { onEachEngine } from './each-engine.ts';
import { recordWrite } from './record-write.ts';
import { TESTER } from './tree-rows.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const CONFIRMED: UpstreamAnswer = { outcome: 'confirmed' };
const fails = (mayRetry: boolean): UpstreamAnswer => ({ outcome: 'failed', reason: 'not today', mayRetry });

/** Writes versions of one identifier, each as its own unit of work. */
async function writeVersions(house: House, igsn: string, ...versions: number[]): Promise<void> {
  for (const version of versions) {
    await house.unitOfWork(async (work) => {
      const fresh = { ...recordWrite(igsn), prefix: null, key: null, origin: 'minted' as const };
      if (version === 1) await work.identifiers.insert([fresh], work.now());
      const write = { version, state: 'pending', registeredAt: null, contentHash: `hash ${version}` };
      await work.register.write([recordWrite(igsn, write)], 'tester');
    });
  }
}

const withdraw = (house: House, igsn: string) =>
  withdrawIdentifier(house.unitOfWork, { igsn, reason: 'lost' }, { hasUpstream: true }, TESTER);

/** An upstream that keeps what it was told, in order, and answers as `answer` says. */
function listening(answer: (request: UpstreamRequest) => UpstreamAnswer) {
  const told: string[] = [];
  const submit = async (requests: readonly UpstreamRequest[]) =>
    requests.map((request) => {
      told.push(`${request.action} ${request.igsn} ${request.version}`);
      return answer(request);
    });
  return { name: 'test', submit, recall: async function* () {}, told } satisfies Upstream & { told: string[] };
}

async function statesOf(house: House, igsn: string): Promise<string[]> {
  const rows = await house.store.read
    .selectFrom('outbox')
    .select(['version', 'action', 'state'])
    .where('igsn', '=', igsn)
    .orderBy('version')
    .orderBy('action')
    .execute();
  return rows.map((row) => `${row.action} ${row.version} ${row.state}`);
}

onEachEngine(
  'what one identifier has to tell upstream',
  (house) => {
    beforeEach(() => house().store.unitOfWork((db) => db.deleteFrom('outbox').execute()));

    const deliver = (upstream: Upstream, at: Date) => deliverOutbox(house().store, upstream, { now: () => at });

    it('is told in order: nothing overtakes a change that is to be tried again', async () => {
      await writeVersions(house(), 'ORDERA', 1, 2);
      await withdraw(house(), 'ORDERA');
      await writeVersions(house(), 'ORDERB', 1);
      const failing = listening(({ igsn }) => (igsn === 'ORDERA' ? fails(true) : CONFIRMED));
      await deliver(failing, NOON);
      assert.deepEqual(failing.told, ['register ORDERA 1', 'register ORDERB 1'], 'others do not wait');
      await deliver(failing, after(5));
      assert.equal(failing.told.length, 2, 'before its time nothing of it is tried');
      const mended = listening(() => CONFIRMED);
      await deliver(mended, after(60));
      assert.deepEqual(mended.told, ['register ORDERA 1', 'register ORDERA 2', 'withdraw ORDERA 2']);
    });

    it('never has two of it under way', async () => {
      await writeVersions(house(), 'ORDERC', 1, 2);
      const first = await claimRows(house().store, NOON, 500);
      assert.deepEqual([first.map((row) => row.version), await claimRows(house().store, NOON, 500)], [[1], []]);
      const second = await settleRows(house().store, NOON, first, [CONFIRMED], 500);
      assert.deepEqual(
        second.map((row) => row.version),
        [2],
      );
      await settleRows(house().store, NOON, second, [CONFIRMED], 0);
    });

    it('goes on after one that a person is needed for, which then is never told later', async () => {
      await writeVersions(house(), 'ORDERD', 1, 2);
      const upstream = listening(({ version }) => (version === 1 ? fails(false) : CONFIRMED));
      await deliver(upstream, NOON);
      assert.deepEqual(upstream.told, ['register ORDERD 1', 'register ORDERD 2']);
      assert.deepEqual(await statesOf(house(), 'ORDERD'), ['register 1 not-applicable', 'register 2 confirmed']);
      assert.equal(await retryRows(house().store, after(60)), 0);
      const record = house().store.read.selectFrom('record').select('state').where('igsn', '=', 'ORDERD');
      assert.equal((await record.executeTakeFirstOrThrow()).state, 'registered');
    });

    it('put back by a person waits for what is under way, and is passed over when that is confirmed', async () => {
      await writeVersions(house(), 'ORDERE', 1, 2);
      const [first] = await claimRows(house().store, NOON, 500);
      const underWay = await settleRows(house().store, NOON, [first!], [fails(false)], 500);
      assert.deepEqual(
        underWay.map((row) => row.version),
        [2],
      );
      await retryRows(house().store, after(1));
      assert.deepEqual(await claimRows(house().store, after(2), 500), []);
      await settleRows(house().store, after(3), underWay, [CONFIRMED], 0);
      assert.deepEqual(await statesOf(house(), 'ORDERE'), ['register 1 not-applicable', 'register 2 confirmed']);
    });

    it('put back by a person goes first when what was under way fails, or its worker died', async () => {
      for (const [igsn, answers] of [
        ['ORDERF', [fails(true)]],
        ['ORDERG', undefined],
      ] as const) {
        await writeVersions(house(), igsn, 1, 2);
        const [first] = await claimRows(house().store, NOON, 500);
        const underWay = await settleRows(house().store, NOON, [first!], [fails(false)], 500);
        await retryRows(house().store, after(1));
        if (answers !== undefined) await settleRows(house().store, after(2), underWay, answers, 0);
        const upstream = listening(() => CONFIRMED);
        await deliver(upstream, answers === undefined ? after(130) : after(100));
        assert.deepEqual(upstream.told, [`register ${igsn} 1`, `register ${igsn} 2`]);
      }
    });

    it('stays confirmed when a worker that was too slow comes back with a failure, or gives it back', async () => {
      await writeVersions(house(), 'ORDERH', 1);
      const slow = await claimRows(house().store, NOON, 500);
      const quick = await claimRows(house().store, after(121), 500);
      assert.equal(quick.length, 1);
      await settleRows(house().store, after(122), quick, [CONFIRMED], 0);
      await settleRows(house().store, after(123), slow, [fails(true)], 0);
      await releaseRows(house().store, after(123), slow);
      assert.deepEqual(await statesOf(house(), 'ORDERH'), ['register 1 confirmed']);
    });
  },
  { now: () => NOON },
);
