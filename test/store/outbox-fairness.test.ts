import assert from 'node:assert/strict';
import { before, beforeEach, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { claimRows } from '../../src/outbox/claim-rows.ts';
import { ClaimTurn } from '../../src/outbox/claim-turn.ts';
import { keep, names, waiting } from '../contract/upstream/kept-records.ts';
import { onEachEngine } from './each-engine.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const LONG_AGO = '2026-03-01T00:00:00.000Z';
const JUST_NOW = '2026-03-01T11:59:59.000Z';

onEachEngine(
  'who is served of what waits for upstream',
  (house) => {
    before(async () => {
      await house().unitOfWork(async (work) => {
        await work.parties.addAgent('CORESTONE', 'Corestone', work.now());
        for (const symbol of ['CORESTONE.A', 'CORESTONE.B', 'CORESTONE.C'])
          await work.parties.addClient(
            { symbol, agent: 'CORESTONE', name: symbol, domains: [], quota: -1 },
            null,
            work.now(),
          );
      });
    });
    beforeEach(() => house().store.unitOfWork((db) => db.deleteFrom('outbox').execute()));

    const fill = async (lead: string, count: number, client: string, dueAt: string, state = 'pending') => {
      const igsns = names(lead, count);
      await keep(house(), ...igsns.map((igsn) => waiting(igsn, { client })));
      await house().store.unitOfWork((db) =>
        db
          .updateTable('outbox')
          .set({ state, due_at: dueAt, ...(state !== 'pending' && { last_error: 'not today' }) })
          .where('igsn', 'in', igsns)
          .execute(),
      );
    };
    const claimed = async (limit: number, turn = new ClaimTurn(), routes?: readonly string[]) =>
      leads(await claimRows(house().store, NOON, limit, routes, turn));

    it('what failed and is due again, and what a dead worker left, does not wait until nothing is new', async () => {
      await fill('NEW', 300, 'CORESTONE.A', LONG_AGO);
      await fill('AGAIN', 2, 'CORESTONE.A', JUST_NOW, 'retry');
      await fill('LEFT', 2, 'CORESTONE.A', JUST_NOW, 'submitted');
      assert.deepEqual(await claimed(12), { AGAIN: 2, LEFT: 2, NEW: 8 });
    });

    it('nor when one row is claimed at a time', async () => {
      await fill('NEW1', 50, 'CORESTONE.A', LONG_AGO);
      await fill('AGAIN1', 1, 'CORESTONE.A', JUST_NOW, 'retry');
      await fill('LEFT1', 1, 'CORESTONE.A', JUST_NOW, 'submitted');
      const turn = new ClaimTurn();
      const seen: string[] = [];
      for (let claim = 0; claim < 6; claim++) seen.push(...Object.keys(await claimed(1, turn)));
      assert.deepEqual(seen.toSorted(), ['AGAIN', 'LEFT', 'NEW', 'NEW', 'NEW', 'NEW']);
    });

    it('nor when the turns of three clients could fall together with those of the three states', async () => {
      for (const client of ['A', 'B', 'C']) await fill(`NEW3${client}`, 20, `CORESTONE.${client}`, LONG_AGO);
      await fill('AGAIN3', 1, 'CORESTONE.A', JUST_NOW, 'retry');
      await fill('LEFT3', 1, 'CORESTONE.A', JUST_NOW, 'submitted');
      const turn = new ClaimTurn();
      const seen: string[] = [];
      for (let claim = 0; claim < 9; claim++) seen.push(...Object.keys(await claimed(1, turn)));
      assert.deepEqual(seen.filter((one) => one.startsWith('AGAIN') || one.startsWith('LEFT')).toSorted(), [
        'AGAIN',
        'LEFT',
      ]);
    });

    it('one record of a client does not wait behind the many of another', async () => {
      await fill('MANYA', 400, 'CORESTONE.A', LONG_AGO);
      await fill('ONEB', 1, 'CORESTONE.B', JUST_NOW);
      await fill('SOMEC', 30, 'CORESTONE.C', JUST_NOW);
      assert.deepEqual(await claimed(30), { MANYA: 15, ONEB: 1, SOMEC: 14 });
      assert.deepEqual(await claimed(60, new ClaimTurn(), ['']), { MANYA: 44, SOMEC: 16 });
      const turn = new ClaimTurn();
      await fill('NEXTB', 5, 'CORESTONE.B', JUST_NOW);
      const seen: string[] = [];
      for (let claim = 0; claim < 4; claim++) seen.push(...Object.keys(await claimed(1, turn)));
      assert.deepEqual(seen, ['MANYA', 'NEXTB', 'MANYA', 'NEXTB']);
    });

    it('takes all there is where few of many clients have something due', async () => {
      await fill('LATER', 20, 'CORESTONE.A', '2026-03-02T00:00:00.000Z', 'retry');
      await fill('DUEC', 20, 'CORESTONE.C', LONG_AGO);
      assert.deepEqual(await claimed(500), { DUEC: 20 });
      assert.deepEqual(await claimed(500), {});
    });

    it('follows a record to its new client', async () => {
      await fill('GIVEN', 3, 'CORESTONE.A', LONG_AGO);
      const [igsn] = names('GIVEN', 1);
      await house().unitOfWork((work) =>
        work.register.giveRecords([igsn!], { agent: 'CORESTONE', client: 'CORESTONE.B' }),
      );
      assert.deepEqual(await clients(house()), ['CORESTONE.A', 'CORESTONE.A', 'CORESTONE.B']);
    });
  },
  { now: () => NOON },
);

/** How many rows of each lead of names there are. */
function leads(rows: readonly { readonly igsn: string }[]): Record<string, number> {
  const groups = Object.entries(Object.groupBy(rows, (row) => row.igsn.replace(/\d+$/, '')));
  return Object.fromEntries(groups.map(([lead, some]) => [lead, some!.length] as const).toSorted());
}

async function clients(house: House): Promise<string[]> {
  const rows = await house.store.read.selectFrom('outbox').select('client').orderBy('client').execute();
  return rows.map((row) => row.client);
}
