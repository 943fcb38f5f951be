import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { IgsnSpec } from '../../src/domain/identifier/igsn-spec.ts';
import type { IdentifierRow } from '../../src/operations/identifier-ports.ts';
import { leaseIdentifiers } from '../../src/operations/lease-identifiers.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { newKey } from '../../src/store/new-key.ts';
import { listExpeditionIds } from '../../src/store/read/list-expeditions.ts';
import { onEachEngine } from './each-engine.ts';
import { holeRows, importRows, row, TESTER } from './tree-rows.ts';

const AT = '2026-01-01T00:00:00Z';

const identifier = (igsn: string, prefix: string | null, key: number | null): IdentifierRow => ({
  igsn,
  namespace: 'TEST',
  prefix,
  key,
  objectId: newKey(),
  origin: 'minted',
});

const take = (house: House, prefix: string, count: number) =>
  house.unitOfWork((work) => work.identifiers.takeKeys(prefix, count));

const insert = (house: House, ...rows: IdentifierRow[]) =>
  house.unitOfWork((work) => work.identifiers.insert(rows, AT));

async function registerAll(house: House, code: string) {
  const [id] = await listExpeditionIds(house.store.read, code);
  return registerExpedition(house.unitOfWork, id!, { actor: TESTER, rules: house.rules, phase: 'E' });
}

/** IGSNs of an expedition's objects by combined id; objects without one are left out. */
async function igsnsOf(house: House, code: string): Promise<Record<string, string>> {
  const rows = await house.store.read
    .selectFrom('tree_object')
    .select(['combined_id', 'igsn'])
    .where('combined_id', 'like', `${code}_%`)
    .where('igsn', 'is not', null)
    .orderBy('path')
    .execute();
  return Object.fromEntries(rows.map((one) => [one.combined_id, one.igsn!]));
}

const classic = (expedition: string, tag: IgsnSpec['tag']): IgsnSpec => ({
  convention: 'icdp-classic',
  namespace: 'ICDP',
  expedition,
  phase: 'E',
  tag,
});

