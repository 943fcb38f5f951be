import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { chainAudit } from '../../src/operations/care/chain-audit.ts';
import { verifyAudit } from '../../src/store/read/verify-audit.ts';
import type { Queries } from '../../src/store/store.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { TESTER } from '../store/tree-rows.ts';

const ENTRIES = 12;

onEachPlace('the chain of the audit trail', (place) => {
  let house: House;
  beforeEach(async () => {
    house = await houseAt(place());
    await house.store.unitOfWork(async (db) => {
      await db.deleteFrom('audit').execute();
      await db.updateTable('audit_chain').set({ seq: 0, hash: '' }).execute();
    });
    for (let n = 1; n <= ENTRIES; n++) await write(n);
    assert.equal(await chainAudit(house.unitOfWork), waiting(ENTRIES));
  });
  afterEach(() => house.close());

  /** How many of some lines wait for their place: the embedded store gives it as they are written. */
  const waiting = (lines: number) => (house.store.engine === 'sqlite' ? 0 : lines);
  const write = (n: number, at?: string) =>
    house.unitOfWork((work) =>
      work.audit(
        TESTER,
        [{ action: 'try', subject: `S${n}`, before: { n }, after: { text: 'Å "𝄞"' } }],
        at ?? work.now(),
      ),
    );
  const verified = async (heads: Parameters<typeof verifyAudit>[1] = []) => {
    const { findings, entries } = await verifyAudit(house.store.read, heads, () => undefined, new Date());
    return {
      entries,
      found: findings.map((one) => [one.code, /S\d+|Entr(y \d+|ies \d+ to \d+)/.exec(one.message)?.[0]]),
    };
  };
  const change = (subject: string, set: object) =>
    house.store.unitOfWork((db) => db.updateTable('audit').set(set).where('subject', '=', subject).execute());
  const remove = (subject: string) =>
    house.store.unitOfWork((db) => db.deleteFrom('audit').where('subject', '=', subject).execute());
  /** An entry made up after another one, as somebody would who has the store itself. */
  const insertLike = async (
    db: Queries,
    subject: string,
    put: { readonly subject: string; readonly chain_seq: number },
  ) => {
    const like = await db.selectFrom('audit').selectAll().where('subject', '=', subject).executeTakeFirstOrThrow();
    const made = { ...like, ...put, id: `${like.id.slice(0, -4)}beef`, chain_hash: 'f'.repeat(64) };
    await db.insertInto('audit').values(made).execute();
  };
  const head = () => house.store.read.selectFrom('audit_chain').select(['seq', 'hash']).executeTakeFirstOrThrow();

  it('is sound as it was written, and goes on with what comes', async () => {
    assert.deepEqual(await verified(), { entries: ENTRIES, found: [] });
    await write(13);
    assert.equal(await chainAudit(house.unitOfWork), waiting(1));
    assert.equal(await chainAudit(house.unitOfWork), 0);
    assert.deepEqual(await verified([{ ...(await head()), by: 'a backup' }]), { entries: ENTRIES + 1, found: [] });
  });

  for (const [what, set] of [
    ['who', { actor: 'somebody else' }],
    ['what', { action: 'other' }],
    ['when', { at: '2026-11-22T10:00:00.000Z' }],
    ['the value before', { before: null }],
    ['the value after', { after: '{}' }],
  ] as const)
    it(`names the entry of which ${what} was changed`, async () => {
      await change('S5', set);
      const { found } = await verified();
      assert.ok(
        found.some(([code, name]) => code === 'audit-changed' && name === 'S5'),
        JSON.stringify(found),
      );
      assert.ok(
        found.every(([, name]) => name === 'S5'),
        JSON.stringify(found),
      );
    });

  it('names what was removed, in the middle and at the end', async () => {
    await remove('S5');
    assert.deepEqual((await verified()).found, [['audit-removed', 'Entry 5']]);
    await remove('S12');
    await remove('S11');
    assert.deepEqual((await verified()).found, [
      ['audit-removed', 'Entry 5'],
      ['audit-removed', 'Entries 11 to 12'],
    ]);
  });

  it('names what was put in between, also where all behind it were numbered anew', async () => {
    await house.store.unitOfWork(async (db) => {
      for (let n = ENTRIES; n >= 6; n--)
        await db
          .updateTable('audit')
          .set({ chain_seq: n + 1 })
          .where('subject', '=', `S${n}`)
          .execute();
      await db
        .updateTable('audit_chain')
        .set({ seq: ENTRIES + 1 })
        .execute();
      await insertLike(db, 'S5', { subject: 'S99', chain_seq: 6 });
    });
    assert.deepEqual((await verified()).found, [['audit-inserted', 'S99']]);
  });

  it('names what was put in front of the chain, where nobody would look', async () => {
    await house.store.unitOfWork((db) => insertLike(db, 'S5', { subject: 'S77', chain_seq: -3 }));
    assert.deepEqual((await verified()).found, [['audit-inserted', 'S77']]);
  });

  it('names an entry that was dated back', async () => {
    await write(50, '2020-01-01T00:00:00.000Z');
    await chainAudit(house.unitOfWork);
    assert.deepEqual((await verified()).found, [['audit-inserted', 'S50']]);
  });

  it('takes a clock that was ahead for what it is, and still names what was dated back', async () => {
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    await write(60, at(400));
    await write(61, at(400.1));
    await write(62, at(0));
    await write(63, at(0));
    await chainAudit(house.unitOfWork);
    assert.deepEqual((await verified()).found, [['audit-clock', 'S61']]);
    await write(64, '2020-01-01T00:00:00.000Z');
    await write(65, at(0));
    await chainAudit(house.unitOfWork);
    assert.deepEqual((await verified()).found, [
      ['audit-inserted', 'S64'],
      ['audit-clock', 'S61'],
    ]);
  });

  it('has no place for what was undone, and goes on behind what waits', async () => {
    const before = await head();
    const undone = house.unitOfWork(async (work) => {
      await work.audit(TESTER, [{ action: 'try', subject: 'S13' }], work.now());
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    assert.deepEqual(await head(), before);
    // SQLite does not give back this as it was, and PostgreSQL does not take it.
    const odd = house.store.engine === 'sqlite' ? 'S14 \ud800' : 'S14';
    for (const subject of [odd, 'S15']) {
      await house.unitOfWork((work) => work.audit(TESTER, [{ action: 'try', subject }], work.now()));
    }
    assert.deepEqual(await head(), before);
    assert.equal(await chainAudit(house.unitOfWork), 2);
    assert.deepEqual(await verified(), { entries: ENTRIES + 2, found: [] });
  });

  it('is not the one that a backup remembers, when somebody made it anew', async () => {
    const kept = { ...(await head()), by: 'backup X' };
    await change('S5', { actor: 'somebody else' });
    await house.store.unitOfWork(async (db) => {
      await db.updateTable('audit').set({ chain_seq: null, chain_hash: null }).execute();
      await db.updateTable('audit_chain').set({ seq: 0, hash: '' }).execute();
    });
    await chainAudit(house.unitOfWork);
    assert.deepEqual((await verified()).found, []);
    assert.deepEqual((await verified([kept])).found, [['audit-rewritten', 'S12']]);
  });

  it('gives every place once, when several write and chain at once', async () => {
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 15; n++) await write(1000 + writer * 100 + n);
    });
    const chainers = Array.from({ length: 3 }, async () => {
      for (let n = 0; n < 10; n++) await chainAudit(house.unitOfWork);
    });
    await Promise.all([...writers, ...chainers]);
    await chainAudit(house.unitOfWork);
    assert.deepEqual(await verified(), { entries: ENTRIES + 60, found: [] });
  });
});
