import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { WantedMark } from '../../src/domain/curation/party-mark.ts';
import { removeRequest } from '../../src/operations/curation/party/join-party.ts';
import { changeParty } from '../../src/operations/curation/party/keep-party.ts';
import { markSeries } from '../../src/operations/curation/party/mark-series.ts';
import { seatAtParty } from '../../src/operations/curation/party/party-access.ts';
import { removeMark, setMark } from '../../src/operations/curation/party/set-mark.ts';
import { askAboutMarks, settleConflict } from '../../src/operations/curation/party/settle-conflict.ts';
import { splitAtParty } from '../../src/operations/curation/party/split-at-party.ts';
import { subSample } from '../../src/operations/curation/party/sub-sample.ts';
import { takeMarks } from '../../src/operations/curation/party/take-marks.ts';
import { readConflicts, viewParty } from '../../src/operations/curation/party/view-party.ts';
import type { UnitOfWork } from '../../src/operations/ports.ts';
import { newKey } from '../../src/store/new-key.ts';
import { requestStore } from '../../src/store/ports/request-store.ts';
import { samplingStore } from '../../src/store/ports/sampling-store.ts';
import { listChangedMarks, listSamplingParties } from '../../src/store/read/list-sampling-parties.ts';
import { readPartyWindow } from '../../src/store/read/sampling-window.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { addClient, clientCaller } from '../registry/parties.ts';
import { objectsOf } from '../station/entering.ts';
import { countStatements } from '../station/statements.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { callHere } from '../store/in-here.ts';
import { CURATOR, openParty, type PartyGround, partyGround, scientist } from './party-here.ts';

