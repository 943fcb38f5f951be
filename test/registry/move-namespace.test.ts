import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createClient } from '../../src/operations/create-client.ts';
import { transferNamespace } from '../../src/operations/move-namespace.ts';
import type { UnitOfWork } from '../../src/operations/ports.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { recordWrite } from '../store/record-write.ts';
import { TESTER } from '../store/tree-rows.ts';

const COUNT = 2300;

onEachEngine('a large namespace that goes to another client', (house) => {
  const make = (client: string, namespaces: string[]) =>
    createClient(
      house().unitOfWork,
      { symbol: `LARGE.${client}`, namespaces, domains: ['*'], quota: -1, passwordHash: null },
      TESTER,
    );
  const fill = (namespace: string, count: number) =>
    house().unitOfWork(async (work) => {
      const holder = (await work.parties.holderOf(namespace))!;
      const records = Array.from({ length: count }, (_, at) => recordWrite(`${namespace}${at + 1}`, holder));
      const identifiers = records.map((one) => ({ ...one, prefix: null, key: null, origin: 'minted' as const }));
      await work.identifiers.insert(identifiers, work.now());
      await work.register.write(records, 'tester');
    });
  const holders = async (namespace: string) => {
    const query = house().store.read.selectFrom('record').select(['client_symbol', 'changed_seq', 'igsn']);
    return query.where('namespace', '=', namespace).orderBy('changed_seq').execute();
  };
  const quotas = async () => {
    const rows = await house()
      .store.read.selectFrom('client')
      .select(['symbol', 'quota_used'])
      .where('symbol', 'like', 'LARGE.%')
      .orderBy('symbol')
      .execute();
    return Object.fromEntries(rows.map((row) => [row.symbol, row.quota_used]));
  };

  it('goes in batches, and goes on where it was broken off', async () => {
    await make('OLD', ['LRG', 'LRX']);
    await make('NEW', []);
    await fill('LRG', COUNT);
    await fill('LRX', 3);
    let units = 0;
    const breaksOff: UnitOfWork = (body) => {
      units += 1;
      if (units > 2) throw new Error('the machine is switched off');
      return house().unitOfWork(body);
    };
    await assert.rejects(transferNamespace(breaksOff, 'LRG', 'LARGE.NEW', TESTER), /switched off/);
    const after = await holders('LRG');
    assert.equal(after.filter((row) => row.client_symbol === 'LARGE.NEW').length, 1000);
    assert.equal((await house().unitOfWork((work) => work.parties.holderOf('LRG')))?.client, 'LARGE.NEW');
    const halfway = await quotas();
    const moved = new Map(after.slice(-1000).map((row) => [row.igsn, row.changed_seq]));
    await transferNamespace(house().unitOfWork, 'LRG', 'LARGE.NEW', TESTER);
    const all = await holders('LRG');
    assert.ok(all.every((row) => row.client_symbol === 'LARGE.NEW'));
    assert.equal(new Set(all.map((row) => row.changed_seq)).size, COUNT);
    for (const row of all) {
      const before = moved.get(row.igsn);
      if (before !== undefined) assert.equal(row.changed_seq, before, 'what has moved does not move again');
    }
    assert.ok((await holders('LRX')).every((row) => row.client_symbol === 'LARGE.OLD'));
    const told = await house()
      .store.read.selectFrom('audit')
      .select(['action', 'after'])
      .where('subject', '=', 'LRG')
      .where('action', 'like', 'transfer-%')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      told.map((row) => row.action),
      ['transfer-namespace', 'transfer-namespace', 'transfer-records'],
    );
    assert.deepEqual(JSON.parse(told[2]!.after ?? ''), { client: 'LARGE.NEW', records: COUNT - 1000 });
    const quota = await quotas();
    assert.equal((quota['LARGE.NEW'] ?? 0) - (halfway['LARGE.NEW'] ?? 0), COUNT - 1000);
    assert.equal((halfway['LARGE.OLD'] ?? 0) - (quota['LARGE.OLD'] ?? 0), COUNT - 1000);
  });

  it('ends where somebody gives it to a third client meanwhile', async () => {
    await make('THIRD', []);
    let units = 0;
    const overtaken: UnitOfWork = async (body) => {
      units += 1;
      if (units === 2) await transferNamespace(house().unitOfWork, 'LRX', 'LARGE.THIRD', TESTER);
      return house().unitOfWork(body);
    };
    await assert.rejects(transferNamespace(overtaken, 'LRX', 'LARGE.NEW', TESTER), { code: 'conflict' });
    assert.ok((await holders('LRX')).every((row) => row.client_symbol === 'LARGE.THIRD'));
  });
});
