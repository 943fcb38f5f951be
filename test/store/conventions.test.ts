import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { House } from '../../src/context.ts';
import type { FieldValues, ObjectRow } from '../../src/domain/drilling/object-row.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { countOutbox } from '../../src/outbox/outbox-rows.ts';
import { listExpeditionIds } from '../../src/store/read/list-expeditions.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { onEachEngine } from './each-engine.ts';
import { importRows, numbered, row, TESTER } from './tree-rows.ts';

/** One object of every kind that gets an IGSN, below one hole. */
function everyKind(program: string, expedition: string, values: FieldValues, site = '1', hole = 'A'): ObjectRow[] {
  const place = { program, expedition, site, hole };
  const run = { ...place, core_run: '1' };
  const section = { ...run, section: '1' };
  const split = { ...section, split: 'A' };
  const onHole = ['cuttings', 'mud', 'fluid', 'gas', 'water', 'bottle', 'sidewall_core'] as const;
  return numbered([
    row('expedition', { program, expedition }, values),
    row('site', { program, expedition, site }),
    row('hole', place),
    row('core_run', run, { drillers_top_depth_m: 10, drilled_length_m: 3, core_recovery_m: 1 }),
    row('section', section, { curated_length_m: 1 }),
    row('split', { ...section, split: 'WR' }, { percent_pc: 100 }),
    row('split', split, { percent_pc: 50 }),
    row('sample', { ...split, sample: '10-15' }, { top_offset_cm: 10, bottom_offset_cm: 15 }),
    row('thin_section', { ...split, sample: '10-15', thin_section: '1' }),
    row('smear_slide', { ...split, smear_slide: '1' }),
    ...onHole.map((type) => row(type, { ...place, [type]: '1' })),
    row('core_box', { ...place, core_box: '1' }),
  ]);
}

async function register(house: House, code: string, phase: 'E' | 'R' = 'E') {
  const [id] = await listExpeditionIds(house.store.read, code);
  return registerExpedition(house.unitOfWork, id!, { actor: TESTER, rules: house.rules, phase });
}

async function igsnsOf(house: House, code: string): Promise<Record<string, string>> {
  const all = await house.store.read
    .selectFrom('tree_object')
    .select(['combined_id', 'igsn'])
    .orderBy('path')
    .execute();
  const ours = all.filter((one) => one.combined_id === code || one.combined_id.startsWith(`${code}_`));
  return Object.fromEntries(ours.flatMap((one) => (one.igsn === null ? [] : [[one.combined_id, one.igsn]])));
}

const CLASSIC = {
  '5901': 'ICDP5901EE10001',
  '5901_1_A': 'ICDP5901EH10001',
  '5901_1_A_001': 'ICDP5901EC10001',
  '5901_1_A_001_1': 'ICDP5901ES10001',
  '5901_1_A_001_1_A': 'ICDP5901ES20001',
  '5901_1_A_001_1_A:10-15': 'ICDP5901EX10001',
  '5901_1_A_001_1_A:10-15_TS_1': 'ICDP5901ET10001',
  '5901_1_A_001_1_A_SS_1': 'ICDP5901EY10001',
  '5901_1_A_GAS_1': 'ICDP5901EF10001',
  '5901_1_A_FLU_1': 'ICDP5901EF20001',
  '5901_1_A_MUD_1': 'ICDP5901EY20001',
  '5901_1_A_BOT_1': 'ICDP5901EB10001',
  '5901_1_A_CUT_1': 'ICDP5901EU10001',
  '5901_1_A_WAT_1': 'ICDP5901EW10001',
  '5901_1_A_SWC_1': 'ICDP5901EZ10001',
};

