import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { RequestState } from '../../src/domain/curation/request-state.ts';
import type { TreeRole } from '../../src/domain/party/tree-right.ts';
import type { Caller } from '../../src/operations/caller.ts';
import { makeParty } from '../../src/operations/curation/party/keep-party.ts';
import { markSeries } from '../../src/operations/curation/party/mark-series.ts';
import { seatAtParty } from '../../src/operations/curation/party/party-access.ts';
import { setMark } from '../../src/operations/curation/party/set-mark.ts';
import { takeMarks } from '../../src/operations/curation/party/take-marks.ts';
import { newKey } from '../../src/store/new-key.ts';
import { samplingStore } from '../../src/store/ports/sampling-store.ts';
import { findEnteredExpeditions } from '../../src/store/read/station-expeditions.ts';
import { create, enter, objectsOf } from '../station/entering.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { CURATOR, openParty, type PartyGround, partyGround, scientist } from './party-here.ts';

onEachEngine('what a sampling party guards', (house) => {
  let ground: PartyGround;
  let party: string;
  before(async () => {
    ground = await partyGround(house(), '8140');
    party = await openParty(house(), ground);
  });

  const reading = () => ({ sampling: samplingStore(house().store.read, house().store.engine) });
  const withRole = (role: TreeRole, path: string): Caller => ({
    name: 'somebody',
    account: 'somebody',
    origin: 'test',
    grants: [],
    treeGrants: [{ role, path, types: [] }],
  });
  const seated = (caller: Caller) =>
    seatAtParty(reading(), party, { caller, held: [] }).then(
      ({ you }) => (you.isCurator ? 'curates' : 'looks on'),
      (error) => error.code,
    );
  const set = (lane: number, interval: string, id = newKey(), splitId = ground.halves[0]!) =>
    setMark(
      house().unitOfWork,
      party,
      id,
      { requestId: ground.requests[lane]!, splitId, interval },
      scientist(ground.requests[lane]!, 'admin'),
    );
  const take = (markIds: readonly string[]) =>
    takeMarks(house().unitOfWork, party, { markIds }, CURATOR, { phase: 'R' });
  const become = (lane: number, state: RequestState) =>
    house().unitOfWork(async (work) => {
      const [request] = await work.requests.find([ground.requests[lane]!]);
      await work.requests.change({ ...request!, state, revision: request!.revision + 1 });
    });

  it('is for who has the whole expedition: requests of all of it are seen and moved on there', async () => {
    const [expedition] = await findEnteredExpeditions(house().store.read, '8140');
    const hole = (await objectsOf(house(), ground.expeditionId)).find((one) => one.id === ground.holeId)!;
    assert.deepEqual(
      [
        await seated(withRole('reader', expedition!.path)),
        await seated(withRole('scientist', expedition!.path)),
        await seated(withRole('curator', expedition!.path)),
        await seated(withRole('reader', hole.path)),
        await seated(withRole('curator', hole.path)),
      ],
      ['looks on', 'looks on', 'curates', 'not-found', 'not-found'],
    );
    const facts = { name: 'Mine', place: '', firstDay: null, lastDay: null, holes: ['A'], requests: [] };
    const made = makeParty(
      house().unitOfWork,
      { ...facts, expeditionId: ground.expeditionId },
      withRole('curator', hole.path),
    );
    await assert.rejects(made, { code: 'not-found' });
  });

  it('names nobody in the audit trail by what was typed; those at the table see who marked', async () => {
    const id = newKey();
    const outcome = await set(0, '2-4', id);
    assert.ok(outcome.isKept && outcome.kept.mark.changedBy === 'admin');
    const audited = await house().store.read.selectFrom('audit').selectAll().where('subject', '=', id).execute();
    assert.deepEqual(
      audited.map((one) => one.actor),
      ['requester'],
    );
  });

  it('marks and takes nothing for a request that was withdrawn or refused meanwhile', async () => {
    const marked = await set(1, '20-22');
    assert.ok(marked.isKept);
    for (const state of ['withdrawn', 'in_review', 'refused'] as const) {
      await become(1, state);
      await assert.rejects(set(1, '30-32'), { code: 'invalid-input' });
      const series = {
        seriesId: newKey(),
        requestId: ground.requests[1]!,
        splitIds: ground.halves,
        spacingCm: 40,
        lengthCm: 2,
      };
      await assert.rejects(
        markSeries(house().unitOfWork, party, series, scientist(ground.requests[1]!)),
        { code: 'invalid-input' },
        state,
      );
      const { taken, left } = await take([marked.kept.mark.id]);
      assert.deepEqual([taken, left[0]!.findings.map((one) => one.code)], [[], ['mark-request']], state);
    }
    await become(1, 'scheduled');
    assert.equal((await take([marked.kept.mark.id])).taken.length, 1);
  });

  it('tells a series under the key of other marks nothing of these', async () => {
    const theirs = await set(0, '50-52');
    assert.ok(theirs.isKept);
    const series = {
      seriesId: theirs.kept.mark.id,
      requestId: ground.requests[2]!,
      splitIds: [ground.halves[1]!],
      spacingCm: 40,
      lengthCm: 2,
    };
    await assert.rejects(markSeries(house().unitOfWork, party, series, scientist(ground.requests[2]!)), {
      code: 'conflict',
    });
  });

  it('leaves a half there of which the last piece was not taken after all', async () => {
    const half = ground.halves[1]!;
    const inTheWay = create(
      'sample',
      half,
      '0-100',
      {},
      { overrides: [{ code: 'missing-field', reason: 'Old list' }] },
    );
    const { outcomes } = await enter(house(), ground, [inTheWay]);
    assert.equal(outcomes[0]!.result, 'done', JSON.stringify(outcomes[0]));
    const whole = await set(2, '0-100', newKey(), half);
    assert.ok(whole.isKept);
    const { taken, left } = await take([whole.kept.mark.id]);
    assert.deepEqual([taken, left[0]!.findings.map((one) => one.code)], [[], ['name-taken']]);
    const split = (await objectsOf(house(), ground.expeditionId)).find((one) => one.id === half)!;
    assert.deepEqual([split.values.still_exists, split.values.sampleable], [true, true]);
  });
});
