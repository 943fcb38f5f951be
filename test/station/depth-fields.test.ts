import assert from 'node:assert/strict';
import { it } from 'node:test';
import { OBJECT_FIELDS } from '../../src/domain/drilling/object-fields.ts';
import type { FieldValue } from '../../src/domain/drilling/object-row.ts';
import type { StationObject } from '../../src/domain/station/station-object.ts';
import { onEachEngine } from '../store/each-engine.ts';
import { change, create, enter, expeditionToEnter, objectsOf, run, section } from './entering.ts';

onEachEngine('a change of one field', (house) => {
  it('leaves every depth as calculating all of them again would make it', async () => {
    const place = await expeditionToEnter(house(), '7901');
    const [made, cut] = [run(place.holeId, 1), section('', '1')];
    const first = { ...cut, object: { ...cut.object, parentId: made.object.id } };
    const interval = { sample: '10-15', top_offset_cm: 10, bottom_offset_cm: 15 };
    const taken = create('sample', first.object.id, '10-15', interval);
    const mud = create('mud', place.holeId, '1', { top_depth_m: 20, bottom_depth_m: 21 });
    await enter(house(), place, [made, first, taken, mud]);
    const moving = new Set<string>();
    for (const one of await objectsOf(house(), place.expeditionId)) {
      if (one.type === 'expedition' || one.type === 'site') continue;
      for (const field of OBJECT_FIELDS[one.type]) {
        if (field.type !== 'decimal') continue;
        const before = (await objectsOf(house(), place.expeditionId)).find((found) => found.id === one.id)!;
        const from = before.values[field.name] ?? null;
        if (!(await isKept(before, field.name, from, typeof from === 'number' ? from + 0.01 : 1))) continue;
        const after = (await objectsOf(house(), place.expeditionId)).find((found) => found.id === one.id)!;
        if (depthsOf(after) !== depthsOf(before)) moving.add(field.name);
        const moved = await house().unitOfWork((work) => work.tree.recalculateDepths(one.path.split('/', 2).join('/')));
        assert.equal(moved, 0, `${one.type}: ${field.name}`);
      }
    }
    const expected = [
      'drillers_top_depth_m',
      'drilled_length_m',
      'csf_b_offset_m',
      'curated_length_m',
      'top_offset_cm',
    ];
    for (const field of [...expected, 'reference_height_m', 'top_depth_m', 'bottom_depth_m'])
      assert.ok(moving.has(field), `${field} is among ${[...moving].join(' ')}`);

    async function isKept({ id }: StationObject, field: string, from: FieldValue, to: FieldValue): Promise<boolean> {
      const codes = ['core-in-no-section', 'section-beyond-recovery', 'recovery-over-100', 'overlapping-runs'];
      const because = codes.map((code) => ({ code, reason: 'a test' }));
      const { outcomes } = await enter(house(), place, [change(id, field, from, to, because)]);
      return outcomes[0]!.result === 'done';
    }
  });
});

const depthsOf = ({ topDrfM, bottomDrfM, topCsfAM, bottomCsfAM, topCsfBM, bottomCsfBM }: StationObject): string =>
  JSON.stringify([topDrfM, bottomDrfM, topCsfAM, bottomCsfAM, topCsfBM, bottomCsfBM]);
