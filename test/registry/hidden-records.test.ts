import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import type { RecordChange } from '../../src/operations/registry/record-change.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { findRecord } from '../../src/store/read/find-record.ts';
import { findByWords } from '../search/small-catalogue.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described } from './parties.ts';

const caller = clientCaller('GFZ.ICDP');

onEachEngine('a hidden record', (house) => {
  before(() => addClient(house(), 'GFZ.ICDP', ['ICD']));
  const change = async (wanted: Omit<RecordChange, 'caller' | 'igsn'>) => {
    const whole = { ...wanted, caller, igsn: 'ICDH' };
    const [outcome] = await house().unitOfWork((work) => changeRecords(work, [whole], house().rules));
    return outcome!.outcome === 'refused' ? outcome!.code : outcome!.state;
  };
  const deliver = () => deliverOutbox(house().store, house().upstream!);
  const found = (query: string) => findByWords(house().store, query);

  it('is confirmed upstream without becoming visible, and then need not wait to be shown', async () => {
    const description = described('ICDH', 'Eclogite with garnet');
    assert.equal(await change({ description, wish: 'hidden' }), 'hidden');
    assert.equal((await deliver()).confirmed, 1);
    const record = await findRecord(house().store.read, 'ICDH');
    assert.deepEqual([record!.facts.state, record!.facts.registeredAt === undefined], ['hidden', false]);
    assert.deepEqual(await found('eclogite'), []);
    assert.equal(await change({ wish: 'findable' }), 'registered');
    assert.equal((await found('eclogite')).length, 1);
  });

  it('says on its page that its description is kept back, and nothing of it', async () => {
    assert.equal(await change({ wish: 'hidden' }), 'hidden');
    const app = await buildServer(house());
    const page = await app.inject({ url: '/igsn/ICDH' });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /No public description/);
    for (const word of [/eclogite/i, /Cite this/, /Download this/, />Open</]) assert.doesNotMatch(page.body, word);
    const json = await app.inject({ url: '/igsn/ICDH?format=json' });
    assert.doesNotMatch(json.body, /eclogite/i);
    await app.close();
    assert.equal(await change({ wish: 'findable' }), 'registered');
  });

  it('is found no more once it is hidden again, and its change goes upstream', async () => {
    assert.equal(await change({ wish: 'hidden' }), 'hidden');
    assert.deepEqual(await found('eclogite'), []);
    assert.equal((await deliver()).confirmed, 4);
    assert.equal((await findRecord(house().store.read, 'ICDH'))!.facts.state, 'hidden');
  });
});
