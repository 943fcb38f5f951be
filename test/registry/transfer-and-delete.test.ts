import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { deleteReserved } from '../../src/operations/registry/delete-reserved.ts';
import { transferRecords } from '../../src/operations/registry/transfer-records.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described, OPERATOR } from './parties.ts';

const ICDP = clientCaller('GFZ.ICDP');
const OTHER = clientCaller('GFZ.OTHER');

onEachEngine('transferring and deleting records', (house) => {
  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICD', 'ICT'], { quota: 100 });
    await addClient(house(), 'GFZ.OTHER', ['OTH'], { quota: 3 });
    await house().store.unitOfWork(async (db) => {
      await db.updateTable('namespace').set({ is_test: 1 }).where('namespace', '=', 'ICT').execute();
    });
    for (const igsn of ['ICD1', 'ICD2', 'ICD3', 'ICD4', 'ICT1'])
      await house().takeChange({ caller: ICDP, igsn, description: described(igsn), wish: 'findable' });
    for (const igsn of ['ICDR', 'ICTR']) await house().takeChange({ caller: ICDP, igsn, wish: 'reserved' });
  });

  const used = async (client: string) =>
    (await house().unitOfWork((work) => work.parties.standings([client]))).get(client)!.quotaUsed;
  const row = (igsn: string) =>
    house().store.read.selectFrom('record').selectAll().where('igsn', '=', igsn).executeTakeFirst();
  const transfer = (igsns: readonly string[], client: string, caller = OPERATOR) =>
    transferRecords(house().unitOfWork, igsns, client, caller);

  it('gives records with their quota, each as a change that harvesters see', async () => {
    assert.deepEqual([await used('GFZ.ICDP'), await used('GFZ.OTHER')], [5, 0]);
    const before = (await row('ICD1'))!;
    assert.equal(await transfer(['ICD1', 'ICD2', 'ICT1'], 'GFZ.OTHER'), 3);
    const moved = (await row('ICD1'))!;
    assert.deepEqual([moved.client_symbol, moved.namespace, moved.version], ['GFZ.OTHER', 'ICD', before.version]);
    assert.ok(moved.changed_seq > before.changed_seq);
    assert.deepEqual([await used('GFZ.ICDP'), await used('GFZ.OTHER')], [3, 2]);
    assert.equal(await transfer(['ICD1'], 'GFZ.OTHER'), 0);
  });

  const REFUSED: readonly (readonly [
    what: string,
    ids: string[],
    client: string,
    caller: typeof ICDP,
    code: string,
  ])[] = [
    ['from others', ['ICD1'], 'GFZ.ICDP', ICDP, 'not-allowed'],
    ['to others', ['ICD3'], 'GFZ.OTHER', ICDP, 'not-allowed'],
    ['to nobody', ['ICD3'], 'GFZ.NONE', OPERATOR, 'not-found'],
    ['of what is not there', ['ICD3', 'ICD99'], 'GFZ.OTHER', OPERATOR, 'not-found'],
    ['beyond the quota', ['ICD3', 'ICD4'], 'GFZ.OTHER', OPERATOR, 'not-allowed'],
  ];
  for (const [what, ids, client, caller, code] of REFUSED)
    it(`no transfer ${what}, of none of them`, async () => {
      await assert.rejects(transfer(ids, client, caller), { code });
      assert.equal((await row('ICD3'))!.client_symbol, 'GFZ.ICDP');
    });

  it('no transfer of what is withdrawn', async () => {
    await withdrawIdentifier(house().unitOfWork, { igsn: 'ICD4', reason: 'lost' }, house().rules, OPERATOR);
    await assert.rejects(transfer(['ICD4'], 'GFZ.OTHER'), { code: 'gone' });
  });

  it('deletes what is reserved, and keeps its name for ever', async () => {
    const remove = (igsn: string, caller = ICDP) => deleteReserved(house().unitOfWork, igsn, caller);
    await assert.rejects(remove('ICDR', OTHER), { code: 'not-allowed' });
    await assert.rejects(remove('ICD3'), { code: 'conflict' });
    await assert.rejects(remove('ICD99'), { code: 'not-found' });
    await remove('ICDR');
    await remove('ICTR');
    assert.equal(await row('ICDR'), undefined);
    assert.equal(await used('GFZ.ICDP'), 2);
    const kept = await house().unitOfWork((work) => work.identifiers.find(['ICDR', 'ICTR']));
    assert.equal(kept.length, 2);
    const again = await house().takeChange({
      caller: ICDP,
      igsn: 'ICDR',
      description: described('ICDR'),
      wish: 'findable',
    });
    assert.equal(again.outcome, 'created');
  });
});
