import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { buildServer } from '../../src/api/server.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { type House, initialise } from '../../src/context.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { extendLoan } from '../../src/operations/curation/parcels/lend.ts';
import { packParcel } from '../../src/operations/curation/parcels/pack-parcel.ts';
import { returnThings } from '../../src/operations/curation/parcels/return-things.ts';
import { shipParcel } from '../../src/operations/curation/parcels/ship-parcel.ts';
import { retellCustody } from '../../src/operations/curation/retell-custody.ts';
import { changeClient } from '../../src/operations/parties/change-client.ts';
import { changeRecords } from '../../src/operations/registry/change-records.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { type PackableSample, shelvedSamples, TO } from './shelved-samples.ts';

onEachPlace('what became of a sample, for all to read', (place) => {
  let house: House;
  let server: Awaited<ReturnType<typeof buildServer>>;
  let samples: readonly PackableSample[];
  let secrets = 0;
  // Keys are made of the time: what is said later has the greater one.
  let nowMs = Date.parse('2026-11-22T12:00:00Z');
  before(async () => {
    house = await houseAt(
      place(),
      {
        now: () => {
          nowMs += 1000;
          return new Date(nowMs);
        },
      },
      'none',
    );
    await initialise(house, { password: 'a place for every core' });
    samples = await shelvedSamples(house);
    server = await buildServer(house);
  });
  after(async () => {
    await server.close();
    await house.close();
  });

  const name = (nth: number) => samples[nth]!.name;
  const hands = {
    makeSecret: () => ({ secret: `s${++secrets}`, hash: hashSecret(`${place().engine} custody ${secrets}`) }),
    reportAddress: (secret: string) => `http://core.example/reports/${secret}`,
    agent: () => 'The core repository',
  };
  const send = async (things: readonly string[], dueOn: string | null = null) => {
    const { parcel } = await packParcel(house.unitOfWork, { things, recipient: TO, dueOn }, OPERATOR);
    await shipParcel(house.unitOfWork, parcel.id, OPERATOR, hands);
    return parcel.id;
  };
  const text = async (path: string) => (await server.inject({ url: path, headers: { accept: 'text/html' } })).body;
  const record = async (nth: number, format: string) =>
    (await server.inject({ url: `/igsn/${samples[nth]!.igsn}?format=${format}` })).body;
  const keyFact = async (nth: number) =>
    /<dt>(Held at|Shipped|Lent|Used up|Lost|Destroyed)<\/dt><dd class="n">(?:<span[^>]*>)?([^<]*)/
      .exec(await text(`/igsn/${samples[nth]!.igsn}`))
      ?.slice(1);

  it('is told of what was shipped, without a word of to whom, and no more once it is back', async () => {
    assert.equal((await keyFact(0))?.[0], 'Held at');
    await send([name(0)]);
    assert.deepEqual(await keyFact(0), ['Shipped', 'on 2026-11-22']);
    const whole = (await Promise.all(['json', 'datacite4', 'jsonld', 'oai_dc'].map((one) => record(0, one)))).join();
    for (const personal of [TO.name, TO.institution, TO.street, TO.email])
      assert.ok(!whole.includes(personal), personal);
    assert.match(await record(0, 'json'), /"custody":\s*\{\s*"state":\s*"shipped",\s*"since":\s*"2026-11-22"\s*\}/);
    assert.match(await record(0, 'datacite4'), /dateInformation="Shipped"[^>]*>2026-11-22</);
    assert.match(await record(0, 'jsonld'), /"creativeWorkStatus":"Shipped on 2026-11-22"/);
    const versions = () =>
      house.store.read.selectFrom('record').select('version').where('igsn', '=', samples[0]!.igsn).executeTakeFirst();
    const before = (await versions())!.version;
    await returnThings(house.unitOfWork, { things: [name(0)], to: 'SH2' }, OPERATOR);
    assert.equal((await keyFact(0))?.[0], 'Held at');
    assert.equal((await versions())!.version, before + 1);
    await moveThings(house.unitOfWork, { things: [name(0)], to: 'SH1' }, OPERATOR);
    assert.equal((await versions())!.version, before + 1, 'who moves what is at home tells nothing new');
  });

  it('is told of a loan until its day, also when that is moved', async () => {
    const loan = await send([name(1)], '2027-03-31');
    assert.deepEqual(await keyFact(1), ['Lent', 'until 2027-03-31']);
    await extendLoan(house.unitOfWork, loan, { dueOn: '2027-09-30' }, OPERATOR);
    assert.deepEqual(await keyFact(1), ['Lent', 'until 2027-09-30']);
    assert.match(await record(1, 'datacite4'), /dateInformation="Lent"[^>]*>2026-11-22\/2027-09-30</);
    const oai = await text(`/oai?verb=ListRecords&metadataPrefix=oai_dc`);
    assert.match(oai, /Lent on 2026-11-22 until 2027-09-30\./);
  });

  it('is told of what is gone, which nobody holds any more and which keeps its page', async () => {
    await send([name(2)]);
    await returnThings(house.unitOfWork, { things: [name(2)], as: 'used-up', note: 'ground' }, OPERATOR);
    assert.deepEqual(await keyFact(2), ['Used up', 'on 2026-11-22']);
    const json = JSON.parse(await record(2, 'json')) as { readonly description?: object };
    assert.ok(!JSON.stringify(json).includes('"currentArchive"'));
    assert.ok(!(await record(2, 'jsonld')).includes('"maintainer"'));
  });

  it('is told of what is taken out for good by who answers for it, and of nothing else that is taken out', async () => {
    const out = (nth: number, more: object, caller = OPERATOR) =>
      moveThings(house.unitOfWork, { things: [name(nth)], to: null, ...more }, caller);
    await assert.rejects(out(0, {}), { code: 'invalid-input' });
    await out(0, { reason: 'on display' });
    assert.equal((await keyFact(0))?.[0], 'Held at');
    await assert.rejects(moveThings(house.unitOfWork, { things: [name(0)], to: 'SH1', fate: 'lost' }, OPERATOR), {
      code: 'invalid-input',
    });
    const { findings } = await out(0, { fate: 'destroyed' }, clientCaller('GFZ.OTHER'));
    assert.deepEqual(
      findings.map((one) => one.code),
      ['storage-unknown'],
    );
    await out(0, { fate: 'destroyed', reason: 'fire in hall 2' });
    assert.deepEqual(await keyFact(0), ['Destroyed', 'on 2026-11-22']);
    await moveThings(house.unitOfWork, { things: [name(0)], to: 'SH1' }, OPERATOR);
    assert.equal((await keyFact(0))?.[0], 'Held at', 'it was found again');
  });

  it('that could not be told, or that its owner said otherwise, is told later', async () => {
    const { unitOfWork, store } = house;
    const igsn = samples[1]!.igsn;
    const row = () =>
      store.read
        .selectFrom('record')
        .select(['version', 'client_symbol'])
        .where('igsn', '=', igsn)
        .executeTakeFirstOrThrow();
    const { client_symbol: client, version } = await row();
    const retold = () => retellCustody(unitOfWork, OPERATOR);
    assert.deepEqual(await retold(), []);
    assert.equal((await row()).version, version, 'what was told is not told again');

    assert.ok((await changeClient(unitOfWork, client, { isActive: false }, OPERATOR)).ok);
    await returnThings(unitOfWork, { things: [name(1)], to: 'SH1' }, OPERATOR);
    assert.equal((await keyFact(1))?.[0], 'Lent');
    const [untold] = await retold();
    assert.deepEqual([untold?.igsn, untold?.message], [igsn, `${client} is not active.`]);
    assert.ok((await changeClient(unitOfWork, client, { isActive: true }, OPERATOR)).ok);
    assert.deepEqual(await retold(), []);
    assert.equal((await keyFact(1))?.[0], 'Held at');

    await send([name(1)]);
    const said = (await unitOfWork((work) => work.register.descriptions([igsn]))).get(igsn)!;
    const { custody: _, ...description } = said;
    const change = { caller: OPERATOR, igsn, description, wish: 'keep' as const };
    await unitOfWork((work) => changeRecords(work, [change], house.rules));
    assert.equal((await keyFact(1))?.[0], 'Held at');
    assert.deepEqual(await retold(), []);
    assert.equal((await keyFact(1))?.[0], 'Shipped');
  });
});
