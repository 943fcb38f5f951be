import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { House } from '../../src/context.ts';
import { createClient } from '../../src/operations/create-client.ts';
import { DEFAULT_PROFILE, initInstallation, readProfile } from '../../src/operations/init-installation.ts';
import { leaseIdentifiers } from '../../src/operations/lease-identifiers.ts';
import { registerExpedition } from '../../src/operations/register-expedition.ts';
import { deliverOutbox } from '../../src/outbox/deliver-outbox.ts';
import { partyStore } from '../../src/store/ports/party-store.ts';
import { listExpeditionIds } from '../../src/store/read/list-expeditions.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import type { Upstream } from '../../src/upstream/upstream.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows, row, TESTER } from '../store/tree-rows.ts';

onEachPlace('two at once', (place) => {
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

  const register = async (house: House, code: string) => {
    const [id] = await listExpeditionIds(house.store.read, code);
    return registerExpedition(house.unitOfWork, id!, { actor: TESTER, rules: house.rules, phase: 'E' });
  };
  const count = async (table: 'identifier' | 'record' | 'tree_object' | 'namespace', where = '%') => {
    const column = { identifier: 'igsn', record: 'igsn', tree_object: 'path', namespace: 'namespace' }[table];
    const rows = await one.store.read.selectFrom(table).selectAll().execute();
    return rows.filter((found) => String((found as Record<string, unknown>)[column]).startsWith(where.replace('%', '')))
      .length;
  };

  it('initialise: the second finds the profile of the first, and its secret', async () => {
    const init = (house: House, secret: string) =>
      initInstallation(house.unitOfWork, { profile: DEFAULT_PROFILE, secret }, TESTER);
    const made = await Promise.all([init(one, 'first'), init(other, 'second')]);
    assert.deepEqual(made.map((result) => result.profileIsNew).toSorted(), [false, true]);
    const winner = made[0]!.profileIsNew ? 'first' : 'second';
    assert.equal((await readProfile(partyStore(one.store.read, one.store.engine)))?.tokenSecret, winner);
  });

  it('a server that was started first chose no profile: init does, once', async () => {
    const chosen = { ...DEFAULT_PROFILE, agentName: 'Rock Laboratory' };
    const administrator = { name: 'admin', passwordHash: 'none' };
    const init = () => initInstallation(one.unitOfWork, { profile: chosen, secret: 'third', administrator }, TESTER);
    assert.deepEqual(await init(), { profileIsNew: true, administratorIsNew: true });
    const kept = await readProfile(partyStore(one.store.read, one.store.engine));
    assert.equal(kept?.agentName, 'Rock Laboratory');
    assert.match(kept?.tokenSecret ?? '', /first|second/, 'tokens given meanwhile stay good');
    assert.deepEqual(await init(), { profileIsNew: false, administratorIsNew: false });
  });

  it('import the same rows: the result is that of one import', async () => {
    const rows = holeRows('ICDP', '8001', 3, 3);
    const results = await Promise.all([importRows(one, rows), importRows(other, rows)]);
    const created = results.map((result) => result.byType.section?.created ?? 0);
    assert.deepEqual(created.toSorted(), [0, 9]);
    assert.deepEqual(
      results.flatMap((result) => result.findings.filter((found) => found.severity === 'error')),
      [],
    );
    assert.equal(await count('tree_object', 'PICDP/E0000008001'), 15);
  });

  it('mint and register the same expedition: every object has one IGSN, one record, one identifier', async () => {
    await importRows(one, holeRows('ICDP', '8002', 40, 4));
    const results = await Promise.all([register(one, '8002'), register(other, '8002'), register(one, '8002')]);
    assert.equal(
      results.reduce((sum, result) => sum + result.minted, 0),
      202,
    );
    assert.equal(
      results.reduce((sum, result) => sum + result.registered, 0),
      202,
    );
    assert.equal(await count('identifier', 'ICDP8002'), 202);
    assert.equal(await count('record', 'ICDP8002'), 202);
    assert.deepEqual(
      (await verifyRegister(one.store.read)).filter((check) => check.broken > 0),
      [],
    );
  });

  it('mint while an import brings IGSNs for the same objects: no object gets two', async () => {
    const rows = holeRows('ICDP', '8003', 10, 5);
    await importRows(one, rows);
    const brought = rows.map((found) =>
      found.type === 'section' ? { ...found, igsn: `ICDPOLD${found.names.core_run}X${found.names.section}` } : found,
    );
    const [, imported] = await Promise.all([register(one, '8003'), importRows(other, brought)]);
    const adopted = imported.findings.filter((found) => found.code === 'igsn-changed').length;
    assert.ok(adopted === 0 || adopted === 50, `${adopted} of 50 came too late`);
    await register(one, '8003');
    assert.deepEqual(
      (await verifyRegister(one.store.read)).filter((check) => check.broken > 0),
      [],
    );
    assert.equal(await count('record', 'ICDP'), 202 + 62, 'one record for every registrable object');
  });

  it('take namespaces of two agents that would nest: one gets its own, the other a finding', async () => {
    const make = (house: House, agent: string, namespace: string) =>
      createClient(
        house.unitOfWork,
        { symbol: `${agent}.CC`, namespaces: [namespace], domains: ['*'], quota: -1, passwordHash: null },
        TESTER,
      );
    for (let round = 0; round < 5; round++) {
      const root = `N${round}`;
      const made = await Promise.all([make(one, `AA${round}`, root), make(other, `BB${round}`, `${root}X`)]);
      assert.deepEqual(made.map((result) => result.ok).toSorted(), [false, true], JSON.stringify(made));
      assert.equal(await count('namespace', root), 1);
    }
  });

  it('take the same namespace by an import and by a client: one holds it', async () => {
    const client = { symbol: 'ZZ.CC', namespaces: ['QQQQ'], domains: ['*'], quota: -1, passwordHash: null };
    const [made] = await Promise.all([
      createClient(other.unitOfWork, client, TESTER),
      importRows(one, [row('expedition', { program: 'QQQQ', expedition: '1' })]),
    ]);
    const [holder] = (await one.unitOfWork((work) => work.parties.namespaces())).filter(
      (held) => held.namespace === 'QQQQ',
    );
    assert.equal(holder?.client, made.ok ? 'ZZ.CC' : 'CORESTONE.QQQQ');
  });

  it('lease blocks: they do not overlap', async () => {
    const spec = { convention: 'icdp-classic', namespace: 'ICDP', expedition: '8004', phase: 'E', tag: 'X' } as const;
    const leased = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        leaseIdentifiers((at % 2 === 0 ? one : other).unitOfWork, spec, 10, `S${at}`, TESTER),
      ),
    );
    const firsts = leased.map((result) => (result.ok ? result.value.firstKey : Number.NaN)).toSorted((a, b) => a - b);
    assert.deepEqual(
      firsts,
      Array.from({ length: 12 }, (_, at) => at * 10 + 1),
    );
  });

  it('deliver the outbox: each registration is sent by one of them, once', async () => {
    const sent: string[] = [];
    const slow: Upstream = {
      name: 'counting',
      submit: async (requests) => {
        sent.push(...requests.map((request) => request.igsn));
        await new Promise((resolve) => setTimeout(resolve, 3));
        return requests.map(() => ({ outcome: 'confirmed' }));
      },
      recall: async function* () {},
    };
    const before = await one.store.read.selectFrom('outbox').select('igsn').where('state', '=', 'pending').execute();
    const delivered = await Promise.all([deliverOutbox(one.store, slow), deliverOutbox(other.store, slow)]);
    assert.equal(delivered[0]!.confirmed + delivered[1]!.confirmed, before.length);
    assert.deepEqual(sent.toSorted(), before.map((found) => found.igsn).toSorted());
  });
});