onEachEngine('identifiers', (house) => {
  describe('counters', () => {
    it('begin with 1, go on, and keep prefixes apart', async () => {
      assert.deepEqual(await take(house(), 'A', 3), [1, 2, 3]);
      assert.deepEqual(await take(house(), 'A', 2), [4, 5]);
      assert.deepEqual(await take(house(), 'B', 1), [1]);
      assert.deepEqual(await take(house(), 'A', 0), []);
    });

    it('pass over keys that an adopted identifier has', async () => {
      await insert(house(), identifier('TESTC2', 'C', 2), identifier('TESTC3', 'C', 3), identifier('TESTC7', 'C', 7));
      assert.deepEqual(await take(house(), 'C', 5), [1, 4, 5, 6, 8]);
    });

    it('give no key twice to 20 who ask at once', async () => {
      const taken = await Promise.all(Array.from({ length: 20 }, () => take(house(), 'D', 7)));
      assert.deepEqual(
        taken.flat().toSorted((a, b) => a - b),
        Array.from({ length: 140 }, (_, at) => at + 1),
      );
    });

    it('stand where they stood after a unit of work that failed', async () => {
      const failed = house().unitOfWork(async (work) => {
        await work.identifiers.takeKeys('E', 10);
        throw new Error('nothing is to be kept');
      });
      await assert.rejects(failed, /nothing is to be kept/);
      assert.deepEqual(await take(house(), 'E', 1), [1]);
    });
  });

  describe('the list of identifiers', () => {
    const refused = { code: 'already-exists' };

    it('refuses the same IGSN twice, and the same key of a counter twice', async () => {
      await insert(
        house(),
        identifier('TEST1', 'X', 1),
        identifier('TEST2', null, null),
        identifier('TEST3', null, null),
      );
      await assert.rejects(insert(house(), identifier('TEST1', 'Y', 1)), refused);
      await assert.rejects(insert(house(), identifier('TEST4', 'X', 1)), refused);
      const found = await house().unitOfWork((work) => work.identifiers.find(['TEST1', 'TEST4', 'TEST2']));
      assert.deepEqual(found.map((one) => one.igsn).toSorted(), ['TEST1', 'TEST2']);
    });

    it('keeps an IGSN when its object is deleted: it is taken for ever', async () => {
      await importRows(house(), holeRows('ICDP', '7001', 1, 2));
      await registerAll(house(), '7001');
      const igsn = (await igsnsOf(house(), '7001'))['7001_1_A_001_2']!;
      await house().store.unitOfWork((db) => db.deleteFrom('tree_object').where('igsn', '=', igsn).execute());
      const again = holeRows('ICDP', '7001', 1, 2).map((one) =>
        one.type === 'section' && one.names.section === '2' ? { ...one, igsn } : one,
      );
      const result = await importRows(house(), again);
      assert.deepEqual(
        result.findings.filter((one) => one.severity === 'error').map((one) => [one.code, one.value]),
        [['igsn-taken', igsn]],
      );
      await registerAll(house(), '7001');
      const now = (await igsnsOf(house(), '7001'))['7001_1_A_001_2'];
      assert.ok(now !== undefined && now !== igsn, `${now} is another IGSN than ${igsn}`);
    });
  });

  describe('leases', () => {
    const lease = (spec: IgsnSpec, count: number) =>
      leaseIdentifiers(house().unitOfWork, spec, count, 'Station 1', TESTER);

    it('are blocks that nobody else gets', async () => {
      await importRows(house(), holeRows('ICDP', '7002', 2, 3));
      const first = await lease(classic('7002', 'S'), 10);
      assert.ok(first.ok);
      assert.deepEqual(first.value, { prefix: 'ICDP7002ES', firstKey: 1, lastKey: 10, holder: 'Station 1' });
      await registerAll(house(), '7002');
      const second = await lease(classic('7002', 'S'), 5);
      assert.ok(second.ok);
      assert.equal(second.value.firstKey, 17);
      const keys = await house()
        .store.read.selectFrom('identifier')
        .select('key')
        .where('prefix', '=', 'ICDP7002ES')
        .orderBy('key')
        .execute();
      assert.deepEqual(
        keys.map((one) => one.key),
        [11, 12, 13, 14, 15, 16],
      );
    });

    it('have no hole: an adopted number moves the block', async () => {
      await insert(house(), identifier('ICDP7003EX30001', 'ICDP7003EX', 3));
      const block = await lease(classic('7003', 'X'), 5);
      assert.ok(block.ok);
      assert.deepEqual([block.value.firstKey, block.value.lastKey], [6, 10]);
    });

    it('end with the counter: what it has no room for is not leased, and what is left stays', async () => {
      const fixed: IgsnSpec = { ...classic('7005', 'X'), convention: 'fixed-prefix', prefix: 'ICDPEND', digits: 2 };
      assert.ok((await lease(fixed, 95)).ok);
      await assert.rejects(lease(fixed, 5), { code: 'exhausted', message: /ICDPEND.*4 are left/ });
      const rest = await lease(fixed, 4);
      assert.ok(rest.ok);
      assert.deepEqual([rest.value.firstKey, rest.value.lastKey], [96, 99]);
      await assert.rejects(lease(fixed, 1), { code: 'exhausted', message: /none is left/ });
    });

    it('are refused for a namespace that nobody here holds, and for blocks without size', async () => {
      const foreign = await lease({ ...classic('7002', 'S'), namespace: 'BGRB' }, 5);
      assert.deepEqual(
        foreign.findings.map((one) => one.code),
        ['namespace-unknown'],
      );
      for (const count of [0, -1, 1.5, Number.NaN, 100_001]) {
        const wrong = await lease(classic('7002', 'S'), count);
        assert.deepEqual(
          wrong.findings.map((one) => one.code),
          ['block-size'],
          String(count),
        );
      }
    });
  });

  describe('adopting', () => {
    const names = { program: 'ICDP', expedition: '7004', site: '1', hole: 'A', core_run: '1' };
    const section = (name: string, igsn: string) => row('section', { ...names, section: name }, {}, { igsn });
    const errors = async (...rows: ReturnType<typeof row>[]) => {
      const { findings } = await importRows(house(), rows);
      return findings.filter((one) => one.severity === 'error').map((one) => one.code);
    };

    it('keeps the IGSNs that objects bring, in any spelling, and says why not', async () => {
      await importRows(house(), holeRows('ICDP', '7004', 1, 6));
      await leaseIdentifiers(house().unitOfWork, classic('7004', 'S'), 2, 'Station 1', TESTER);
      assert.deepEqual(await errors(section('1', 'hdl:10273/icdp7004es30001')), []);
      assert.deepEqual(await errors(section('1', 'ICDP7004ES30001')), [], 'the same again');
      assert.deepEqual(await errors(section('1', 'ICDP7004ES40001')), ['igsn-changed']);
      assert.deepEqual(await errors(section('2', 'ICDP7004ES30001')), ['igsn-taken']);
      assert.deepEqual(await errors(section('2', 'ICDP7004ES10001')), ['igsn-leased']);
      assert.deepEqual(await errors(section('2', 'ZZZZ7004ES90001')), ['namespace-unknown']);
      assert.deepEqual(await errors(section('3', 'ICDP7004ES50001'), section('4', 'ICDP7004ES50001')), ['igsn-taken']);
      const site = row('site', { program: 'ICDP', expedition: '7004', site: '1' }, {}, { igsn: 'ICDP7004ES90001' });
      assert.deepEqual(await errors(site), ['igsn-not-for-this-type']);
      assert.deepEqual(await errors(section('2', 'no#igsn')), ['igsn-character']);
      assert.deepEqual(await igsnsOf(house(), '7004'), {
        '7004_1_A_001_1': 'ICDP7004ES30001',
        '7004_1_A_001_3': 'ICDP7004ES50001',
      });
    });

    it('minting passes over what was adopted, even under a tag of another kind', async () => {
      // The number 6 is adopted by a core run; 8, of the form of core runs, by a section.
      assert.deepEqual(await errors(row('core_run', names, {}, { igsn: 'ICDP7004ES60001' })), []);
      assert.deepEqual(await errors(section('6', 'ICDP7004EC10001')), []);
      await importRows(house(), holeRows('ICDP', '7004', 2, 1));
      await registerAll(house(), '7004');
      const igsns = await igsnsOf(house(), '7004');
      assert.equal(igsns['7004_1_A_001_2'], 'ICDP7004ES40001');
      assert.equal(igsns['7004_1_A_001_4'], 'ICDP7004ES70001');
      assert.equal(igsns['7004_1_A_002'], 'ICDP7004EC20001');
      assert.equal(new Set(Object.values(igsns)).size, Object.values(igsns).length);
    });
  });
});
