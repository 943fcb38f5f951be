import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { hashSecret } from '../../src/api/sign-in/sign-in-request.ts';
import { type House, initialise } from '../../src/context.ts';
import type { CorestoneError } from '../../src/domain/error.ts';
import { findWhereabouts } from '../../src/operations/curation/find-whereabouts.ts';
import { moveThings } from '../../src/operations/curation/move-things.ts';
import { changeParcel } from '../../src/operations/curation/parcels/change-parcel.ts';
import { extendLoan, remindLoans } from '../../src/operations/curation/parcels/lend.ts';
import { loseParcel } from '../../src/operations/curation/parcels/lose-parcel.ts';
import { packParcel, repackParcel, unpackParcel } from '../../src/operations/curation/parcels/pack-parcel.ts';
import { reportBack } from '../../src/operations/curation/parcels/report-back.ts';
import { returnThings } from '../../src/operations/curation/parcels/return-things.ts';
import { acceptReport, refuseReport } from '../../src/operations/curation/parcels/settle-report.ts';
import { deliverParcel, shipParcel } from '../../src/operations/curation/parcels/ship-parcel.ts';
import { queueMail } from '../../src/operations/mail/queue-mail.ts';
import { newKey } from '../../src/store/new-key.ts';
import { mailStore } from '../../src/store/ports/mail-store.ts';
import { parcelStore } from '../../src/store/ports/parcel-store.ts';
import { listParcels } from '../../src/store/read/list-parcels.ts';
import { listEnteredExpeditions } from '../../src/store/read/station-expeditions.ts';
import { clientCaller, OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { type PackableSample, shelvedSamples, TO } from './shelved-samples.ts';

const START = Date.parse('2026-11-22T12:00:00Z');

onEachPlace('parcels and loans', (place) => {
  let house: House;
  let samples: readonly PackableSample[];
  let nowMs = START;
  let secrets = 0;
  before(async () => {
    house = await houseAt(place(), { now: () => new Date(nowMs) }, 'none');
    await initialise(house, { password: 'a place for every core' });
    samples = await shelvedSamples(house);
  });
  after(() => house.close());

  const name = (nth: number) => samples[nth]!.name;
  const pack = (things: readonly string[], more: object = {}) =>
    packParcel(house.unitOfWork, { things, recipient: TO, ...more }, OPERATOR);
  const hands = {
    makeSecret: () => {
      const secret = `secret-${place().engine}-${++secrets}`;
      return { secret, hash: hashSecret(secret) };
    },
    reportAddress: (secret: string) => `http://core.example/reports/${secret}`,
    agent: () => 'The core repository',
  };
  const ship = (id: string) => shipParcel(house.unitOfWork, id, OPERATOR, hands);
  const where = async (thing: string) => {
    const { place: at, away, through, fate } = await findWhereabouts(house.unitOfWork, thing, OPERATOR);
    const carried = away && `${away.parcel}${away.isOut ? ' out' : ''} to ${away.to}`;
    const ended = fate && `${fate.how} ${fate.note} ${fate.parcel ?? ''}`.trim();
    return [...through.map((one) => one.name), at?.words ?? 'nowhere', carried, ended].filter(
      (one) => one !== undefined,
    );
  };
  const mails = () => mailStore(house.store.read, house.store.engine).list(['waiting'], 100);
  const parcels = () => parcelStore(house.store.read, house.store.engine);
  const codes = (error: unknown) => (error as CorestoneError).findings.map((one) => `${one.code} ${one.message}`);

  it('packs by scanning, of a crate what stands in it, and nothing twice', async () => {
    await moveThings(house.unitOfWork, { things: [name(0)], to: 'SH1' }, OPERATOR);
    await moveThings(house.unitOfWork, { things: [name(1)], to: 'CR7' }, OPERATOR);
    const id = newKey();
    const { parcel, items } = await pack([samples[0]!.igsn.toLowerCase(), 'cr7'], { id });
    assert.deepEqual([parcel.number, parcel.state, items.map((one) => one.name)], [1, 'packed', [name(0), name(1)]]);
    assert.equal((await pack([name(2)], { id })).items.length, 2, 'the same key again packs nothing');
    assert.deepEqual(await where(name(0)), ['Spandau / Shelf 1', 'P1 to Ada Lovelace, Uppsala, SE']);
    await assert.rejects(pack([name(0), 'NOBODY']), (error) => {
      assert.deepEqual(codes(error), [
        'storage-unknown Nobody knows NOBODY.',
        `parcel-taken ${name(0)} is in parcel P1 already.`,
      ]);
      return true;
    });
    await assert.rejects(pack([]), (error) => codes(error)[0]!.startsWith('parcel-empty'));
    await assert.rejects(
      pack([name(2)], { recipient: { ...TO, name: '', country: 'Swedne' } }),
      (error) => codes(error).length === 2,
    );
    await assert.rejects(packParcel(house.unitOfWork, { things: [name(2)], recipient: TO }, clientCaller('GFZ.OTHER')));
    const repacked = await repackParcel(
      house.unitOfWork,
      id,
      { add: [name(2), name(0), 'NOBODY'], remove: [`https://core.example/igsn/${samples[1]!.igsn}`] },
      OPERATOR,
    );
    assert.deepEqual(
      repacked.items.map((one) => one.name),
      [name(0), name(2)],
    );
    assert.deepEqual(
      repacked.findings.map((one) => one.code),
      ['storage-unknown'],
    );
  });

  it('lets one of two who pack the same sample at once', async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => pack([name(3)], { recipient: { ...TO, country: 'Sverige' } })),
    );
    assert.deepEqual(both.map((one) => one.status).toSorted(), ['fulfilled', 'rejected']);
    const [kept] = both.filter((one) => one.status === 'fulfilled');
    assert.equal(kept!.value.parcel.recipient.country, 'SE', 'a country may be stated by its name');
    await unpackParcel(house.unitOfWork, kept!.value.parcel.id, OPERATOR);
    assert.equal(
      (await where(name(3))).some((one) => one.startsWith('P')),
      false,
    );
  });

  it('ships: all leaves its place, the recipient gets the link once, and shipping again changes nothing', async () => {
    const [parcel] = await parcels().find([
      (await parcels().openItems([samples[0]!.id])).get(samples[0]!.id)!.parcelId,
    ]);
    const shipped = await ship(parcel!.id);
    assert.equal(shipped.parcel.state, 'shipped');
    assert.equal((await ship(parcel!.id)).link, undefined);
    assert.deepEqual(await where(name(0)), ['nowhere', 'P1 out to Ada Lovelace, Uppsala, SE']);
    const told = (await mails()).filter((one) => one.about.kind === 'parcel');
    assert.equal(told.length, 1);
    assert.ok(told[0]!.text.includes(shipped.link!));
    await assert.rejects(repackParcel(house.unitOfWork, parcel!.id, { remove: [name(0)] }, OPERATOR), {
      code: 'conflict',
    });
    await assert.rejects(unpackParcel(house.unitOfWork, parcel!.id, OPERATOR), { code: 'conflict' });
    const audit = await house.store.read
      .selectFrom('audit')
      .select('after')
      .where('action', 'in', ['pack-parcel', 'ship-parcel'])
      .execute();
    const kept = audit.map((one) => one.after).join();
    assert.match(kept, /"institution":"Uppsala"/);
    assert.ok(!kept.includes(hashSecret(`secret-${place().engine}-1`)));
    for (const personal of [TO.name, TO.email, TO.street]) assert.ok(!kept.includes(personal), personal);
  });

  it('takes report by the link; a curator accepts it into the tree, once, or refuses it', async () => {
    const secret = `secret-${place().engine}-1`;
    const piece = {
      operationId: newKey(),
      objectId: newKey(),
      ofThingId: samples[0]!.id,
      type: 'thin_section',
      name: 'TS1',
      note: 'polished',
    } as const;
    const content = {
      things: [
        { thingId: samples[0]!.id, fate: 'used-up', note: 'ground' },
        { thingId: samples[2]!.id, fate: 'arrived', note: '' },
      ],
      subsamples: [piece],
      works: ['10.5194/sd-19-1-2015'],
      note: '',
    } as const;
    const id = newKey();
    const report = () => reportBack(house.unitOfWork, hashSecret(secret), { id, by: 'Ada', content });
    await assert.rejects(reportBack(house.unitOfWork, hashSecret('guess'), { id, by: '', content }), {
      code: 'not-found',
    });
    const other = {
      ...content,
      things: [{ thingId: samples[4]!.id, fate: 'arrived', note: '' }],
      works: ['no work'],
    } as const;
    await assert.rejects(
      reportBack(house.unitOfWork, hashSecret(secret), { id: newKey(), by: '', content: other }),
      (error) => {
        assert.deepEqual(
          codes(error).map((one) => one.split(' ')[0]),
          ['report-thing', 'report-work'],
        );
        return true;
      },
    );
    assert.equal((await report()).id, (await report()).id);
    const kept: unknown[] = [];
    const accepting = { issuing: { phase: 'R' as const }, keepWorks: async (works: unknown) => void kept.push(works) };
    const accept = (which: string) => acceptReport(house.unitOfWork, which, OPERATOR, accepting);
    const accepted = await accept(id);
    assert.equal(accepted.parcel.state, 'delivered');
    assert.equal(accepted.made.length, 1);
    const below = await house.store.read
      .selectFrom('tree_object')
      .select(['id', 'path', 'igsn'])
      .where('id', '=', piece.objectId)
      .execute();
    assert.equal(below.length, 1);
    const values = await house.unitOfWork((work) => work.tree.valuesOf('thin_section', [piece.objectId]));
    assert.equal(values.get(piece.objectId)?.comment, `polished Made of ${name(0)}, reported on 2026-11-22.`);
    assert.equal((await accept(id)).made.length, 0);
    const { expeditionId } = accepted.parcel;
    const works = { works: content.works, igsns: [samples[0]!.igsn, samples[2]!.igsn], expeditionId, requestId: null };
    assert.deepEqual(kept, [works, works]);
    const states = (await parcels().itemsOf([accepted.parcel.id])).map((one) => one.state);
    assert.deepEqual(states, ['used-up', 'arrived']);
    assert.deepEqual(await where(name(0)), ['nowhere', 'used-up ground P1'], 'never at the box of its half');
    const waiting = (await mails()).filter((one) => one.about.kind === 'parcel-report');
    assert.deepEqual(waiting, [], 'nobody curates here by name, and nobody gets alarms');
    const more = await reportBack(house.unitOfWork, hashSecret(secret), {
      id: newKey(),
      by: '',
      content: { ...content, things: [], subsamples: [], works: [], note: 'Thank you' },
    });
    assert.equal((await refuseReport(house.unitOfWork, more.id, 'Nothing in it', OPERATOR)).state, 'refused');
    await assert.rejects(accept(more.id), { code: 'conflict' });
    const pieces = ['TS2', 'TS1'].map((called) => {
      return { ...piece, operationId: newKey(), objectId: newKey(), name: called };
    });
    const clash = await reportBack(house.unitOfWork, hashSecret(secret), {
      id: newKey(),
      by: '',
      content: { ...content, things: [], subsamples: pieces },
    });
    await assert.rejects(accept(clash.id), { code: 'invalid-input' });
    const entered = house.store.read.selectFrom('tree_object').select('name').where('type', '=', 'thin_section');
    assert.deepEqual(await entered.execute(), [{ name: 'TS1' }], 'where one piece is refused none is there');
    assert.equal((await refuseReport(house.unitOfWork, clash.id, 'TS1 is there', OPERATOR)).state, 'refused');
  });

  it('takes back by scanning, to its place or another, and says what is not out', async () => {
    const back = await returnThings(
      house.unitOfWork,
      { things: [name(2), name(0), 'NOBODY'], to: 'SH2', note: 'box dented' },
      OPERATOR,
    );
    assert.deepEqual(
      back.parcels.map((one) => one.state),
      ['returned'],
    );
    assert.deepEqual(
      back.findings.map((one) => one.message),
      [`${name(0)} is not out.`, 'Nobody knows NOBODY.'],
    );
    assert.deepEqual(await where(name(2)), ['Spandau / Shelf 2']);
    const { parcel } = await pack([name(2), name(0)]);
    await ship(parcel.id);
    await deliverParcel(house.unitOfWork, parcel.id, OPERATOR);
    const [part] = (await returnThings(house.unitOfWork, { things: [name(2)] }, OPERATOR)).parcels;
    assert.equal(part!.state, 'part-returned');
    assert.deepEqual(await where(name(2)), ['Spandau / Shelf 2'], 'back where it stood');
    assert.equal((await loseParcel(house.unitOfWork, parcel.id, 'fire', OPERATOR)).state, 'returned');
    assert.deepEqual(await where(name(0)), ['nowhere', 'lost fire P2']);
    nowMs += 60_000;
    await moveThings(house.unitOfWork, { things: [name(2)], to: null, reason: 'on display' }, OPERATOR);
    assert.deepEqual(await where(name(2)), ['nowhere', 'taken-out on display']);
  });

  it('reminds of a loan once a day of its schedule, with several servers, and after it was extended anew', async () => {
    const { parcel } = await pack([name(4)], { dueOn: '2026-12-06', language: 'sv' });
    await ship(parcel.id);
    const days = [-14, 0, 7];
    const remind = async () => {
      const today = new Date(nowMs).toISOString().slice(0, 10);
      const asked = [1, 2].map(() => remindLoans(house.unitOfWork, parcels(), { days, today, agent: 'Core' }));
      return (await Promise.all(asked)).reduce((sum, one) => sum + one, 0);
    };
    assert.deepEqual([await remind(), await remind()], [1, 0]);
    nowMs = Date.parse('2026-12-10T12:00:00Z');
    assert.deepEqual([await remind(), await remind()], [1, 0]);
    assert.equal((await extendLoan(house.unitOfWork, parcel.id, { dueOn: '2027-03-01' }, OPERATOR)).extended, 1);
    assert.equal(await remind(), 0);
    nowMs = Date.parse('2027-03-08T12:00:00Z');
    assert.equal(await remind(), 1);
    const told = (await mails()).filter((one) => one.about.kind === 'loan');
    assert.deepEqual(told.map((one) => one.subject).toSorted(), [
      'Lån P3: åter den 2026-12-06',
      'Lån P3: åter den 2026-12-06',
      'Lån P3: åter den 2027-03-01',
    ]);
    assert.equal((await loseParcel(house.unitOfWork, parcel.id, 'never came back', OPERATOR)).state, 'lost');
    assert.equal(await remind(), 0);
    await assert.rejects(extendLoan(house.unitOfWork, parcel.id, { dueOn: '2027-09-01' }, OPERATOR), {
      code: 'conflict',
    });
  });

  it('is lost where one after the other is, and no loan that is overdue once all was used up', async () => {
    const listed = async (wanted: object) => {
      const expeditionIds = (await listEnteredExpeditions(house.store.read)).map((one) => one.id);
      const found = { expeditionIds, isLoan: true, limit: 10, ...wanted };
      return (await listParcels(house.store.read, house.store.engine, found)).map((one) => one.id);
    };
    const lost = (await pack([name(1), name(3)])).parcel.id;
    await ship(lost);
    await returnThings(house.unitOfWork, { things: [name(1)], as: 'lost' }, OPERATOR);
    assert.equal((await loseParcel(house.unitOfWork, lost, 'the rest, too', OPERATOR)).state, 'lost');
    const today = new Date(nowMs).toISOString().slice(0, 10);
    const wanted = { things: [name(1)], dueOn: '2027-01-01', recipient: TO };
    const used = (await packParcel(house.unitOfWork, wanted, OPERATOR)).parcel.id;
    assert.deepEqual(await listed({ isOut: true }), [], 'what is only packed is not out');
    await ship(used);
    assert.deepEqual(await listed({ isOut: true, dueBefore: today }), [used]);
    assert.deepEqual(
      (await parcels().dueUntil(today, 10)).map((one) => one.id),
      [used],
    );
    await returnThings(house.unitOfWork, { things: [name(1)], as: 'used-up' }, OPERATOR);
    assert.deepEqual(await listed({ isOut: true, dueBefore: today }), []);
    assert.deepEqual(await parcels().dueUntil(today, 10), []);
    assert.ok((await listed({})).includes(used));
    await assert.rejects(extendLoan(house.unitOfWork, used, { dueOn: '2099-01-01' }, OPERATOR), { code: 'conflict' });
  });

  it('corrects who gets it until it arrived, with a new link for another address', async () => {
    const { parcel } = await pack([name(3)]);
    const correct = (recipient: object, more: object = {}) =>
      changeParcel(house.unitOfWork, parcel.id, { recipient, ...more }, OPERATOR, hands);
    const { link } = await ship(parcel.id);
    const street = await correct({ street: 'Villavägen 18' });
    assert.deepEqual([street.parcel.recipient.street, street.link], ['Villavägen 18', undefined]);
    const hashOf = async () => (await parcels().find([parcel.id]))[0]!.secretHash;
    assert.equal(await hashOf(), hashSecret(link!.split('/').at(-1)!), 'the link stays');
    const moved = await correct({ email: 'countess@example.org' });
    assert.equal(await hashOf(), hashSecret(moved.link!.split('/').at(-1)!));
    const [mail] = (await mails()).filter((one) => one.to === 'countess@example.org');
    assert.ok(mail!.text.includes(moved.link!) && mail!.text.includes(samples[3]!.igsn));
    const wrong = (await mails()).filter((one) => one.to === TO.email && one.about.id === parcel.id);
    assert.deepEqual(wrong, [], 'what waits for the wrong address does not go there');
    const reminder = { subject: 'due', text: 'due', about: { kind: 'loan', id: parcel.id } };
    await house.unitOfWork((work) => queueMail(work, { ...reminder, to: 'countess@example.org' }));
    await correct({ email: 'ada@example.net' });
    const reminders = (await mails()).filter((one) => one.about.kind === 'loan' && one.about.id === parcel.id);
    assert.deepEqual(
      reminders.map((one) => one.to),
      ['ada@example.net'],
    );
    await assert.rejects(correct({ country: 'Swedne' }), /Did you mean Sweden \(SE\)\?/);
    await assert.rejects(correct({ phone: '1' }, { weightKg: 3 }), { code: 'conflict' });
    await assert.rejects(correct({ phone: '1' }, { revision: 1 }), { code: 'conflict' });
    const audit = house.store.read.selectFrom('audit').select('after').where('action', '=', 'correct-recipient');
    const kept = (await audit.orderBy('id').execute()).map((one) => one.after ?? '');
    assert.deepEqual(
      kept.map((one) => JSON.parse(one).corrected),
      [['street'], ['email'], ['email']],
    );
    assert.doesNotMatch(kept.join(), /countess|Villav/);
    const { recipient, customs } = (await parcels().find([parcel.id]))[0]!;
    const asOnce = {
      recipient: JSON.stringify({ ...recipient, country: 'UK' }),
      customs: JSON.stringify({ ...customs, origin: 'EU' }),
    };
    await house.store.unitOfWork((db) => db.updateTable('parcel').set(asOnce).where('id', '=', parcel.id).execute());
    const tracked = await changeParcel(
      house.unitOfWork,
      parcel.id,
      { trackingNumber: '1Z', recipient: { name: TO.name, country: 'UK' } },
      OPERATOR,
      hands,
    );
    assert.deepEqual(
      [tracked.parcel.trackingNumber, tracked.parcel.recipient.country, tracked.parcel.customs.origin],
      ['1Z', 'UK', 'EU'],
      'countries that were kept before they were checked stay, and hinder nothing',
    );
    assert.equal((await audit.execute()).length, kept.length, 'and nobody is corrected by it');
    await deliverParcel(house.unitOfWork, parcel.id, OPERATOR);
    await assert.rejects(correct({ name: 'A. King' }), { code: 'conflict' });
    await returnThings(house.unitOfWork, { things: [name(3)] }, OPERATOR);
  });
});
