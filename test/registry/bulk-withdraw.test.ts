import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { cutStream } from '../../src/intake/bulk/bulk-input.ts';
import type { BulkItem, BulkOptions } from '../../src/operations/bulk/bulk-item.ts';
import { keepBatch } from '../../src/operations/bulk/keep-batch.ts';
import type { Caller } from '../../src/operations/caller.ts';
import type { Withdrawal } from '../../src/operations/register-ports.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, described } from './parties.ts';

const WITHDRAW = { kind: 'withdraw', mode: 'upsert', visibility: 'findable', dryRun: false } as const;

async function itemsOf(text: string, syntax: 'ndjson' | 'csv'): Promise<BulkItem[]> {
  const stream = (async function* () {
    yield Buffer.from(text);
  })();
  const items: BulkItem[] = [];
  for await (const pieces of cutStream(stream, { syntax, isGzip: false }, []))
    items.push(...pieces.map((one) => one()));
  return items;
}

onEachEngine('withdrawing in bulk', (house) => {
  let caller: Caller;
  before(async () => {
    caller = await addClient(house(), 'GFZ.ICDP', ['ICD']);
    const other = await addClient(house(), 'GFZ.OTHER', ['OTH']);
    const register = (igsn: string, by: Caller, wish: 'findable' | 'reserved' = 'findable') =>
      house().unitOfWork((work) =>
        changeRecords(work, [{ caller: by, igsn, wish, description: described(igsn) }], house().rules),
      );
    for (const igsn of ['ICD1', 'ICD2', 'ICD3', 'ICD4', 'ICD5', 'ICD6', 'ICDC1', 'ICDC2']) await register(igsn, caller);
    await register('ICDR', caller, 'reserved');
    await register('OTH1', other);
  });

  const withdraw = async (text: string, options: Partial<BulkOptions> = {}, syntax: 'ndjson' | 'csv' = 'ndjson') => {
    const run = { options: { ...WITHDRAW, ...options }, caller, rules: house().rules, judging: house().judging };
    const calls: (readonly Withdrawal[])[] = [];
    const unitOfWork: typeof keepBatch extends (unitOfWork: infer U, ...rest: never[]) => unknown ? U : never = (
      body,
    ) =>
      house().unitOfWork((work) => {
        const register = {
          ...work.register,
          withdraw: (withdrawals: readonly Withdrawal[], actor: string) => {
            calls.push(withdrawals);
            return work.register.withdraw(withdrawals, actor);
          },
        };
        return body({ ...work, register });
      });
    const results = await keepBatch(unitOfWork, await itemsOf(text, syntax), run, async () => undefined);
    return { results, calls };
  };
  const kept = (igsn: string) =>
    house()
      .store.read.selectFrom('record')
      .select(['state', 'withdrawn_reason as reason', 'withdrawn_kind as kind', 'successor'])
      .where('igsn', '=', igsn)
      .executeTakeFirstOrThrow();

  it('takes a batch as a set, each item by the rules of a single withdrawal', async () => {
    const lines = [
      '"ICD1"',
      '{"igsn":"ICD2","withdrawal":{"reason":"Thin section","kind":"merged-into","successor":"10273/icd6"}}',
      '{"igsn":"ICD3","withdrawal":{"kind":"merged-into"}}',
      '{"igsn":"ICD3","withdrawal":{"successor":"ICDNONE"}}',
      '{"igsn":"ICD3","withdrawal":{"successor":"ICD3"}}',
      '{"igsn":"ICD3","withdrawal":{"reason":" "}}',
      '{"igsn":"ICD3","withdrawal":{"kind":"lost"}}',
      '{"igsn":"ICD3","withdrawal":{"why":"x"}}',
      '{"igsn":"ICD3","version":7}',
      '"ICD1"',
      '"ICDR"',
      '"OTH1"',
      '"ICDNONE"',
      '"ICD4"',
    ];
    const { results, calls } = await withdraw(lines.join('\n'), { reason: 'Used up', withdrawalKind: 'destroyed' });
    assert.deepEqual(
      results.map(({ outcome, code, findings }) => [outcome, code, findings[0]?.code]),
      [
        ['withdrawn', undefined, undefined],
        ['withdrawn', undefined, undefined],
        ['refused', 'invalid-input', 'successor-missing'],
        ['refused', 'not-found', undefined],
        ['refused', 'invalid-input', 'successor-itself'],
        ['refused', 'invalid-input', 'reason-missing'],
        ['refused', 'invalid-input', 'wrong-type'],
        ['refused', 'invalid-input', 'unknown-member'],
        ['refused', 'conflict', 'version-differs'],
        ['unchanged', undefined, undefined],
        ['refused', 'conflict', undefined],
        ['refused', 'not-allowed', undefined],
        ['refused', 'not-found', undefined],
        ['withdrawn', undefined, undefined],
      ],
    );
    assert.deepEqual(
      calls.map((withdrawals) => withdrawals.map((one) => one.igsn)),
      [['ICD1', 'ICD2', 'ICD4']],
    );
    const used = { state: 'withdrawn', reason: 'Used up', kind: 'destroyed', successor: null };
    assert.deepEqual(await kept('ICD1'), used);
    const merged = { state: 'withdrawn', reason: 'Thin section', kind: 'merged-into', successor: 'ICD6' };
    assert.deepEqual(await kept('ICD2'), merged);
    assert.equal((await kept('ICD3')).state !== 'withdrawn', true);
    const { read } = house().store;
    const orders = await read.selectFrom('outbox').select('igsn').where('action', '=', 'withdraw').execute();
    const trail = await read.selectFrom('audit').select('subject').where('action', '=', 'withdraw').execute();
    assert.deepEqual(orders.map((one) => one.igsn).toSorted(), ['ICD1', 'ICD2', 'ICD4']);
    assert.deepEqual(trail.map((one) => one.subject).toSorted(), ['ICD1', 'ICD2', 'ICD4']);
    const { rows } = { rows: await read.selectFrom('record').select('changed_seq').execute() };
    assert.equal(new Set(rows.map((row) => row.changed_seq)).size, rows.length);
  });

  it('reads a table: reason, kind and successor of each row', async () => {
    const table =
      'igsn;withdrawal_reason;withdrawal_kind;withdrawal_successor\nICDC1;Fell down;destroyed;\nICDC2;Same core;merged-into;ICD6\nICD5;;lost;\n';
    const { results } = await withdraw(table, { reason: 'x' }, 'csv');
    assert.deepEqual(
      results.map(({ line, outcome, findings }) => [line, outcome, findings[0]?.field]),
      [
        [2, 'withdrawn', undefined],
        [3, 'withdrawn', undefined],
        [4, 'refused', 'withdrawal_kind'],
      ],
    );
    assert.deepEqual(await kept('ICDC2'), {
      state: 'withdrawn',
      reason: 'Same core',
      kind: 'merged-into',
      successor: 'ICD6',
    });
  });
});