onEachEngine('a sampling party', (house) => {
  let ground: PartyGround;
  let party: string;
  before(async () => {
    ground = await partyGround(house(), '8101');
    party = await openParty(house(), ground);
  });

  const reading = () => {
    const { read, engine } = house().store;
    return { sampling: samplingStore(read, engine), requests: requestStore(read, engine) };
  };
  const set = async (lane: number, interval: string, more: Partial<WantedMark> = {}, id = newKey()) => {
    const wanted = { requestId: ground.requests[lane]!, splitId: ground.halves[0]!, interval, ...more };
    const outcome = await setMark(house().unitOfWork, party, id, wanted, scientist(wanted.requestId));
    assert.ok(outcome.isKept);
    return outcome.kept;
  };
  const refused = (lane: number, interval: string, more: Partial<WantedMark> = {}) =>
    set(lane, interval, more).then(
      () => [],
      (error) => (error.findings.length === 0 ? [error.code] : error.findings.map((one: { code: string }) => one.code)),
    );
  const take = (markIds?: readonly string[], more: object = {}) =>
    takeMarks(house().unitOfWork, party, { ...(markIds && { markIds }), ...more }, CURATOR, { phase: 'R' });
  const stateOf = async (lane: number) => (await reading().requests.find([ground.requests[lane]!]))[0]!.state;

  it('gives lanes by order, schedules the requests, and seats those who hold a link', async () => {
    const seated = await seatAtParty(reading(), party, scientist(ground.requests[1]!, 'N. Okafor'));
    const view = await viewParty(reading(), seated, new Date());
    assert.deepEqual(
      view.requests.map((one) => [one.lane, one.number, one.state, one.granted, one.used, one.isYours]),
      [
        ['A', '1', 'scheduled', 3, 0, false],
        ['B', '2', 'scheduled', 3, 0, true],
        ['C', '3', 'scheduled', 3, 0, false],
      ],
    );
    assert.deepEqual(view.you, { name: 'N. Okafor', isCurator: false, requestIds: [ground.requests[1]] });
    await assert.rejects(seatAtParty(reading(), party, scientist(newKey())), { code: 'not-found' });
    const other = await addClient(house(), 'GFZ.ELSE', ['ELSE']);
    await assert.rejects(seatAtParty(reading(), party, { caller: other, held: [] }), { code: 'not-found' });
    const [listed] = await listSamplingParties(house().store.read, house().store.engine, [ground.expeditionId], 10);
    assert.deepEqual([listed!.name, listed!.requests, listed!.marked], ['Spandau 2026', 3, 0]);
  });

  it('keeps marks once, moves them by revision, and tells both sides of a collision', async () => {
    const id = newKey();
    const first = await set(0, '10-12', {}, id);
    assert.deepEqual([first.mark.lane, first.mark.topCm, first.mark.bottomCm, first.mark.sharePc], ['A', 10, 12, 100]);
    assert.equal(first.mark.topM, 103.1);
    assert.deepEqual((await set(0, '10–12', {}, id)).mark, first.mark);
    const moved = await set(0, '10-13', { revision: 1, kind: 'quarter' }, id);
    assert.deepEqual([moved.mark.bottomCm, moved.mark.sharePc, moved.mark.revision], [13, 25, 2]);
    const wanted = { requestId: ground.requests[0]!, splitId: ground.halves[0]!, interval: '9-13', revision: 1 };
    const late = await setMark(house().unitOfWork, party, id, wanted, scientist(ground.requests[0]!));
    assert.ok(!late.isKept);
    assert.deepEqual(
      [late.now.topCm, late.now.revision, late.fields],
      [10, 2, ['topCm', 'sharePc', 'kind'].filter((one) => late.fields.includes(one))],
    );
    const mine = scientist(ground.requests[0]!);
    const gone = await removeMark(house().unitOfWork, party, id, 2, mine);
    assert.ok(gone.isKept && gone.kept.mark.state === 'removed');
    const back = await set(0, '10-12', { revision: 3, kind: 'sample' }, id);
    assert.equal(back.mark.state, 'marked');
    const changes = await listChangedMarks(house().store.read, party, 0, 100);
    assert.deepEqual(
      changes.map((one) => [one.id, one.state]),
      [[id, 'marked']],
    );
  });

  it('refuses what cannot be', async () => {
    assert.deepEqual(await refused(0, '95-101'), ['mark-outside']);
    assert.deepEqual(await refused(0, '12-10'), ['interval-order']);
    assert.deepEqual(await refused(0, 'ten'), ['interval-form']);
    assert.deepEqual(await refused(0, '1-2', { sharePc: 0 }), ['mark-share']);
    assert.deepEqual(await refused(0, '1-2', { splitId: ground.archive }), ['mark-not-sampleable']);
    assert.deepEqual(await refused(0, '1-2', { splitId: newKey() }), ['mark-split']);
    assert.deepEqual(await refused(0, '1-2', { note: 'a\u0000b' }), ['mark-text']);
    const foreign = { requestId: ground.requests[1]!, splitId: ground.halves[0]!, interval: '1-2' };
    const asOther = setMark(house().unitOfWork, party, newKey(), foreign, scientist(ground.requests[0]!));
    await assert.rejects(asOther, { code: 'not-allowed' });
    const notOfParty = { ...foreign, requestId: newKey() };
    await assert.rejects(setMark(house().unitOfWork, party, newKey(), notOfParty, CURATOR), { code: 'invalid-input' });
    await assert.rejects(takeMarks(house().unitOfWork, party, {}, scientist(ground.requests[0]!), { phase: 'R' }), {
      code: 'not-allowed',
    });
    await assert.rejects(removeRequest(house().unitOfWork, party, ground.requests[0]!, CURATOR), { code: 'conflict' });
  });

  it('finds a conflict, asks those concerned, and settles it as the curator decides', async () => {
    const c = (await set(2, '18-30')).mark;
    const b = await set(1, '24-32');
    assert.deepEqual(
      b.findings.map((one) => [one.code, one.severity]),
      [['mark-conflict', 'info']],
    );
    const quarters = [
      (await set(0, '70-80', { kind: 'half' })).mark,
      (await set(1, '75-85', { kind: 'quarter' })).mark,
    ];
    const [conflict, ...more] = await readConflicts(reading(), party);
    assert.equal(more.length, 0);
    assert.deepEqual([conflict!.number, conflict!.topCm, conflict!.bottomCm, conflict!.wantedPc], [1, 24, 30, 200]);
    assert.deepEqual(
      conflict!.proposals.map((one) => one.kind),
      ['divide', 'share', 'decide', 'decide'],
    );
    const left = await take([c.id, b.mark.id]);
    assert.deepEqual(left.taken, []);
    assert.deepEqual(
      left.left.map((one) => one.findings[0]!.code),
      ['mark-conflict', 'mark-conflict'],
    );
    assert.equal(
      await askAboutMarks(house().unitOfWork, party, { markIds: conflict!.markIds, text: 'Who goes first?' }, CURATOR),
      2,
    );
    const events = await reading().requests.eventsOf(ground.requests[2]!);
    assert.match(events.at(-1)!.text, /^Who goes first\?\n\nAbout: 8101_1_A_001_1_W, 18–30 cm/);
    assert.ok((await readConflicts(reading(), party))[0]!.askedAt !== null);
    const marks = conflict!.proposals[0]!.marks.map((one) => ({ ...one, revision: 1 }));
    const stale = await settleConflict(
      house().unitOfWork,
      party,
      { marks: marks.map((one) => ({ ...one, revision: 7 })) },
      CURATOR,
    );
    assert.equal(stale.isKept, false);
    const settled = await settleConflict(house().unitOfWork, party, { marks }, CURATOR);
    assert.ok(settled.isKept);
    assert.deepEqual(
      settled.marks.map((one) => [one.lane, one.topCm, one.bottomCm]),
      [
        ['C', 18, 27],
        ['B', 27, 32],
      ],
    );
    assert.deepEqual(await readConflicts(reading(), party), []);
    for (const { id, requestId } of quarters) await removeMark(house().unitOfWork, party, id, 1, scientist(requestId));
  });

  it('shows a window of sections with rock, boxes, marks and what was taken', async () => {
    const { read, engine } = house().store;
    const [hole] = await reading().sampling.holesOf(ground.expeditionId);
    const window = await readPartyWindow(read, engine, { partyId: party, hole: hole!, limit: 1 });
    assert.deepEqual([window.total, window.above, window.previous, window.sections.length], [2, 0, null, 1]);
    const [first] = window.sections;
    assert.deepEqual([first!.combinedId, first!.lengthCm, first!.topM], ['8101_1_A_001_1', 100, 103]);
    assert.deepEqual(
      first!.splits.map((one) => [one.name, one.canSample, one.box, one.marks.length]),
      [
        ['A', false, 'CB001', 0],
        ['W', true, 'CB001', 3],
      ],
    );
    const next = await readPartyWindow(read, engine, { partyId: party, hole: hole!, limit: 1, after: window.next! });
    assert.deepEqual([next.sections[0]!.name, next.above, next.next, next.previous === null], ['2', 1, null, false]);
    const back = await readPartyWindow(read, engine, { partyId: party, hole: hole!, limit: 1, before: next.previous! });
    assert.deepEqual(back.sections, window.sections);
    const at = await readPartyWindow(read, engine, { partyId: party, hole: hole!, limit: 5, atM: 104.2 });
    assert.deepEqual(
      at.sections.map((one) => one.name),
      ['2'],
    );
  });

  it('takes what is free: samples with IGSN, once, and moves the request on', async () => {
    const thin = (await set(0, '50-52', { kind: 'thin_section', note: 'across the vein' })).mark;
    const half = (await set(1, '60-64', { kind: 'half', splitId: ground.halves[1]! })).mark;
    const other = (await set(2, '60-64', { kind: 'half', splitId: ground.halves[1]!, amount: '20 g' })).mark;
    const { taken, left } = await take(undefined, { sampledBy: 'The curator', date: '2026-11-23' });
    assert.deepEqual(left, []);
    assert.deepEqual(
      taken.map((one) => [
        one.combinedId.slice(-18),
        one.isNew,
        /^ICDP8101(R[XT]|RX)/.test(one.igsn ?? '') || one.igsn,
      ]),
      taken.map((one) => [one.combinedId.slice(-18), true, true]),
    );
    const objects = await objectsOf(house(), ground.expeditionId);
    const of = (mark: { id: string }) =>
      objects.find((one) => one.id === taken.find(({ markId }) => markId === mark.id)!.objectId)!;
    assert.deepEqual(
      [of(thin).type, of(thin).name, of(thin).values.comment],
      ['thin_section', '50-52', 'across the vein'],
    );
    assert.deepEqual([of(half).name, of(other).name], ['60-64', '60-64-b']);
    const { split_fraction_pc, sample_request, sampled_by, sample_date, amount, cut } = of(other).values;
    assert.deepEqual(
      [split_fraction_pc, sample_request, sampled_by, sample_date, amount, cut],
      [50, '3', 'The curator', '2026-11-23', '20 g', 'half'],
    );
    assert.deepEqual([await stateOf(0), await stateOf(1), await stateOf(2)], ['taken', 'taken', 'taken']);
    const again = await take([half.id, other.id]);
    assert.deepEqual(
      again.taken.map((one) => [one.objectId, one.isNew]),
      [
        [of(half).id, false],
        [of(other).id, false],
      ],
    );
    assert.equal((await objectsOf(house(), ground.expeditionId)).length, objects.length);
    assert.deepEqual(await refused(0, '62-66', { splitId: ground.halves[1]! }), ['mark-gone']);
    assert.deepEqual(
      (await verifyRegister(house().store.read)).filter((check) => check.broken > 0),
      [],
    );
  });

  it('makes sub-samples of a sample once, and says what is left', async () => {
    const [taken] = (await reading().sampling.marks(party, { states: ['taken'] })).filter(
      (one) => one.amount === '20 g',
    );
    const pieces = (['thin_section', 'bottle', 'thin_section'] as const).map((type) => ({ id: newKey(), type }));
    const wanted = { sampleId: taken!.taken!.id, pieces, left: '12 g' };
    const made = await subSample(house().unitOfWork, party, wanted, CURATOR, { phase: 'R' });
    assert.deepEqual(
      made.map((one) => one.combinedId.split(':60-64-b_')[1]),
      ['TS_1', 'BOT_1', 'TS_2'],
    );
    assert.ok(made.every((one) => one.igsn !== null));
    const again = await subSample(house().unitOfWork, party, wanted, CURATOR, { phase: 'R' });
    assert.deepEqual(again, made);
    const objects = await objectsOf(house(), ground.expeditionId);
    const sample = objects.find((one) => one.id === wanted.sampleId)!;
    assert.deepEqual(
      [sample.values.amount, objects.find((one) => one.id === made[0]!.id)!.values.sample_request],
      ['12 g', '3'],
    );
    await assert.rejects(
      subSample(house().unitOfWork, party, { ...wanted, sampleId: newKey() }, CURATOR, { phase: 'R' }),
      {
        code: 'not-found',
      },
    );
  });

  it('leaves nothing half done where it ends before it is committed', async () => {
    const { mark } = await set(0, '92-93', { splitId: ground.halves[0]! });
    const count = (await objectsOf(house(), ground.expeditionId)).length;
    let works = 0;
    const dying: UnitOfWork = (body) =>
      house().unitOfWork(async (work) => {
        const done = await body(work);
        if (++works > 1) throw new Error('ended here');
        return done;
      });
    await assert.rejects(takeMarks(dying, party, { markIds: [mark.id] }, CURATOR, { phase: 'R' }), /ended here/);
    assert.equal((await objectsOf(house(), ground.expeditionId)).length, count);
    assert.equal((await take([mark.id])).taken[0]!.isNew, true);
    assert.equal((await objectsOf(house(), ground.expeditionId)).length, count + 1);
  });

  it('keeps the quota unless there is a reason', async () => {
    const marks = [await set(1, '86-87'), await set(1, '88-89')];
    assert.deepEqual(
      marks.map((one) => one.findings.map(({ code }) => code)),
      [[], ['over-quota']],
    );
    const ids = marks.map((one) => one.mark.id);
    const some = await take(ids);
    assert.deepEqual(
      [some.taken.length, some.left.map((one) => one.findings.map(({ code }) => code))],
      [1, [['over-quota']]],
    );
    const rest = await take(ids, { overrides: [{ code: 'over-quota', reason: 'The committee agreed' }] });
    assert.deepEqual(
      rest.taken.map((one) => one.isNew),
      [false, true],
    );
    const audited = await house()
      .store.read.selectFrom('audit')
      .select('after')
      .where('action', '=', 'take-sampling-mark')
      .where('subject', '=', ids[1]!)
      .execute();
    assert.match(audited[0]!.after ?? '', /The committee agreed/);
  });

  it('marks a series once, leaves out what is gone, and closes a half of which nothing is left', async () => {
    const series = {
      seriesId: newKey(),
      requestId: ground.requests[2]!,
      splitIds: [ground.halves[1]!],
      spacingCm: 20,
      lengthCm: 20,
    };
    const set1 = await markSeries(house().unitOfWork, party, series, scientist(ground.requests[2]!));
    assert.deepEqual(
      set1.marks.map((one) => `${one.topCm}-${one.bottomCm}`),
      ['0-20', '20-40', '40-60', '80-100'],
    );
    assert.deepEqual(
      set1.findings.map((one) => one.code),
      ['mark-gone'],
    );
    const set2 = await markSeries(house().unitOfWork, party, series, scientist(ground.requests[2]!));
    assert.deepEqual(
      set2.marks.map((one) => one.id),
      set1.marks.map((one) => one.id),
    );
    await set(2, '64-80', { splitId: ground.halves[1]! });
    const overrides = [{ code: 'over-quota', reason: 'Agreed' }];
    assert.equal((await take(undefined, { overrides })).taken.length, 5);
    const half = (await objectsOf(house(), ground.expeditionId)).find((one) => one.id === ground.halves[1])!;
    assert.deepEqual([half.values.still_exists, half.values.sampleable], [false, false]);
  });

  it('cuts a half into quarters that are never more than it was', async () => {
    const other = await partyGround(house(), '8102');
    const second = await openParty(house(), other);
    const cut = (sharePc: number) =>
      splitAtParty(
        house().unitOfWork,
        second,
        {
          splitId: other.halves[0]!,
          parts: [
            { type: 'W1', sharePc },
            { type: 'W2', sharePc: 50 },
          ],
        },
        CURATOR,
        { phase: 'R' },
      );
    await assert.rejects(cut(60), { code: 'invalid-input' });
    const made = await cut(50);
    assert.deepEqual(
      made.map((one) => [one.combinedId, one.percentPc]),
      [
        ['8102_1_A_001_1_W1', 25],
        ['8102_1_A_001_1_W2', 25],
      ],
    );
    assert.ok(made.every((one) => one.igsn !== null));
    await assert.rejects(cut(50), { code: 'invalid-input' });
  });

  it('asks the store as often for one section as for many, and tells the same at the command line', async () => {
    const { read, engine } = house().store;
    const [hole] = await reading().sampling.holesOf(ground.expeditionId);
    const asked = (limit: number) =>
      countStatements(() => readPartyWindow(read, engine, { partyId: party, hole: hole!, limit }));
    assert.equal(await asked(1), await asked(2));
    const listed = await callHere(['party', 'list', '8101', ...house().place.flags]);
    assert.match(listed.out, /open {2}2026-11-23 {2}Spandau 2026: 3 requests, 0 marked, \d+ taken/);
    const marks = await callHere(['party', 'marks', party, ...house().place.flags]);
    assert.match(marks.out, /^C {2}8101_1_A_001_1_W {2}18-27 cm {2}taken {2}8101_1_A_001_1_W:18-27 {2}ICDP8101/m);
    assert.equal((await callHere(['party', 'marks', 'nobody', ...house().place.flags])).status, 1);
  });

  it('is closed for marks and taking, and opens again', async () => {
    await changeParty(house().unitOfWork, party, { state: 'closed' }, CURATOR);
    assert.deepEqual(await refused(0, '1-2'), ['party-closed']);
    await assert.rejects(take(), { code: 'conflict' });
    await changeParty(house().unitOfWork, party, { state: 'open', name: 'Spandau again' }, CURATOR);
    const client = { caller: clientCaller('GFZ.ELSE'), held: [] };
    await assert.rejects(changeParty(house().unitOfWork, party, { name: 'Mine' }, client), { code: 'not-found' });
  });
});