onEachEngine('conventions', (house) => {
  it('classic: every kind has its tag, kinds that share a tag share the counter, the whole round has none', async () => {
    await importRows(house(), everyKind('ICDP', '5901', { igsn_convention: 'icdp-classic' }));
    const result = await register(house(), '5901');
    assert.deepEqual(await igsnsOf(house(), '5901'), CLASSIC);
    assert.deepEqual([result.minted, result.registered], [15, 15]);
  });

  it('classic without being told, for four letters and digits; a short code is padded', async () => {
    await importRows(house(), everyKind('ICDP', '42', {}));
    await register(house(), '42', 'R');
    const igsns = await igsnsOf(house(), '42');
    assert.equal(igsns['42_1_A'], 'ICDP0042RH10001');
  });

  it('of 2021: site and hole stand in it, as mDIS or we spell the convention', async () => {
    await importRows(house(), everyKind('ICDP', '5902', { igsn_convention: 'ICDP_2021' }, '7', 'B'));
    await register(house(), '5902');
    const igsns = await igsnsOf(house(), '5902');
    assert.equal(igsns['5902_7_B'], 'ICDP5902E07BH10001');
    assert.equal(igsns['5902_7_B_001_1_A:10-15'], 'ICDP5902E07BX10001');
    assert.equal(igsns['5902'], 'ICDP5902EE10001', 'the expedition has no hole and follows the classic form');
  });

  it('of 2021 for a namespace of three letters: what has no hole gets a fixed prefix', async () => {
    await importRows(house(), everyKind('CSD', '5903', { igsn_convention: 'icdp-2021' }));
    await register(house(), '5903');
    const igsns = await igsnsOf(house(), '5903');
    assert.equal(igsns['5903_1_A'], 'CSD5903E01AH10001');
    assert.equal(igsns['5903'], 'CSD590300000001');
  });

  const codes = [
    ['CSDX', 'GLAD9', 'CSDXGLAD900000001'],
    ['ICDP', '50541', 'ICDP5054100000001'],
    ['ICDP', 'A-1.b', 'ICDPA1B00000001'],
  ] as const;
  for (const [program, code, first] of codes) {
    it(`fixed prefix without being told, for the code ${code} of ${program}`, async () => {
      await importRows(house(), everyKind(program, code, {}));
      await register(house(), code);
      const igsns = Object.values(await igsnsOf(house(), code));
      assert.equal(igsns.length, 15);
      assert.equal(igsns.toSorted()[0], first);
      assert.equal(new Set(igsns).size, 15);
    });
  }

  describe('that cannot be followed are refused with findings, and nothing is minted', () => {
    const cases = [
      ['classic for five digits', 'ICDP', '59041', { igsn_convention: 'icdp-classic' }, '1', 'A', ['igsn-expedition']],
      ['classic for three letters', 'CSD', '5905', { igsn_convention: 'icdp-classic' }, '1', 'A', ['igsn-namespace']],
      ['2021 for a lettered site', 'ICDP', '5906', { igsn_convention: 'icdp-2021' }, 'U1357', 'A', ['igsn-site']],
      ['2021 for a hole of two letters', 'ICDP', '5907', { igsn_convention: 'icdp-2021' }, '1', 'AB', ['igsn-hole']],
    ] as const;
    for (const [title, program, code, values, site, hole, codesWanted] of cases) {
      it(title, async () => {
        await importRows(house(), everyKind(program, code, values, site, hole));
        await assert.rejects(register(house(), code), (error: { code: string; findings: { code: string }[] }) => {
          assert.equal(error.code, 'invalid-input');
          assert.deepEqual(
            error.findings.map((one) => one.code),
            codesWanted,
          );
          return true;
        });
        assert.deepEqual(await igsnsOf(house(), code), {});
      });
    }

    it('a program without a namespace here', async () => {
      const { findings } = await importRows(house(), everyKind('A', '5908', {}));
      assert.deepEqual(
        findings.filter((one) => one.severity === 'error').map((one) => one.code),
        ['namespace-syntax'],
      );
      await assert.rejects(register(house(), '5908'), {
        code: 'invalid-input',
        message: /Program A holds no namespace/,
      });
    });
  });
});

onEachEngine('registering', (house) => {
  it('again changes nothing; a changed object gets a second version, and so do those that show it', async () => {
    await importRows(house(), everyKind('ICDP', '5911', {}));
    await register(house(), '5911');
    await deliverOutbox(house().store, house().upstream!);
    const again = await register(house(), '5911');
    assert.deepEqual([again.minted, again.registered, again.updated, again.unchanged], [0, 0, 0, 15]);
    const section = { program: 'ICDP', expedition: '5911', site: '1', hole: 'A', core_run: '1', section: '1' };
    await importRows(house(), [row('section', section, { rock_type: 'amphibolite' })]);
    const changed = await register(house(), '5911');
    assert.equal(changed.registered, 0);
    assert.ok(changed.updated >= 1);
    const igsn = (await igsnsOf(house(), '5911'))['5911_1_A_001_1']!;
    const versions = await house()
      .store.read.selectFrom('record_version')
      .select(['version', 'description'])
      .where('igsn', '=', igsn)
      .orderBy('version')
      .execute();
    assert.deepEqual(
      versions.map((one) => [one.version, /amphibolite/.test(one.description)]),
      [
        [1, false],
        [2, true],
      ],
    );
    const record = await house()
      .store.read.selectFrom('record')
      .select(['state', 'version'])
      .where('igsn', '=', igsn)
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...record }, { state: 'registered', version: 2 });
    await deliverOutbox(house().store, house().upstream!);
    assert.deepEqual(Object.keys(await countOutbox(house().store.read)), ['confirmed']);
    assert.deepEqual(
      (await verifyRegister(house().store.read)).filter((one) => one.broken > 0),
      [],
    );
  });

  it('links parents and children by IGSN, past those that get none', async () => {
    await importRows(house(), everyKind('ICDP', '5912', {}));
    await register(house(), '5912');
    const igsns = await igsnsOf(house(), '5912');
    const describe = async (combinedId: string) => {
      const { description } = await house()
        .store.read.selectFrom('record_version')
        .select('description')
        .where('igsn', '=', igsns[combinedId]!)
        .executeTakeFirstOrThrow();
      return JSON.parse(description) as { parent?: { igsn: string }; children: { igsn: string }[] };
    };
    const hole = await describe('5912_1_A');
    assert.equal(hole.parent?.igsn, igsns['5912'], 'the site between them gets no IGSN');
    assert.ok(hole.children.some((one) => one.igsn === igsns['5912_1_A_001']));
    const sample = await describe('5912_1_A_001_1_A:10-15');
    assert.equal(sample.parent?.igsn, igsns['5912_1_A_001_1_A']);
    assert.deepEqual(
      sample.children.map((one) => one.igsn),
      [igsns['5912_1_A_001_1_A:10-15_TS_1']],
    );
  });

  it('an expedition that is not there is not found', async () => {
    const options = { actor: TESTER, rules: house().rules, phase: 'E' } as const;
    await assert.rejects(registerExpedition(house().unitOfWork, '00000000-0000-7000-8000-000000000000', options), {
      code: 'not-found',
    });
  });
});
