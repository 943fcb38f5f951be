import assert from 'node:assert/strict';
import { it } from 'node:test';
import { buildServer } from '../../../src/api/server.ts';
import { createUser } from '../../../src/operations/create-user.ts';
import { addNamespace } from '../../../src/operations/move-namespace.ts';
import { keepPublications } from '../../../src/operations/publications/keep-publications.ts';
import { linkPublication, unlinkPublication } from '../../../src/operations/publications/link-publication.ts';
import { changeRecords } from '../../../src/operations/registry/change-records.ts';
import type { RecordChange } from '../../../src/operations/registry/record-change.ts';
import { withdrawIdentifier } from '../../../src/operations/withdraw-identifier.ts';
import { freePort } from '../../crash/registry-faults/servers.ts';
import { signedIn } from '../../journeys/fixture/admin-browser.ts';
import { PASSWORD } from '../../journeys/fixture/admin-place.ts';
import { addClient, OPERATOR } from '../../registry/parties.ts';
import { quickHash } from '../../registry/quick-hash.ts';
import { TESTER } from '../../store/tree-rows.ts';
import { CLIENT, onTwoEnds, recordsOf, registerHole, type TwoEnds } from './two-ends.ts';

const OPENS = '2099-01-01';

onTwoEnds('an expedition that pushes to its agent', (ends) => {
  const change = async (igsn: string, more: Partial<RecordChange>) => {
    const { house } = ends().expedition;
    const wanted = { caller: OPERATOR, igsn, wish: 'keep' as const, mode: 'update' as const, ...more };
    const [outcome] = await house.unitOfWork((work) => changeRecords(work, [wanted], house.rules));
    assert.notEqual(outcome?.outcome, 'refused', JSON.stringify(outcome));
  };
  const igsnOf = async (name: string) => {
    const { store } = ends().expedition.house;
    const found = store.read.selectFrom('tree_object').select('igsn').where('combined_id', '=', name);
    return (await found.executeTakeFirstOrThrow()).igsn!;
  };
  const states = async ({ expedition }: TwoEnds) => [
    ...new Set((await recordsOf(expedition.house)).map((one) => one.state)),
  ];
  const publicly = async (igsn: string) => (await fetch(`${ends().agent.base}/igsn/${igsn}`)).text();
  const asJson = async (igsn: string) =>
    JSON.stringify(await (await fetch(`${ends().agent.base}/api/v1/records/${igsn}`)).json());

  it('keeps everything in line, and shows nothing as registered before the agent has it', async () => {
    const count = await registerHole(ends().expedition, '5054');
    assert.ok(count > 8, `${count}`);
    assert.deepEqual(await states(ends()), ['pending']);
    const looked = await ends().expedition.json('push', '--dry-run');
    assert.deepEqual([looked.status, looked.value.waiting, looked.value.sent], [1, count, 0]);
    assert.deepEqual(await ends().agent.records(), []);
  });

  it('sends whole descriptions with what is kept back of them; both ends then say the same', async () => {
    const { agent, expedition } = ends();
    await change(await igsnOf('5054_1_A_001'), { privacy: { embargoUntil: OPENS } });
    const withheld = { members: ['position'], until: OPENS, positionStepDeg: 0.1 } as const;
    await change(await igsnOf('5054_1_A_002'), { privacy: { withheld } });
    await change(await igsnOf('5054_1_A_003_2'), { wish: 'hidden' });
    const { status, value, error } = await expedition.json('push');
    assert.deepEqual([status, value.waiting, value.refusals], [0, 0, []], error);
    const here = await recordsOf(expedition.house);
    assert.deepEqual(await agent.records(), here);
    assert.deepEqual([...new Set(here.map((one) => one.state))].toSorted(), ['hidden', 'registered']);
    const page = await publicly(await igsnOf('5054_1_A_002'));
    for (const name of ['5054_1_A_002_1', '5054_1_A_002_2', '5054_1_A']) assert.ok(page.includes(name), name);
    const closed = JSON.parse(await asJson(await igsnOf('5054_1_A_001'))) as { isWhole: boolean; embargoUntil: string };
    assert.deepEqual([closed.isWhole, closed.embargoUntil], [false, OPENS]);
    assert.ok(!(await asJson(await igsnOf('5054_1_A_001'))).includes('lengthM'), 'what is closed here is open there');
  });

  it('keeps back at the agent what a record only repeats of the hole that it lies in, at whatever height', async () => {
    const section = await igsnOf('5054_1_A_001_2');
    assert.match(await asJson(section), /63\.4/, 'it repeats the position of its hole');
    const withheld = { members: ['position'], until: OPENS } as const;
    await change(await igsnOf('5054_1_A'), { privacy: { withheld } });
    const { value } = await ends().expedition.json('push');
    assert.deepEqual([value.sent, value.waiting, value.refusals], [1, 0, []]);
    assert.doesNotMatch(await asJson(section), /63\.4/);
  });

  it('is harmless to do again, and sends later versions and withdrawals', async () => {
    const { agent, expedition } = ends();
    assert.deepEqual((await expedition.json('push')).value.sent, 0);
    const [changed, gone] = [await igsnOf('5054_1_A_002_1'), await igsnOf('5054_1_A_002_2')];
    await change(changed, { landingUrl: 'https://example.org/core' });
    const why = { igsn: gone, reason: 'Used up in the laboratory.', kind: 'destroyed' } as const;
    await withdrawIdentifier(expedition.house.unitOfWork, why, expedition.house.rules, TESTER);
    const { value } = await expedition.json('push');
    assert.deepEqual([value.waiting, value.refusals], [0, []]);
    const kept = agent.house.store.read.selectFrom('record').select(['version', 'landing_url']);
    const there = await kept.where('igsn', '=', changed).executeTakeFirst();
    assert.deepEqual(there, { version: 2, landing_url: 'https://example.org/core' });
    assert.deepEqual(await agent.records(), await recordsOf(expedition.house));
    const withdrawn = await agent.house.store.read.selectFrom('record').selectAll().where('igsn', '=', gone).execute();
    assert.deepEqual(
      withdrawn.map((one) => [one.state, one.withdrawn_kind, one.withdrawn_reason]),
      [['withdrawn', 'destroyed', 'Used up in the laboratory.']],
    );
  });

  it('compares both ends with reconcile, and mends what the agent says otherwise', async () => {
    const { agent, expedition } = ends();
    const first = await expedition.start('reconcile').ended;
    assert.equal(first.status, 0, first.out + first.error);
    const [igsn, other] = [await igsnOf('5054_1_A_003'), await igsnOf('5054_1_A_002')];
    const title = { caller: OPERATOR, igsn, wish: 'keep' as const, mode: 'update' as const, landingUrl: null };
    await agent.house.unitOfWork(async (work) => {
      const known = (await work.register.descriptions([igsn])).get(igsn)!;
      await changeRecords(
        work,
        [{ ...title, description: { ...known, comment: 'by somebody else' } }],
        agent.house.rules,
      );
      const opened = { caller: OPERATOR, igsn: other, wish: 'keep' as const, mode: 'update' as const };
      const withheld = { members: ['comment' as const], until: '9998-01-01' };
      await changeRecords(work, [{ ...opened, privacy: { withheld } }], agent.house.rules);
    });
    const second = await expedition.start('reconcile', '--repair').ended;
    assert.match(second.out, /upstream-differs/);
    assert.match(second.out, /upstream-keeps/);
    const last = await expedition.start('reconcile').ended;
    assert.equal(last.status, 0, last.out);
  });

  it('says at the agent, too, which publications a record is linked to; both ends still compare alike', async () => {
    const { expedition } = ends();
    const { unitOfWork, rules } = expedition.house;
    const igsn = await igsnOf('5054_1_A_003');
    const paper = {
      identifier: '10.5194/sd-99',
      identifierType: 'DOI',
      type: 'article-journal',
      title: 'Gneiss',
    } as const;
    const facts = { ...paper, people: [], year: 2024, container: '', csl: {} };
    const [kept] = await keepPublications(unitOfWork, [facts], { party: '' }, OPERATOR);
    await linkPublication(unitOfWork, { id: kept!.publication.id, target: { igsns: [igsn] } }, rules, OPERATOR);
    const { value } = await expedition.json('push');
    assert.deepEqual([value.sent, value.waiting, value.refusals], [1, 0, []]);
    assert.match(await asJson(igsn), /10\.5194\/sd-99/);
    const { status, out, error } = await expedition.start('reconcile').ended;
    assert.equal(status, 0, out + error);
    await unlinkPublication(unitOfWork, { id: kept!.publication.id, target: { igsns: [igsn] } }, rules, OPERATOR);
    assert.deepEqual((await expedition.json('push')).value.waiting, 0);
    assert.doesNotMatch(await asJson(igsn), /10\.5194\/sd-99/);
  });

  it('keeps back at the agent what an owner chose, when the moratorium beside it has ended', async () => {
    const { agent, expedition } = ends();
    const igsn = await igsnOf('5054_1_A_002');
    const members = JSON.stringify({
      members: ['position', 'purpose'],
      own: { members: ['purpose'], until: OPENS },
      moratoriumUntil: '2020-01-01',
    });
    await expedition.house.store.unitOfWork((db) =>
      db.updateTable('record').set({ withheld: members, withheld_until: OPENS }).where('igsn', '=', igsn).execute(),
    );
    const compared = await expedition.start('reconcile', '--repair').ended;
    assert.match(compared.out, /upstream-keeps/);
    const [there] = (await agent.records()).filter((one) => one.igsn === igsn);
    assert.deepEqual([JSON.parse(there!.withheld!), there!.withheld_until], [{ members: ['purpose'] }, OPENS]);
    const last = await expedition.start('reconcile').ended;
    assert.equal(last.status, 0, last.out);
  });

  it('gives nothing up and tells no secret when its token is revoked', async () => {
    const { agent, expedition } = ends();
    const count = await registerHole(expedition, '5055');
    const revoked = await agent.token();
    expedition.useToken(revoked);
    await agent.house.store.unitOfWork((db) =>
      db.updateTable('access_token').set({ revoked_at: new Date().toISOString() }).execute(),
    );
    const { status, value, out, error } = await expedition.json('push');
    assert.deepEqual([status, value.sent, value.waiting, value.refused], [1, 0, count, 0]);
    assert.match(out + error, /401.*token is not accepted/);
    assert.ok(!(out + error).includes(revoked));
    expedition.useToken(await agent.token());
    assert.deepEqual((await expedition.json('push')).value.sent, count);
  });

  it('says what the agent refuses and why: a namespace of nobody, an address that is not allowed; the rest goes', async () => {
    const { agent, expedition } = ends();
    const foreign = await registerHole(expedition, '9', { program: 'COSC', runs: 1, sections: 1 });
    const count = await registerHole(expedition, '5056');
    const elsewhere = await igsnOf('5056_1_A_001');
    await change(elsewhere, { landingUrl: 'https://not-ours.test/core' });
    const { status, value } = await expedition.json('push');
    assert.deepEqual([status, value.waiting, value.refused], [1, 0, foreign + 1]);
    const reasons = value.refusals.map((one) => one.reason).join('\n');
    assert.match(reasons, /Nobody holds a namespace that COSC\w+ begins with/);
    assert.match(reasons, /not-ours\.test|domain/);
    assert.ok(value.sent >= count);
    await addNamespace(agent.house.unitOfWork, 'COSC', CLIENT, OPERATOR);
    await change(elsewhere, { landingUrl: null });
    const again = await expedition.json('push', '--refused');
    assert.deepEqual([again.status, again.value.waiting, again.value.refused], [0, 0, 0], again.out);
    const hashes = (rows: Awaited<ReturnType<typeof recordsOf>>) =>
      rows.map(({ igsn, state, content_hash }) => `${igsn} ${state} ${content_hash}`);
    assert.deepEqual(hashes(await agent.records()), hashes(await recordsOf(expedition.house)));
  });

  it('tells nobody, over the API or in the administration, why a record of somebody else is not taken', async () => {
    const { house } = ends().expedition;
    await addClient(house, 'GFZ.OTHER', ['OTH']);
    const passwordHash = quickHash(PASSWORD);
    const grants = [{ role: 'reader', party: 'GFZ.OTHER' }] as const;
    await createUser(house.unitOfWork, { name: 'reader', passwordHash, email: '', grants }, OPERATOR);
    const [word] = await house.store.read.selectFrom('outbox').select('id').limit(1).execute();
    const late = { state: 'retry', last_error: 'what nobody else may know', due_at: '2999-01-01T00:00:00.000Z' };
    await house.store.unitOfWork((db) => db.updateTable('outbox').set(late).where('id', '=', word!.id).execute());
    const port = await freePort();
    const settings = { ...house.settings, logLevel: 'silent' as const, baseUrl: `http://127.0.0.1:${port}` };
    const app = await buildServer({ ...house, settings });
    try {
      const other = await signedIn(await app.listen({ host: '127.0.0.1', port }), 'reader');
      for (const path of ['/push', '/api/v1/push']) {
        const answer = await other.get(path);
        const body = await answer.text();
        assert.equal(answer.status, 200, body);
        assert.match(body, /gfz/);
        assert.doesNotMatch(body, /nobody else may know/, path);
      }
    } finally {
      await app.close();
    }
  });
});
