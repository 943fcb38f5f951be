import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { acceptingHands } from '../../src/api/parcels/parcel-house.ts';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { type House, initialise } from '../../src/context.ts';
import { EMPTY_REQUEST } from '../../src/domain/curation/sample-request.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { findWhereabouts } from '../../src/operations/curation/find-whereabouts.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { packParcel } from '../../src/operations/curation/parcels/pack-parcel.ts';
import { reportBack } from '../../src/operations/curation/parcels/report-back.ts';
import { returnThings } from '../../src/operations/curation/parcels/return-things.ts';
import { acceptReport } from '../../src/operations/curation/parcels/settle-report.ts';
import { shipParcel } from '../../src/operations/curation/parcels/ship-parcel.ts';
import { newKey } from '../../src/store/new-key.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { type PackableSample, shelvedSamples, TO } from './shelved-samples.ts';

onEachPlace('parcels of requests, and what verify says of them', (place) => {
  let house: House;
  let samples: readonly PackableSample[];
  let secrets = 0;
  const now = new Date('2026-11-22T12:00:00Z');
  before(async () => {
    house = await houseAt(place(), { now: () => now }, 'none');
    await initialise(house, { password: 'a place for every core' });
    samples = await shelvedSamples(house);
  });
  after(() => house.close());

  const name = (nth: number) => samples[nth]!.name;
  const hands = {
    makeSecret: () => {
      const secret = `secret-${place().engine}-${++secrets}`;
      return { secret, hash: hashSecret(secret) };
    },
    reportAddress: (secret: string) => `http://core.example/reports/${secret}`,
    agent: () => 'The core repository',
  };

  it('packs what was taken for a request, moves the request on, for a curator of the expedition', async () => {
    const expedition = await house.store.read
      .selectFrom('tree_object')
      .select(['id', 'path'])
      .where('type', '=', 'expedition')
      .executeTakeFirstOrThrow();
    const curator: Caller = {
      ...clientCaller('GFZ.OTHER'),
      grants: [],
      treeGrants: [{ role: 'curator', path: expedition.path, types: [] }],
    };
    const id = newKey();
    const at = now.toISOString();
    await house.unitOfWork(async (work) => {
      await work.requests.add({
        ...EMPTY_REQUEST,
        id,
        expeditionId: expedition.id,
        objectId: null,
        number: '77',
        state: 'taken',
        samplesGranted: null,
        channel: 'letter',
        secretHash: '',
        agreedAt: null,
        policy: '',
        curator: '',
        scheduledOn: null,
        language: 'en',
        publications: [],
        createdAt: at,
        changedAt: at,
        changedBy: 'test',
        revision: 1,
      });
    });
    await house.store.unitOfWork((db) =>
      db.updateTable('sample').set({ sample_request: '77' }).where('id', '=', samples[2]!.id).execute(),
    );
    const stateOf = async () => (await house.unitOfWork((work) => work.requests.find([id])))[0]!.state;
    const wanted = { things: [], requestId: id, recipient: TO };
    const stranger = clientCaller('GFZ.OTHER');
    await assert.rejects(packParcel(house.unitOfWork, wanted, stranger), { code: 'not-found', findings: [] });
    const { parcel, items } = await packParcel(house.unitOfWork, wanted, curator);
    assert.deepEqual(
      items.map((one) => one.name),
      [name(2)],
    );
    await shipParcel(house.unitOfWork, parcel.id, curator, hands);
    assert.equal(await stateOf(), 'shipped');
    const told = await reportBack(house.unitOfWork, hashSecret(`secret-${place().engine}-${secrets}`), {
      id: newKey(),
      by: '',
      content: {
        things: [],
        subsamples: [],
        works: ['10.5194/SD-19-1-2015', 'hdl:10013/epic.1', 'https://data.example/set/1'],
        note: '',
      },
    });
    await acceptReport(house.unitOfWork, told.id, curator, acceptingHands(house));
    const [request] = await house.unitOfWork((work) => work.requests.find([id]));
    assert.deepEqual(
      request!.publications.map((one) => one.doi),
      ['10.5194/sd-19-1-2015'],
    );
    const registered = await house.store.read.selectFrom('publication').select('identifier').execute();
    assert.deepEqual(registered.map((one) => one.identifier).toSorted(), [
      '10.5194/sd-19-1-2015',
      '10013/epic.1',
      'https://data.example/set/1',
    ]);
    await returnThings(house.unitOfWork, { things: [name(2)] }, curator);
    assert.equal(await stateOf(), 'returned');
    const back = await findWhereabouts(house.unitOfWork, name(2), curator);
    assert.deepEqual([back.fate?.how, back.fate?.parcel], ['returned', 'P1'], 'back, and nobody said where');
    const move = (thing: string, to: string, who: Caller) => moveThings(house.unitOfWork, { things: [thing], to }, who);
    await move(name(2), 'SH2', curator);
    assert.equal((await findWhereabouts(house.unitOfWork, name(2), curator)).place?.code, 'SH2');
    await assert.rejects(findWhereabouts(house.unitOfWork, name(2), stranger), { code: 'not-found' });
    await assert.rejects(move(name(2), 'SH1', stranger), { code: 'not-allowed' });
    await assert.rejects(move('CR7', 'SH2', curator), { code: 'not-allowed' }, 'a crate is not of the expedition');
    await house.store.unitOfWork((db) => db.updateTable('storage_place').set({ party: 'GFZ.OTHER' }).execute());
    await assert.rejects(move(name(2), 'SH1', curator), { code: 'not-allowed' }, 'nor are places of another client');
    await house.store.unitOfWork((db) => db.updateTable('storage_place').set({ party: '' }).execute());
  });

  it('is found by verify where it contradicts itself', async () => {
    const broken = async () =>
      (await verifyRegister(house.store.read)).filter((one) => one.broken > 0).map((one) => one.rule);
    const before = await broken();
    const { parcel } = await packParcel(house.unitOfWork, { things: [name(2)], recipient: TO }, OPERATOR);
    await shipParcel(house.unitOfWork, parcel.id, OPERATOR, hands);
    assert.deepEqual(await broken(), before);
    const [shelf] = await house.unitOfWork((work) => work.storage.findPlacesByCode(['SH1']));
    const stowed = { object_id: samples[2]!.id, place_id: shelf!.id, since: now.toISOString() };
    await house.store.unitOfWork((db) => db.insertInto('stored_object').values(stowed).execute());
    await house.store.unitOfWork((db) =>
      db.updateTable('parcel').set({ state: 'returned', due_on: '2027-01-01' }).where('id', '=', parcel.id).execute(),
    );
    const found = (await broken()).filter((one) => !before.includes(one));
    assert.equal(found.length, 3, found.join('; '));
    assert.match(found.join(), /out with a parcel.*not settled.*has an end/s);
  });
});
