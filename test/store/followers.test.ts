import assert from 'node:assert/strict';
import { it } from 'node:test';
import { followInBackground } from '../../src/cli/follow-in-background.ts';
import { type Follower, followChanges } from '../../src/operations/following/follow-changes.ts';
import { findLastChange } from '../../src/store/read/find-last-change.ts';
import { onEachEngine } from './each-engine.ts';
import { recordWrite } from './record-write.ts';

let today = new Date('2026-03-01T10:00:00Z');

onEachEngine(
  'followers of the register',
  (house) => {
    const write = (...igsns: string[]) =>
      house().unitOfWork(async (work) => {
        const records = igsns.map((igsn) => recordWrite(igsn, { outboxState: 'not-applicable' }));
        const rows = records.map((one) => ({ ...one, prefix: null, key: null, origin: 'adopted' as const }));
        await work.identifiers.insert(rows, work.now());
        await work.register.write(records, 'tester');
      });
    /** Remembers the IGSNs it was given; fails at one where told. */
    const follower = (name: string, fingerprint: string, seen: string[], failsAt?: string): Follower => ({
      name,
      fingerprint,
      prepare: async (afterSeq) => {
        const query = house().store.read.selectFrom('record').select(['igsn', 'changed_seq']);
        const rows = await query.where('changed_seq', '>', afterSeq).orderBy('changed_seq').limit(2).execute();
        const last = rows.at(-1);
        if (last === undefined) return undefined;
        const igsns = rows.map((row) => row.igsn);
        const keep = async () => {
          if (failsAt !== undefined && igsns.includes(failsAt)) throw new Error('cannot be kept');
          seen.push(...igsns);
        };
        return { throughSeq: last.changed_seq, count: rows.length, keep };
      },
    });

    it('meets every change once, also those after a failure, and begins anew with another fingerprint', async () => {
      await write('FOL1', 'FOL2', 'FOL3');
      const seen: string[] = [];
      const { unitOfWork } = house();
      await assert.rejects(followChanges(unitOfWork, follower('words', 'a', seen, 'FOL3'), { holder: 'one' }), /kept/);
      assert.deepEqual(seen, ['FOL1', 'FOL2']);
      assert.equal(await followChanges(unitOfWork, follower('words', 'a', seen), { holder: 'two' }), 1);
      assert.deepEqual(seen, ['FOL1', 'FOL2', 'FOL3']);
      assert.equal(await followChanges(unitOfWork, follower('words', 'b', seen), { holder: 'two' }), 3);
      assert.equal(seen.length, 6);
    });

    it('leaves a follower to who holds it until the time is over', async () => {
      const { unitOfWork } = house();
      const now = () => today.toISOString();
      const until = new Date(today.getTime() + 60_000).toISOString();
      const mine = { name: 'held', fingerprint: 'a' };
      assert.deepEqual(await unitOfWork((work) => work.followers.hold(mine, 'dead', now(), until)), { seq: 0 });
      const seen: string[] = [];
      assert.equal(await followChanges(unitOfWork, follower('held', 'a', seen), { holder: 'alive' }), 'held');
      today = new Date(today.getTime() + 60_001);
      assert.equal(await followChanges(unitOfWork, follower('held', 'a', seen), { holder: 'alive' }), 3);
      const moved = await unitOfWork((work) => work.followers.advance('held', 'dead', 99, now(), until));
      assert.equal(moved, false, 'who lost it moves nothing');
    });

    it('keeps up in the background and does not write while nothing changes', async () => {
      const seen: string[] = [];
      const { unitOfWork, store } = house();
      let units = 0;
      const counted: typeof unitOfWork = (body) => {
        units += 1;
        return unitOfWork(body);
      };
      const lastChange = () => findLastChange(store.read);
      const failed = (_: string, error: unknown) => assert.fail(error as Error);
      const followed = { unitOfWork: counted, lastChange };
      const background = followInBackground(followed, [follower('behind', 'a', seen)], failed, 5);
      await until(() => seen.length === 3);
      await write('FOL4');
      await until(() => seen.includes('FOL4'));
      await new Promise((resolve) => setTimeout(resolve, 30));
      const before = units;
      await new Promise((resolve) => setTimeout(resolve, 60));
      assert.equal(units, before);
      await background.stop();
    });

    it('leaves the process to others between two batches, also where the store answers at once', async () => {
      let prepared = 0;
      const busy: Follower = {
        name: 'busy',
        fingerprint: 'a',
        prepare: async (afterSeq) => {
          for (const until = performance.now() + 20; performance.now() < until; );
          prepared += 1;
          return prepared < 40 ? { throughSeq: afterSeq, count: 1, keep: async () => undefined } : undefined;
        },
      };
      const { unitOfWork, store } = house();
      const lastChange = () => findLastChange(store.read);
      const failed = (_: string, error: unknown) => assert.fail(error as Error);
      const background = followInBackground({ unitOfWork, lastChange }, [busy], failed, 5);
      let turns = 0;
      const counting = setInterval(() => turns++, 1);
      await until(() => prepared === 40);
      clearInterval(counting);
      await background.stop();
      assert.ok(turns >= 40, `others had ${turns} turns beside 40 batches`);
    });
  },
  { now: () => today },
);

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    assert.ok(tries < 1000, 'it did not come to pass in ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
