import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { recordedAs } from '../../src/domain/station/record-as.ts';
import type { StationOutcome } from '../../src/domain/station/station-operation.ts';
import { newKey } from '../../src/store/new-key.ts';
import { listAuditOf } from '../../src/store/read/list-audit.ts';
import { findTreeSeq, listStationChanges } from '../../src/store/read/station-objects.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

const codes = (outcome: StationOutcome | undefined) =>
  `${outcome?.result} ${outcome?.findings.map((one) => `${one.severity} ${one.code}`).join(', ')}`.trim();

onEachEngine('entry at a station', (house) => {
  let place: Entering;
  const send = (...operations: Parameters<typeof enter>[2]) => enter(house(), place, operations);
  before(async () => {
    place = await expeditionToEnter(house(), '7001');
  });

  it('a run with its sections is there at once, with IGSNs and depths', async () => {
    const one = run(place.holeId, 1, { core_recovery_m: 2.67, section_count: 4 });
    const lengths = [0.98, 1, 0.57, 0.12];
    const cut = lengths.map((lengthM, at) => section(one.object.id, at === 3 ? 'CC' : String(at + 1), lengthM));
    const { outcomes, throughSeq } = await send(one, ...cut);
    assert.deepEqual(
      outcomes.map(({ result }) => result),
      ['done', 'done', 'done', 'done', 'done'],
    );
    const [made, first, , , catcher] = outcomes.map(({ object }) => object!);
    assert.match(made!.igsn!, /^ICDP7001EC/);
    assert.equal(made!.recordState, 'reserved');
    assert.equal(catcher!.combinedId, '7001_1_A_001_CC');
    assert.deepEqual([first!.topDrfM, first!.bottomDrfM, catcher!.bottomDrfM], [103, 103.98, 105.67]);
    assert.equal(made!.changedBy, 'test at rig floor');
    assert.ok(throughSeq >= Math.max(...outcomes.map(({ object }) => object!.seq)));
    const hole = (await objectsOf(house(), place.expeditionId)).find((found) => found.type === 'hole');
    assert.equal(hole!.bottomDrfM, 106);
  });

  it('is checked as an import is: errors refuse, warnings want a reason, what is only recommended is told', async () => {
    const wrong = run(place.holeId, 2, { drilled_length_m: -3 });
    const overlapping = run(place.holeId, 2, { drillers_top_depth_m: 104 });
    const { outcomes } = await send(wrong, overlapping, section('018f0000-0000-7000-8000-000000000000', '1'));
    assert.match(codes(outcomes[0]), /^refused .*error out-of-range/);
    assert.equal(codes(outcomes[1]), 'refused info recommended-missing, warning overlapping-runs');
    assert.equal(codes(outcomes[2]), 'refused error missing-parent');
    const because = [{ code: 'overlapping-runs', reason: 'the bit was lifted' }];
    const again = await send(run(place.holeId, 2, { drillers_top_depth_m: 104 }, because));
    assert.match(codes(again.outcomes[0]), /^done .*warning overlapping-runs/);
    const trail = await listAuditOf(house().store.read, again.outcomes[0]!.object!.id, 10);
    assert.match(trail.map((line) => line.after).join(), /the bit was lifted/);
    assert.equal((await send(life('delete', again.outcomes[0]!.object!.id))).outcomes[0]!.result, 'done');
  });

  it('a name that is taken says so and offers the next', async () => {
    const { outcomes } = await send(run(place.holeId, 1));
    assert.equal(codes(outcomes[0]), 'refused error name-taken');
    assert.match(outcomes[0]!.findings[0]!.message, /The next free is 2\./);
  });

  it('a run made apart is kept under another number, with its sections; the first number stays in the audit trail', async () => {
    const apart = run(place.holeId, 1, { drillers_top_depth_m: 160 });
    const cut = section(apart.object.id, '1');
    const refused = await send(apart, cut);
    assert.deepEqual(refused.outcomes.map(codes), ['refused error name-taken', 'refused error missing-parent']);
    const renamed = { ...recordedAs(apart, '20'), id: newKey() };
    const again = [renamed, { ...cut, id: newKey() }];
    for (const _ of ['sent', 'sent once more after a lost answer']) {
      const { outcomes } = await send(...again);
      assert.deepEqual(
        outcomes.map(({ result, object }) => [result, object?.id, object?.combinedId]),
        [
          ['done', apart.object.id, '7001_1_A_020'],
          ['done', cut.object.id, '7001_1_A_020_1'],
        ],
      );
    }
    const trail = await listAuditOf(house().store.read, apart.object.id, 10);
    assert.equal(trail.filter((line) => /"insteadOf":\s*"1"/.test(String(line.after))).length, 1);
  });

  it('a change moves depths below, and everything that moved comes again', async () => {
    const made = await send(run(place.holeId, 5), run(place.holeId, 6));
    const [five] = made.outcomes.map(({ object }) => object!);
    const cut = await send(section(five!.id, '1'), section(five!.id, '2'));
    const [one, two] = cut.outcomes.map(({ object }) => object!);
    const sample = await send(
      create('sample', two!.id, '10-15', { sample: '10-15', top_offset_cm: 10, bottom_offset_cm: 15 }),
    );
    assert.equal(sample.outcomes[0]!.object!.topDrfM, 116.1);
    const since = sample.throughSeq;
    const changed = await send(change(one!.id, 'curated_length_m', 1, 0.9));
    assert.equal(codes(changed.outcomes[0]), 'done');
    const { objects, isAll, throughSeq } = await listStationChanges(
      house().store.read,
      house().store.engine,
      place.expeditionId,
      since,
      100,
    );
    const depths = new Map(objects.map((found) => [found.combinedId, found.topDrfM]));
    assert.deepEqual(
      [...depths].toSorted().map(([id, topM]) => `${id} ${topM}`),
      ['7001_1_A_005_1 115', '7001_1_A_005_2 115.9', '7001_1_A_005_2:10-15 116'],
    );
    assert.deepEqual([isAll, throughSeq], [true, await findTreeSeq(house().store.read, place.expeditionId)]);
  });

  it('two who change the same field: the second is told, what did not collide is kept', async () => {
    const [made] = (await send(run(place.holeId, 8))).outcomes.map(({ object }) => object!);
    await enter(house(), place, [change(made!.id, 'core_diameter_mm', null, 61)], { station: 'lab' });
    const both = {
      ...change(made!.id, 'core_diameter_mm', null, 62),
      changes: {
        core_diameter_mm: { from: null, to: 62 },
        curator: { from: null, to: 'Ines' },
      },
    };
    const [outcome] = (await send(both)).outcomes;
    assert.equal(outcome!.result, 'partly');
    assert.deepEqual(outcome!.conflicts, [
      {
        field: 'core_diameter_mm',
        from: null,
        to: 62,
        now: 61,
        nowBy: 'test at lab',
        nowAt: outcome!.conflicts![0]!.nowAt,
      },
    ]);
    assert.match(outcome!.conflicts![0]!.nowAt, /^\d{4}-/);
    assert.deepEqual([outcome!.object!.values.curator, outcome!.object!.values.core_diameter_mm], ['Ines', 61]);
    const [all] = (await send(change(made!.id, 'core_diameter_mm', 60, 63))).outcomes;
    assert.equal(all!.result, 'conflict');
    const [same] = (await send(change(made!.id, 'core_diameter_mm', 60, 61))).outcomes;
    assert.equal(codes(same), 'done');
  });

  it('a change answers for what it brings, not for what was so before', async () => {
    const because = [{ code: 'recovery-over-100', reason: 'stretched' }];
    const [made] = (await send(run(place.holeId, 10, { core_recovery_m: 3.4 }, because))).outcomes;
    assert.equal(made!.result, 'done');
    const [fine] = (await send(change(made!.object!.id, 'curator', null, 'Tom'))).outcomes;
    assert.equal(codes(fine), 'done');
    const [asked] = (await send(change(made!.object!.id, 'core_recovery_m', 3.4, 3.6))).outcomes;
    assert.equal(codes(asked), 'refused warning recovery-over-100');
    const [renamed] = (await send(change(made!.object!.id, 'core', 10, 11))).outcomes;
    assert.equal(codes(renamed), 'refused error name-fixed');
    const [cleared] = (await send(change(made!.object!.id, 'drillers_top_depth_m', 130, null))).outcomes;
    assert.equal(codes(cleared), 'refused error missing-field');
  });

  it('what is deleted comes back as it was, with its IGSN, which nobody else got', async () => {
    const [made] = (await send(run(place.holeId, 12))).outcomes.map(({ object }) => object!);
    const [cut] = (await send(section(made!.id, '1'))).outcomes.map(({ object }) => object!);
    assert.equal(codes((await send(life('delete', made!.id))).outcomes[0]), 'refused error has-children');
    const before = await findTreeSeq(house().store.read, place.expeditionId);
    assert.equal(codes((await send(life('delete', cut!.id))).outcomes[0]), 'done');
    assert.equal(codes((await send(life('delete', cut!.id))).outcomes[0]), 'done');
    const listed = await listStationChanges(house().store.read, house().store.engine, place.expeditionId, before, 100);
    assert.deepEqual(listed.deleted, [cut!.id]);
    const late = (await send(change(cut!.id, 'curator', null, 'Tom'))).outcomes[0];
    assert.equal(codes(late), 'refused error object-deleted');
    const [other] = (await send(section(made!.id, '1'))).outcomes.map(({ object }) => object!);
    assert.notEqual(other!.igsn, cut!.igsn);
    assert.equal(codes((await send(life('restore', cut!.id))).outcomes[0]), 'refused error name-taken');
    await send(life('delete', other!.id));
    const [back] = (await send(life('restore', cut!.id))).outcomes;
    const { seq: _, changedAt: __, ...restored } = back!.object!;
    const { seq: ___, changedAt: ____, ...was } = cut!;
    assert.deepEqual(restored, was);
  });

  it('an object of another expedition is never told of, whatever is done with its id', async () => {
    const other = await expeditionToEnter(house(), '7002');
    const made = run(other.holeId, 1);
    await enter(house(), other, [made]);
    const { id } = made.object;
    const inTheWay = { ...run(place.holeId, 30), object: { ...run(place.holeId, 30).object, id } };
    const elsewhere = { ...change(id, 'curator', null, 'Tom'), id: made.id };
    const tried = [change(id, 'curator', null, 'Tom'), life('delete', id), life('restore', id), inTheWay, elsewhere];
    const { outcomes } = await send(...tried);
    assert.deepEqual(
      outcomes.map((one) => [one.result, one.findings.at(-1)?.code, one.object]),
      ['object-unknown', 'object-unknown', 'object-unknown', 'object-exists', 'operation-reused'].map((code) => [
        'refused',
        code,
        undefined,
      ]),
    );
  });

  it('sections that exceed what was recovered, and a sum that does not close, want a reason', async () => {
    const [made] = (await send(run(place.holeId, 14, { core_recovery_m: 2, section_count: 2 }))).outcomes;
    const id = made!.object!.id;
    const tooLong = await send(section(id, '1', 2.2));
    assert.match(codes(tooLong.outcomes[0]), /refused warning section-beyond-recovery/);
    const short = await send(section(id, '1', 1), section(id, '2', 0.5));
    assert.deepEqual(short.outcomes.map(codes), ['done', 'refused warning core-in-no-section']);
    assert.match(
      short.outcomes[1]!.findings[0]!.message,
      /0\.50 m of the recovered core is in no section\. Section 2 is 50 cm; 100 cm/,
    );
  });
});
