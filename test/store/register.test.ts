import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { RecordWrite } from '../../src/operations/register-ports.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { claimRows } from '../../src/outbox/claim-rows.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox, retryRows } from '../../src/outbox/outbox-rows.ts';
import { settleRows } from '../../src/outbox/settle-rows.ts';
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../../src/upstream/upstream.ts';
import { onEachEngine } from './each-engine.ts';
import { recordWrite } from './record-write.ts';
import { TESTER } from './tree-rows.ts';

const WITH_UPSTREAM = { hasUpstream: true };
const NOON = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);

/** Writes records with their identifiers. */
async function write(house: House, ...records: RecordWrite[]): Promise<void> {
  await house.unitOfWork(async (work) => {
    const found = new Set((await work.identifiers.find(records.map((one) => one.igsn))).map((one) => one.igsn));
    const rows = records
      .filter((one) => !found.has(one.igsn))
      .map((one) => ({ ...one, prefix: null, key: null, origin: 'minted' as const }));
    await work.identifiers.insert(rows, work.now());
    await work.register.write(records, 'tester');
  });
}

const pending = (igsn: string) => recordWrite(igsn, { state: 'pending', registeredAt: null, outboxState: 'pending' });

const readRecord = (house: House, igsn: string) =>
  house.store.read.selectFrom('record').selectAll().where('igsn', '=', igsn).executeTakeFirstOrThrow();

const readOutbox = (house: House, igsn: string) =>
  house.store.read.selectFrom('outbox').selectAll().where('igsn', '=', igsn).orderBy('id').execute();

function answering(
  answer: (request: UpstreamRequest) => UpstreamAnswer,
): Upstream & { readonly asked: UpstreamRequest[] } {
  const asked: UpstreamRequest[] = [];
  const submit = async (requests: readonly UpstreamRequest[]) => {
    asked.push(...requests);
    return requests.map(answer);
  };
  return { name: 'test', asked, submit, recall: async function* () {} };
}

const confirm = (): UpstreamAnswer => ({ outcome: 'confirmed' });

onEachEngine(
  'the register',
  (house) => {
    it('keeps the day of registration of what was registered, also beside what becomes registered now', async () => {
      await write(house(), recordWrite('OLD1'), recordWrite('OLD2'), pending('NEW1'));
      const next = { version: 2, contentHash: 'other' };
      const now = '2026-02-02T00:00:00Z';
      await write(
        house(),
        recordWrite('NEW1', { ...next, registeredAt: now }),
        recordWrite('OLD1', { ...next, registeredAt: null }),
        recordWrite('OLD2', { ...next, registeredAt: null }),
      );
      const dates = await Promise.all(['OLD1', 'OLD2', 'NEW1'].map((igsn) => readRecord(house(), igsn)));
      assert.deepEqual(
        dates.map((one) => [one.igsn, one.version, one.registered_at]),
        [
          ['OLD1', 2, '2026-01-01T00:00:00Z'],
          ['OLD2', 2, '2026-01-01T00:00:00Z'],
          ['NEW1', 2, now],
        ],
      );
    });

    it('refuses a record whose identifier was never allocated', async () => {
      await assert.rejects(
        house().unitOfWork((work) => work.register.write([recordWrite('NOBODY')], 'tester')),
        /foreign key/i,
      );
    });

    it('withdraws once, with reason and successor, and never twice', async () => {
      await write(house(), recordWrite('GONE'), recordWrite('HEIR'));
      const wanted = { igsn: 'gone', reason: ' broken in transport ', successor: 'HEIR' };
      await withdrawIdentifier(house().unitOfWork, wanted, WITH_UPSTREAM, TESTER);
      const first = await readRecord(house(), 'GONE');
      assert.equal(first.state, 'withdrawn');
      assert.equal(first.withdrawn_reason, 'broken in transport');
      assert.equal(first.successor, 'HEIR');
      await withdrawIdentifier(house().unitOfWork, { ...wanted, reason: 'again' }, WITH_UPSTREAM, TESTER);
      assert.deepEqual(await readRecord(house(), 'GONE'), first);
      assert.equal((await readOutbox(house(), 'GONE')).filter((one) => one.action === 'withdraw').length, 1);
    });

    const wrong = [
      [{ igsn: 'GONE9', reason: 'x' }, 'not-found'],
      [{ igsn: 'HEIR', reason: ' ' }, 'invalid-input'],
      [{ igsn: 'a b', reason: 'x' }, 'invalid-input'],
      [{ igsn: 'HEIR', reason: 'x', successor: 'NOBODY' }, 'not-found'],
      [{ igsn: 'HEIR', reason: 'x', successor: 'HEIR' }, 'invalid-input'],
    ] as const;
    for (const [wanted, code] of wrong) {
      it(`does not withdraw ${JSON.stringify(wanted)}`, async () => {
        await assert.rejects(withdrawIdentifier(house().unitOfWork, wanted, WITH_UPSTREAM, TESTER), { code });
      });
    }
  },
  { now: () => NOON },
);

