import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addNamespace } from '../../src/operations/move-namespace.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { makeUpIgsns } from '../../src/operations/registry/make-up-igsns.ts';
import { purgeTestRecords } from '../../src/operations/registry/purge-test-records.ts';
import type { RecordChange, RecordOutcome } from '../../src/operations/registry/record-change.ts';
import { tryChanges } from '../../src/operations/registry/try-changes.ts';
import { withdrawIdentifier } from '../../src/operations/withdraw-identifier.ts';
import { landingFinder } from '../../src/store/read/find-landing.ts';
import { findByWords } from '../search/small-catalogue.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { addClient, clientCaller, described, OPERATOR } from './parties.ts';

const ICDP = clientCaller('GFZ.ICDP');
const OTHER = clientCaller('GFZ.OTHER');

onEachEngine('changing records', (house) => {
  before(async () => {
    await addClient(house(), 'GFZ.ICDP', ['ICD']);
    await addClient(house(), 'GFZ.OTHER', ['ICDX']);
    await addClient(house(), 'GFZ.SMALL', ['SML'], { quota: 2 });
  });

  const rules = () => house().rules;
  const change = (...changes: RecordChange[]) => house().unitOfWork((work) => changeRecords(work, changes, rules()));
  const one = async (wanted: RecordChange) => (await change(wanted))[0]!;
  const code = (outcome: RecordOutcome) => (outcome.outcome === 'refused' ? outcome.code : outcome.outcome);
  const rowsOf = (table: 'record_version' | 'outbox', igsn: string) =>
    house().store.read.selectFrom(table).selectAll().where('igsn', '=', igsn).execute();

  it('reserves, hides, publishes and keeps every version', async () => {
    const base = { caller: ICDP, igsn: 'ICD1' };
    const reserved = await one({ ...base, wish: 'reserved' });
    assert.deepEqual([reserved.outcome, reserved.outcome !== 'refused' && reserved.state], ['created', 'reserved']);
    assert.deepEqual(await rowsOf('outbox', 'ICD1'), []);
    const bare = await one({ ...base, landingUrl: 'https://example.org/1', wish: 'findable' });
    assert.equal(bare.outcome !== 'refused' && bare.state, 'hidden');
    const findable = await one({ ...base, description: described('ICD1'), wish: 'findable' });
    assert.deepEqual([findable.outcome, findable.outcome !== 'refused' && findable.state], ['updated', 'pending']);
    assert.equal(findable.outcome !== 'refused' && findable.landingUrl, 'https://example.org/1');
    assert.equal((await one({ ...base, description: described('ICD1'), wish: 'findable' })).outcome, 'unchanged');
    assert.equal((await rowsOf('record_version', 'ICD1')).length, 3);
    assert.equal((await rowsOf('outbox', 'ICD1')).length, 2);
  });

  it('takes the good ones and refuses each bad one for its own reason', async () => {
    const outcomes = await change(
      { caller: ICDP, igsn: 'ICD2', wish: 'reserved' },
      { caller: ICDP, igsn: 'ZZZ1', wish: 'reserved' },
      { caller: ICDP, igsn: 'ICDX1', wish: 'reserved' },
      { caller: ICDP, igsn: 'ICD3', landingUrl: 'https://evil.org/', wish: 'hidden' },
      { caller: ICDP, igsn: 'ICD3', landingUrl: 'gopher://example.org/', wish: 'hidden' },
      { caller: OTHER, igsn: 'ICD2', wish: 'keep' },
      { caller: ICDP, igsn: 'ICD2', wish: 'keep', mode: 'create' },
      { caller: ICDP, igsn: 'ICD4', wish: 'keep', mode: 'update' },
      { caller: ICDP, igsn: 'ICD2', wish: 'hidden', expectedVersion: 7 },
    );
    const wanted = ['created', 'not-allowed', 'not-allowed', 'not-allowed', 'invalid-input', 'not-allowed'];
    assert.deepEqual(outcomes.map(code), [...wanted, 'already-exists', 'not-found', 'conflict']);
  });

  it('counts the quota by identifiers, not by writes', async () => {
    const SMALL = clientCaller('GFZ.SMALL');
    const outcomes = await change(
      ...['SML1', 'SML1', 'SML2', 'SML3'].map((igsn, at) => ({
        caller: SMALL,
        igsn,
        description: described(igsn, `Title ${at}`),
        wish: 'findable' as const,
      })),
    );
    assert.deepEqual(outcomes.map(code), ['created', 'updated', 'created', 'not-allowed']);
    const again = await one({ caller: SMALL, igsn: 'SML2', description: described('SML2', 'New'), wish: 'findable' });
    assert.equal(again.outcome, 'updated');
  });

  it('a dry run says the same and keeps nothing', async () => {
    const wanted = { caller: ICDP, igsn: 'ICDDRY', description: described('ICDDRY'), wish: 'findable' as const };
    const [tried] = await tryChanges(house().unitOfWork, [wanted], rules());
    assert.equal(tried!.outcome, 'created');
    assert.deepEqual(await rowsOf('record_version', 'ICDDRY'), []);
  });

  it('a withdrawn record is gone for changes', async () => {
    await one({ caller: ICDP, igsn: 'ICDW', description: described('ICDW'), wish: 'findable' });
    await withdrawIdentifier(house().unitOfWork, { igsn: 'ICDW', reason: 'lost' }, rules(), OPERATOR);
    assert.equal(code(await one({ caller: ICDP, igsn: 'ICDW', wish: 'findable' })), 'gone');
  });

  it('keeps documents as received, numbered from 0', async () => {
    const document = (text: string) => [
      { part: 'registration', format: 'igsn', mediaType: 'application/xml', content: Buffer.from(text) },
    ];
    const wanted = { caller: ICDP, igsn: 'ICDDOC', description: described('ICDDOC'), wish: 'findable' as const };
    await one({ ...wanted, documents: document('<a>ä</a>') });
    await one({ ...wanted, documents: document('<a>b</a>') });
    const latest = await house().unitOfWork((work) => work.documents.latest('ICDDOC', 'registration'));
    assert.deepEqual([latest!.number, Buffer.from(latest!.content!).toString()], [1, '<a>b</a>']);
  });

  it('of many who register the same new identifier at once, one makes it', async () => {
    const wanted = { caller: ICDP, igsn: 'ICDRACE', wish: 'reserved' as const, mode: 'create' as const };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => one(wanted)));
    assert.equal(outcomes.filter((outcome) => outcome.outcome === 'created').length, 1);
    assert.equal(outcomes.filter((outcome) => code(outcome) === 'already-exists').length, 11);
  });

  it('changes of one moment are committed together, each for itself', async () => {
    const takers = Array.from({ length: 40 }, (_, at) =>
      house().takeChange({ caller: at % 2 === 0 ? ICDP : OTHER, igsn: `ICDM${at}`, wish: 'reserved' }),
    );
    const outcomes = await Promise.all(takers);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.outcome),
      Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 'created' : 'refused')),
    );
  });

  it('makes up identifiers that nobody has', async () => {
    const made = await house().unitOfWork((work) => makeUpIgsns(work, 'ICD', 500, ICDP));
    assert.equal(new Set(made).size, 500);
    await assert.rejects(
      house().unitOfWork((work) => makeUpIgsns(work, 'ICD', 1, OTHER)),
      { code: 'not-allowed' },
    );
  });

  it('in a test namespace: nobody is told, no quota is used, and it goes', async () => {
    await addNamespace(house().unitOfWork, 'TRY', 'GFZ.SMALL', OPERATOR, true);
    const SMALL = clientCaller('GFZ.SMALL');
    const outcome = await one({ caller: SMALL, igsn: 'TRY1', description: described('TRY1'), wish: 'findable' });
    assert.deepEqual([outcome.outcome, outcome.outcome !== 'refused' && outcome.state], ['created', 'test']);
    assert.deepEqual(await rowsOf('outbox', 'TRY1'), []);
    assert.deepEqual(await findByWords(house().store, 'TRY1'), []);
    assert.ok(await landingFinder(house().store.read, house().store.engine)('TRY1'));
    const purge = (namespace: string, before: string) => purgeTestRecords(house().unitOfWork, namespace, before, SMALL);
    await assert.rejects(purge('SML', '2999-01-01'), { code: 'not-allowed' });
    assert.equal(await purge('TRY', '2000-01-01'), 0);
    assert.equal(await purge('TRY', '2999-01-01'), 1);
    assert.deepEqual(await rowsOf('record_version', 'TRY1'), []);
    const [kept] = await house().unitOfWork((work) => work.identifiers.find(['TRY1']));
    assert.equal(kept!.igsn, 'TRY1');
  });
});
