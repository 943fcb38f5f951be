import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { LocalTree } from './local-tree.ts';
import { counterpartOf, differencesOf, enteredInto } from './recorded-twice.ts';

const at = (type: string, id: string, parentId: string | null, name: string, values: object) =>
  ({ id, type, parentId, name, path: id, igsn: `IGSN-${id}`, combinedId: id, values }) as unknown as StationObject;
const section = (id: string, run: string, name: string, lengthM: number, more: object = {}) =>
  at('section', id, run, name, { section_length_m: lengthM, curated_length_m: lengthM, ...more });

describe('one run entered at two stations', () => {
  const tree = new LocalTree('ida');
  const theirs = at('core_run', 't', 'hole', '6', { drilled_length_m: 3, core_recovery_m: 2.95, driller: 'Jonas' });
  const own = at('core_run', 'o', 'hole', '6', {
    drilled_length_m: 3.2,
    core_recovery_m: 2.95,
    remarks: 'wet',
    core: 6,
  });
  tree.take([
    theirs,
    section('t1', 't', '1', 1),
    section('t2', 't', '2', 0.98),
    section('t3', 't', '3', 0.97),
    section('t4', 't', '4', 0.1),
    at('split', 't4w', 't4', 'W', {}),
    own,
    section('o1', 'o', '1', 1, { rock_type: 'Gneiss' }),
    section('o2', 'o', '2', 0.8),
    section('oC', 'o', 'CC', 0.12),
    at('split', 'oCw', 'oC', 'W', { percent_pc: 50 }),
  ]);

  it('is found beside it under its name, and told field by field with the sections as they are typed', () => {
    assert.equal(counterpartOf(tree, own), theirs);
    assert.equal(counterpartOf(tree, tree.get('oCw')!), undefined);
    const told = differencesOf(tree, own, theirs).map((one) => [one.field, one.own, one.theirs]);
    assert.deepEqual(told, [
      ['drilled_length_m', 3.2, 3],
      ['remarks', 'wet', undefined],
      ['core', 6, undefined],
      ['driller', undefined, 'Jonas'],
      ['sections', '100 80 CC 12', '100 98 97 10'],
    ]);
    assert.deepEqual(differencesOf(tree, own, own), []);
  });

  it('becomes one: own values count, what only the other has stays, an uncut section that is not there goes, new ones keep their IGSN', () => {
    assert.deepEqual(enteredInto(tree, own, theirs), [
      {
        kind: 'change',
        objectId: 't',
        changes: {
          drilled_length_m: { from: 3, to: 3.2 },
          remarks: { from: null, to: 'wet' },
          core: { from: null, to: 6 },
        },
      },
      { kind: 'delete', objectId: 't3' },
      { kind: 'change', objectId: 't1', changes: { rock_type: { from: null, to: 'Gneiss' } } },
      {
        kind: 'change',
        objectId: 't2',
        changes: { section_length_m: { from: 0.98, to: 0.8 }, curated_length_m: { from: 0.98, to: 0.8 } },
      },
      {
        kind: 'create',
        object: {
          id: 'oC',
          type: 'section',
          name: 'CC',
          parentId: 't',
          values: { section_length_m: 0.12, curated_length_m: 0.12 },
          igsn: 'IGSN-oC',
        },
      },
      {
        kind: 'create',
        object: { id: 'oCw', type: 'split', name: 'W', parentId: 'oC', values: { percent_pc: 50 }, igsn: 'IGSN-oCw' },
      },
    ]);
    assert.deepEqual(enteredInto(tree, theirs, theirs), []);
  });

  it('goes with the reasons that were given when it was entered', () => {
    const overrides = [{ code: 'recovery-over-100', reason: 'Expansion' }];
    const [run, ...rest] = enteredInto(tree, own, theirs, new Map([['o', overrides]]));
    assert.deepEqual(run?.overrides, overrides);
    assert.ok(rest.every((one) => one.overrides === undefined));
  });

  it('is not excused for what stands in the end, which nobody was asked about', () => {
    const few = new LocalTree('ida');
    const run = at('core_run', 't', 'hole', '7', { drilled_length_m: 3, core_recovery_m: 2.95, section_count: 3 });
    const shorter = at('core_run', 'o', 'hole', '7', { drilled_length_m: 3, core_recovery_m: 1.8, section_count: 2 });
    const cut = [section('t3', 't', '3', 0.95), at('split', 't3w', 't3', 'W', {})];
    const whole = [section('t1', 't', '1', 1), section('t2', 't', '2', 1), ...cut];
    few.take([run, ...whole, shorter, section('o1', 'o', '1', 1), section('o2', 'o', '2', 0.8)]);
    const reasons = enteredInto(few, shorter, run).flatMap((one) => one.overrides ?? []);
    assert.deepEqual(reasons, []);
  });
});
