import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { isRegistrable, OBJECT_TYPE, type ObjectType } from '../../src/domain/drilling/object-type.ts';
import { MADE_AT_STATION } from '../../src/domain/station/made-at-station.ts';
import { leaseBlocks } from '../../src/operations/station/lease-blocks.ts';
import { OPERATOR } from '../registry/parties.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, create, type Entering, enter, expeditionToEnter, life, objectsOf, run, section } from './entering.ts';

/** What a type needs beside its name. */
const NEEDED: Readonly<Partial<Record<ObjectType, Readonly<Record<string, string | number>>>>> = {
  core_run: { core: 50, drillers_top_depth_m: 400 },
  section: { section: 9, curated_length_m: 0 },
  contributor: { role: 'ProjectLeader' },
  related_work: { relation_type: 'IsDocumentedBy' },
};

const NAMES: Readonly<Partial<Record<ObjectType, string>>> = { core_run: '50', section: '9', split: 'A' };

onEachEngine('objects of every type at a station', (house) => {
  let place: Entering;
  const send = (...operations: Parameters<typeof enter>[2]) => enter(house(), place, operations);
  before(async () => {
    place = await expeditionToEnter(house(), '7040', { runs: 1, sections: 2 });
  });

  it('are made below every parent they may have, with an IGSN where the type has one', async () => {
    await send(create('split', (await one('section')).id, 'W', { split: 'W', percent_pc: 50 }));
    const [split] = await all('split');
    await send(create('sample', split!.id, '1-2', { sample: '1-2', top_offset_cm: 1, bottom_offset_cm: 2 }));
    for (const type of MADE_AT_STATION)
      for (const parentType of OBJECT_TYPE[type].parents) {
        const parent = parentType === 'expedition' ? place.expeditionId : (await one(parentType)).id;
        const { outcomes } = await send(create(type, parent, NAMES[type] ?? '77', NEEDED[type] ?? {}));
        const [{ result, findings, object }] = outcomes as [(typeof outcomes)[number]];
        assert.equal(result, 'done', `${type} below ${parentType}: ${JSON.stringify(findings)}`);
        assert.equal(object!.igsn !== null, isRegistrable(type, object!.name), `${type}: ${object!.igsn}`);
      }
  });

  it('a structure lies in its section, and its depths move with it', async () => {
    const made = run(place.holeId, 8);
    const cut = section(made.object.id, '1');
    const seen = create('structure', cut.object.id, '1', {
      structure_kind: 'fault',
      top_offset_cm: 20,
      bottom_offset_cm: 25,
      dip_deg: 40,
      dip_direction_deg: 110,
    });
    const { outcomes } = await send(made, cut, seen);
    const { object } = outcomes[2]!;
    assert.deepEqual([object!.combinedId, object!.topDrfM, object!.bottomDrfM], ['7040_1_A_008_1_ST_1', 124.2, 124.25]);
    await send(change(made.object.id, 'drillers_top_depth_m', 124, 130));
    const now = (await objectsOf(house(), place.expeditionId)).find(({ id }) => id === seen.object.id);
    assert.equal(now!.topDrfM, 130.2);
    const beyond = create('structure', cut.object.id, '2', { top_offset_cm: 150 });
    assert.equal(
      (await send(beyond)).outcomes[0]!.findings.some((f) => f.code === 'offset-beyond-section'),
      true,
    );
  });

  it('reports of the rig are checked, changed, deleted and restored as all else', async () => {
    const wrong = create('bit_run', place.holeId, '5', { start_depth_m: 90, end_depth_m: 80 });
    assert.equal(
      (await send(wrong)).outcomes[0]!.findings.some((f) => f.code === 'wrong-order'),
      true,
    );
    const shift = create('driller_report', place.holeId, '2026-11-22-1', {
      shift: 'night',
      crew: ['Nils', 'Eva'],
      shift_start: '2026-11-21T18:00:00+01:00',
      drilled_m: 3.05,
    });
    const [made] = (await send(shift)).outcomes;
    assert.deepEqual([made!.result, made!.object!.igsn, made!.object!.values.crew], ['done', null, ['Nils', 'Eva']]);
    const { id } = shift.object;
    assert.equal((await send(change(id, 'operations', null, 'Cored.\nPulled the bit.'))).outcomes[0]!.result, 'done');
    assert.equal((await send(life('delete', id))).outcomes[0]!.result, 'done');
    const [back] = (await send(life('restore', id))).outcomes;
    assert.equal(back!.object!.values.operations, 'Cored.\nPulled the bit.');
  });

  it('numbers of the block of a station count for waters and thin sections too', async () => {
    const wanted = (['water', 'thin_section'] as const).map((type) => ({ type, count: 3, holeId: place.holeId }));
    const leases = { expeditionId: place.expeditionId, station: 'rig floor', phase: 'E', wanted } as const;
    const blocks = await leaseBlocks(house().unitOfWork, leases, OPERATOR);
    assert.deepEqual(
      blocks.map(({ types }) => types),
      [['water'], ['thin_section']],
    );
    await assert.rejects(
      leaseBlocks(house().unitOfWork, { ...leases, wanted: [{ type: 'daily_report', count: 1 }] }, OPERATOR),
      /gets no IGSN/,
    );
  });

  const all = async (type: ObjectType) =>
    (await objectsOf(house(), place.expeditionId)).filter((found) => found.type === type);
  const one = async (type: ObjectType) => (await all(type))[0]!;
});
