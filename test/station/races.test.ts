import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../../src/context.ts';
import { takeIgsn } from '../../src/domain/station/leased-block.ts';
import type { StationOutcome } from '../../src/domain/station/station-operation.ts';
import { localCaller } from '../../src/operations/caller.ts';
import { mintIgsns } from '../../src/operations/mint-igsns.ts';
import { leaseBlocks } from '../../src/operations/station/lease-blocks.ts';
import { listStationChanges } from '../../src/store/read/station-objects.ts';
import { verifyRegister } from '../../src/store/read/verify-register.ts';
import { OPERATOR } from '../registry/parties.ts';
import { houseAt, onEachPlace } from '../store/each-engine.ts';
import { holeRows, importRows } from '../store/tree-rows.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

const results = (outcomes: readonly StationOutcome[]) => outcomes.map(({ result }) => result);

onEachPlace('two stations at once', (place) => {
  let one: House;
  let other: House;
  let hole: Entering;
  before(async () => {
    one = await houseAt(place());
    other = await houseAt(place());
    hole = await expeditionToEnter(one, '7101', { runs: 1, sections: 1 });
  });
  after(async () => {
    await one.close();
    await other.close();
  });

  it('change the same field: one wins, the other is told by whom', async () => {
    const [made] = (await enter(one, hole, [run(hole.holeId, 20)])).outcomes;
    const id = made!.object!.id;
    const both = await Promise.all([
      enter(one, hole, [change(id, 'curator', null, 'Ines')], { station: 'floor' }),
      enter(other, hole, [change(id, 'curator', null, 'Tom')], { station: 'lab' }),
    ]);
    const outcomes = both.map((batch) => batch.outcomes[0]!);
    assert.deepEqual(results(outcomes).toSorted(), ['conflict', 'done']);
    const loser = outcomes.find(({ result }) => result === 'conflict')!;
    const winner = outcomes[0] === loser ? 'lab' : 'floor';
    assert.equal(loser.conflicts![0]!.nowBy, `test at ${winner}`);
    assert.equal(loser.object!.values.curator, winner === 'lab' ? 'Tom' : 'Ines');
  });

  it('create the same section: one wins, the other is told the next free number', async () => {
    const [made] = (await enter(one, hole, [run(hole.holeId, 21)])).outcomes;
    const runId = made!.object!.id;
    const both = await Promise.all([one, other, one, other].map((house) => enter(house, hole, [section(runId, '1')])));
    const outcomes = both.map((batch) => batch.outcomes[0]!);
    assert.deepEqual(results(outcomes).toSorted(), ['done', 'refused', 'refused', 'refused']);
    const codes = outcomes.flatMap(({ findings }) => findings.filter((found) => found.severity === 'error'));
    assert.deepEqual(
      codes.map((found) => [found.code, /next free is 2/.test(found.message)]),
      Array.from({ length: 3 }, () => ['name-taken', true]),
    );
    const sections = (await objectsOf(one, hole.expeditionId)).filter((found) => found.parentId === runId);
    assert.equal(sections.length, 1);
  });

  it('the same batch sent again and again at once is done once, and answered alike', async () => {
    const made = run(hole.holeId, 22);
    const batch = [
      made,
      section(made.object.id, '1'),
      section(made.object.id, '1'),
      change(made.object.id, 'curator', null, 'Ines'),
    ];
    const answers = await Promise.all([one, other, one, other].map((house) => enter(house, hole, batch)));
    const [first, ...rest] = answers.map(({ outcomes }) => outcomes);
    assert.deepEqual(results(first!), ['done', 'done', 'refused', 'done']);
    for (const again of rest) assert.deepEqual(again, first);
    const all = await objectsOf(one, hole.expeditionId);
    assert.equal(all.filter((found) => found.path.includes('C0000000022')).length, 2);
    const trail = await one.store.read
      .selectFrom('audit')
      .select('action')
      .where('subject', '=', made.object.id)
      .execute();
    assert.deepEqual(trail.map((line) => line.action).toSorted(), [
      'change',
      'create',
      'station-operation',
      'station-operation',
    ]);
  });

  it('delete and change the same object: whoever comes second is told', async () => {
    const [made] = (await enter(one, hole, [run(hole.holeId, 23)])).outcomes;
    const id = made!.object!.id;
    const [deleting, changing] = await Promise.all([
      enter(one, hole, [life('delete', id)]),
      enter(other, hole, [change(id, 'curator', null, 'Tom')]),
    ]);
    assert.equal(deleting!.outcomes[0]!.result, 'done');
    const { result, findings } = changing!.outcomes[0]!;
    assert.ok(result === 'done' || findings[0]!.code === 'object-deleted', result);
    const [back] = (await enter(one, hole, [life('restore', id)])).outcomes;
    assert.equal(back!.object!.values.curator, result === 'done' ? 'Tom' : undefined);
  });

  it('enter while an import, minting and leasing go on: nothing is lost, no number is given twice', async () => {
    const rows = holeRows('ICDP', '7101', 12, 3);
    const [expedition] = await one.unitOfWork((work) => work.tree.findExpeditions('7101'));
    const place7101 = { expedition: expedition!, values: {}, namespace: 'ICDP', phase: 'E' } as const;
    const wanted = {
      expeditionId: hole.expeditionId,
      station: 'lab',
      phase: 'E',
      wanted: [{ type: 'section', count: 50 }],
    } as const;
    const runs = Array.from({ length: 10 }, (_, at) => run(hole.holeId, 40 + at));
    const entering = async () => {
      for (const made of runs) {
        const { outcomes } = await enter(other, hole, [
          made,
          section(made.object.id, '1'),
          section(made.object.id, '2'),
        ]);
        assert.deepEqual(results(outcomes), ['done', 'done', 'done']);
      }
    };
    const leasing = async () => {
      const [block] = await leaseBlocks(one.unitOfWork, wanted, OPERATOR);
      const [made] = (await enter(one, hole, [run(hole.holeId, 60)], { station: 'lab' })).outcomes;
      const { igsn } = takeIgsn([block!], () => 0)!;
      const leased = create('section', made!.object!.id, '1', section('', '1').object.values, { igsn });
      const stolen = { ...section(made!.object!.id, '2'), object: { ...section(made!.object!.id, '2').object, igsn } };
      const [mine, twice] = (await enter(one, hole, [leased, stolen], { station: 'lab' })).outcomes;
      assert.deepEqual([mine!.result, mine!.object!.igsn, twice!.findings.at(-1)!.code], ['done', igsn, 'igsn-taken']);
      const next = takeIgsn([block!], () => block!.firstKey + 1)!.igsn;
      const foreign = { ...stolen, id: section('', '1').id, object: { ...stolen.object, igsn: next } };
      const [refused] = (await enter(one, hole, [foreign], { station: 'rig' })).outcomes;
      assert.equal(refused!.findings.at(-1)!.code, 'igsn-not-from-lease');
    };
    const done = await Promise.all([
      importRows(one, rows),
      entering(),
      mintIgsns(one.unitOfWork, place7101, OPERATOR),
      leasing(),
    ]);
    assert.deepEqual(
      done[0].findings.filter((found) => found.severity === 'error'),
      [],
    );
    const objects = await objectsOf(one, hole.expeditionId);
    const seqs = objects.map((found) => found.seq);
    assert.equal(new Set(seqs).size, seqs.length);
    const igsns = objects.map((found) => found.igsn).filter((igsn) => igsn !== null);
    assert.equal(new Set(igsns).size, igsns.length);
    for (const made of runs) assert.ok(objects.some((found) => found.id === made.object.id));
    assert.deepEqual(
      (await verifyRegister(one.store.read)).filter((check) => check.broken > 0),
      [],
    );
  });

  it('a reader who follows the seq misses nothing while others enter', async () => {
    const follower = new Map<string, number>();
    let isOver = false;
    const follow = async () => {
      for (let after = 0, isLast = false; !isLast; ) {
        isLast = isOver;
        const page = await listStationChanges(other.store.read, other.store.engine, hole.expeditionId, after, 7);
        for (const found of page.objects) follower.set(found.id, found.seq);
        for (const id of page.deleted) follower.delete(id);
        after = page.throughSeq;
        isLast &&= page.isAll;
        await sleep(2);
      }
    };
    const write = async (house: House, base: number) => {
      for (let nth = 0; nth < 8; nth++) {
        const made = run(hole.holeId, base + nth);
        await enter(house, hole, [made, section(made.object.id, '1')]);
        if (nth % 4 === 3) await enter(house, hole, [life('delete', (await childrenOf(made.object.id))[0]!)]);
      }
    };
    const childrenOf = async (id: string) =>
      (await objectsOf(one, hole.expeditionId)).filter((found) => found.parentId === id).map((found) => found.id);
    const writing = Promise.all([write(one, 100), write(other, 200)]).finally(() => {
      isOver = true;
    });
    await Promise.all([writing, follow()]);
    const now = new Map((await objectsOf(one, hole.expeditionId)).map((found) => [found.id, found.seq]));
    assert.deepEqual(follower, now);
  });

  it('who may not deposit there changes nothing', async () => {
    const reader = {
      ...localCaller({ name: 'eve', origin: 'test' }),
      grants: [{ role: 'reader', party: '' }],
    } as const;
    await assert.rejects(enter(one, hole, [run(hole.holeId, 300)], { caller: reader }), { code: 'not-allowed' });
  });
});
