import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { createClient } from '../../src/operations/create-client.ts';
import { transferNamespace } from '../../src/operations/move-namespace.ts';
import type { RecordWrite } from '../../src/operations/register-ports.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import type { Upstream } from '../../src/upstream/upstream.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { recordWrite } from '../store/record-write.ts';
import { TESTER } from '../store/tree-rows.ts';

onEachPlace('withdrawing or transferring at the moment of', (place) => {
  let one: House;
  let other: House;
  before(async () => {
    one = await houseAt(place());
    other = await houseAt(place());
  });
  after(async () => {
    await one.close();
    await other.close();
  });

  const write = (record: RecordWrite) =>
    one.unitOfWork(async (work) => {
      await work.identifiers.insert([{ ...record, prefix: null, key: null, origin: 'minted' }], work.now());
      await work.register.write([record], 'tester');
    });
  const withdraw = (house: House, igsn: string) =>
    withdrawIdentifier(house.unitOfWork, { igsn, reason: 'lost' }, { hasUpstream: true }, TESTER);
  const stateOf = async (igsn: string) => {
    const query = one.store.read.selectFrom('record').select(['state', 'version']).where('igsn', '=', igsn);
    return query.executeTakeFirstOrThrow();
  };

  it('a change: the change is not lost, and the record stays withdrawn', async () => {
    await write(recordWrite('MOMENT1'));
    let withdrawn: Promise<void> | undefined;
    await one.unitOfWork(async (work) => {
      const known = (await work.register.states(['MOMENT1'])).get('MOMENT1')!;
      withdrawn ??= withdraw(other, 'MOMENT1');
      await sleep(100);
      const next = { version: known.version + 1, contentHash: 'other', registeredAt: null };
      await work.register.write([recordWrite('MOMENT1', next)], 'tester');
    });
    await withdrawn;
    assert.deepEqual(await stateOf('MOMENT1'), { state: 'withdrawn', version: 2 });
  });

  it('a registration: a namespace that is transferred takes along what is registered meanwhile', async () => {
    const make = (client: string, namespaces: string[]) =>
      createClient(
        one.unitOfWork,
        { symbol: `MOMENT.${client}`, namespaces, domains: ['*'], quota: -1, passwordHash: null },
        TESTER,
      );
    await make('OLD', ['MOM']);
    await make('NEW', []);
    let transferred: Promise<unknown> | undefined;
    await one.unitOfWork(async (work) => {
      const holder = (await work.parties.holderOf('MOM'))!;
      transferred ??= transferNamespace(other.unitOfWork, 'MOM', 'MOMENT.NEW', TESTER);
      await sleep(100);
      const record = recordWrite('MOM1', holder);
      await work.identifiers.insert([{ ...record, prefix: null, key: null, origin: 'minted' }], work.now());
      await work.register.write([record], 'tester');
    });
    await transferred;
    const query = one.store.read.selectFrom('record').select('client_symbol').where('igsn', '=', 'MOM1');
    assert.equal((await query.executeTakeFirstOrThrow()).client_symbol, 'MOMENT.NEW');
  });

  it('its confirmation: it stays withdrawn', async () => {
    await write(recordWrite('MOMENT2', { state: 'pending', registeredAt: null }));
    const upstream: Upstream = {
      name: 'test',
      submit: async (requests) => requests.map(() => ({ outcome: 'confirmed' })),
      recall: async function* () {},
    };
    await Promise.all([deliverOutbox(one.store, upstream), withdraw(other, 'MOMENT2')]);
    await deliverOutbox(one.store, upstream);
    assert.equal((await stateOf('MOMENT2')).state, 'withdrawn');
  });

  it('another withdrawal: one of the two is kept, and neither fails', async () => {
    for (let round = 0; round < 8; round++) {
      const igsn = `MOMENT3X${round}`;
      await write(recordWrite(igsn));
      await Promise.all([withdraw(one, igsn), withdraw(other, igsn), withdraw(one, igsn)]);
      const rows = await one.store.read
        .selectFrom('outbox')
        .select('id')
        .where('igsn', '=', igsn)
        .where('action', '=', 'withdraw')
        .execute();
      assert.equal(rows.length, 1);
    }
  });
});