onEachEngine(
  'the outbox',
  (house) => {
    it('is delivered: what upstream confirms becomes registered, once', async () => {
      await write(house(), pending('TA1'), pending('TA2'));
      const upstream = answering(confirm);
      assert.deepEqual(await deliverOutbox(house().store, upstream, { now: () => NOON }), { confirmed: 2, failed: 0 });
      assert.deepEqual(
        upstream.asked.map((one) => one.igsn),
        ['TA1', 'TA2'],
      );
      const record = await readRecord(house(), 'TA1');
      assert.deepEqual([record.state, record.registered_at], ['registered', '2026-03-01T12:00:00Z']);
      assert.deepEqual(await deliverOutbox(house().store, upstream, { now: () => NOON }), { confirmed: 0, failed: 0 });
      assert.equal(upstream.asked.length, 2);
    });

    it('tries again later and later, and after twelve times asks for a person', async () => {
      await write(house(), pending('TB1'));
      const refuse = answering(() => ({ outcome: 'failed', reason: 'the moon is wrong', mayRetry: true }));
      const pauses: number[] = [];
      for (let time = NOON, tries = 0; tries < 20; tries++) {
        await deliverOutbox(house().store, refuse, { now: () => time, random: () => 1 });
        const [row] = await readOutbox(house(), 'TB1');
        if (row!.state === 'needs-a-person') break;
        pauses.push((Date.parse(row!.due_at) - time.getTime()) / 1000);
        time = new Date(row!.due_at);
      }
      assert.deepEqual(pauses, [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
      assert.equal(refuse.asked.length, 12);
      const audit = await house().store.read.selectFrom('audit').selectAll().where('action', '=', 'give-up').execute();
      assert.match(audit[0]!.after!, /the moon is wrong/);
      assert.equal((await readRecord(house(), 'TB1')).state, 'pending', 'nothing is shown as registered that is not');
      assert.equal(await retryRows(house().store, NOON), 1);
      await deliverOutbox(house().store, answering(confirm), { now: () => NOON });
      assert.equal((await readRecord(house(), 'TB1')).state, 'registered');
    });

    it('does not try again what cannot be mended by trying', async () => {
      await write(house(), pending('TC1'));
      const never = answering(() => ({ outcome: 'failed', reason: 'prefix not yours', mayRetry: false }));
      await deliverOutbox(house().store, never, { now: () => NOON });
      assert.equal((await readOutbox(house(), 'TC1'))[0]!.state, 'needs-a-person');
      assert.equal((await countOutbox(house().store.read))['needs-a-person'], 1);
    });

    it('takes an upstream that throws, or answers half, as a failed try', async () => {
      await write(house(), pending('TD1'), pending('TD2'));
      const cut: Upstream = { ...answering(confirm), submit: () => Promise.reject(new Error('connection cut')) };
      assert.deepEqual(await deliverOutbox(house().store, cut, { now: () => NOON }), { confirmed: 0, failed: 2 });
      const half: Upstream = { ...answering(confirm), submit: async () => [{ outcome: 'confirmed' }] };
      assert.deepEqual(await deliverOutbox(house().store, half, { now: () => after(11) }), { confirmed: 1, failed: 1 });
      const [[d1], [d2]] = [await readOutbox(house(), 'TD1'), await readOutbox(house(), 'TD2')];
      assert.deepEqual([d1!.state, d2!.state, d2!.last_error], ['confirmed', 'retry', 'no answer']);
    });

    it('gives what a dead worker had claimed to the next one when the claim has run out', async () => {
      await write(house(), pending('TE1'));
      const claimed = await claimRows(house().store, NOON, 500);
      assert.ok(claimed.some((one) => one.igsn === 'TE1'));
      assert.deepEqual(
        (await claimRows(house().store, after(119), 500)).filter((one) => one.igsn === 'TE1'),
        [],
      );
      const again = (await claimRows(house().store, after(121), 500)).filter((one) => one.igsn === 'TE1');
      assert.equal(again[0]?.attempts, 2);
      await settleRows(house().store, after(121), again, [{ outcome: 'confirmed' }], 0);
      assert.equal((await readRecord(house(), 'TE1')).state, 'registered');
    });

    it('a withdrawal that upstream confirms does not become registered again', async () => {
      await write(house(), pending('TF1'));
      await withdrawIdentifier(house().unitOfWork, { igsn: 'TF1', reason: 'lost' }, WITH_UPSTREAM, TESTER);
      await deliverOutbox(house().store, answering(confirm), { now: () => after(1) });
      assert.equal((await readRecord(house(), 'TF1')).state, 'withdrawn');
      assert.deepEqual(
        (await readOutbox(house(), 'TF1')).map((one) => [one.action, one.state]),
        [
          ['register', 'confirmed'],
          ['withdraw', 'confirmed'],
        ],
      );
    });

    it('stops between batches when it is told to', async () => {
      await write(house(), ...Array.from({ length: 1200 }, (_, at) => pending(`TG${at}`)));
      const stopping = new AbortController();
      const onProgress = () => stopping.abort();
      const done = await deliverOutbox(house().store, answering(confirm), {
        now: () => NOON,
        signal: stopping.signal,
        onProgress,
      });
      assert.equal(done.confirmed, 500);
      await deliverOutbox(house().store, answering(confirm), { now: () => NOON });
    });

    it('a withdrawal that nobody is to be told waits for nobody', async () => {
      await write(house(), recordWrite('TH1', { outboxState: 'not-applicable' }));
      await withdrawIdentifier(house().unitOfWork, { igsn: 'TH1', reason: 'lost' }, { hasUpstream: false }, TESTER);
      const rows = await readOutbox(house(), 'TH1');
      assert.deepEqual(rows.map((one) => [one.action, one.state]).toSorted(), [
        ['register', 'not-applicable'],
        ['withdraw', 'not-applicable'],
      ]);
    });
  },
  { now: () => NOON },
);
