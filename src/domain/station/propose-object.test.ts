import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldValues } from '../drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../drilling/object-type.ts';
import { checkEntry } from './check-entry.ts';
import { MADE_AT_STATION } from './made-at-station.ts';
import type { NewPlace } from './new-place.ts';
import { copiedValues, proposeObject } from './propose-object.ts';

const NOW = '2026-11-22T03:10:00+01:00';

function place(parentType: ObjectType, more: Partial<NewPlace> = {}): NewPlace {
  return { parentType, parent: {}, siblings: [], person: 'ida', now: NOW, ...more };
}

const named = (name: string, values: FieldValues = {}) => ({ name, values });

const runs = [
  ['2026-11-21T17:50:00+01:00', 100, 3],
  ['2026-11-21T18:00:00+01:00', 103, 3],
  ['2026-11-22T02:00:00+01:00', 106, 2.5],
  ['2026-11-22T06:00:00+01:00', 108.5, 3],
].map(([onDeck, top, length], at) => ({
  sections: at + 1,
  values: {
    core_ondeck: onDeck!,
    drillers_top_depth_m: top!,
    drilled_length_m: length!,
    core_recovery_m: Number(length) - 0.1,
  },
}));

describe('what a new object begins with', () => {
  const INTERVALS: readonly (readonly [ObjectType, NewPlace, FieldValues, string, FieldValues])[] = [
    [
      'sample',
      place('split', { endCm: 100 }),
      {},
      '0-5',
      { sample: '0-5', top_offset_cm: 0, bottom_offset_cm: 5, sample_date: '2026-11-22' },
    ],
    [
      'sample',
      place('split', {
        endCm: 100,
        siblings: [named('90-97', { top_offset_cm: 90, bottom_offset_cm: 97, purpose: 'XRD', amount: '2 g' })],
      }),
      {},
      '97-100',
      { sample: '97-100', top_offset_cm: 97, bottom_offset_cm: 100, purpose: 'XRD', sample_date: '2026-11-22' },
    ],
    [
      'sample',
      place('split', { endCm: 100, siblings: [named('10-12', { top_offset_cm: 10, bottom_offset_cm: 12 })] }),
      { top_offset_cm: 40 },
      '40-42',
      { sample: '40-42', top_offset_cm: 40, bottom_offset_cm: 42, sample_date: '2026-11-22' },
    ],
    [
      'cuttings',
      place('hole', { siblings: [named('100-105', { top_depth_m: 100, bottom_depth_m: 105, sieve_mm: 2 })] }),
      {},
      '105-110',
      { cuttings: '105-110', top_depth_m: 105, bottom_depth_m: 110, sieve_mm: 2, sample_date: '2026-11-22' },
    ],
    ['cuttings', place('hole'), {}, '', { sample_date: '2026-11-22' }],
    [
      'core_box',
      place('hole', { siblings: [named('CB009', { top_depth_m: 1, bottom_depth_m: 5, storage: 'Rack 1' })] }),
      {},
      'CB010',
      { core_box: 'CB010', top_depth_m: 5, storage: 'Rack 1' },
    ],
    ['lithology', place('section'), {}, '1', { lithology: '1', top_offset_cm: 0 }],
    [
      'structure',
      place('section', {
        parent: { curator: 'Eva' },
        siblings: [named('4', { oriented_to: 'scribe line', dip_deg: 3 })],
      }),
      {},
      '5',
      { structure: '5', oriented_to: 'scribe line', curator: 'Eva' },
    ],
    [
      'thin_section',
      place('sample', { siblings: [named('TS-1', { material: 'rock', purpose: 'optics' })] }),
      {},
      'TS-2',
      { thin_section: 'TS-2', material: 'rock', purpose: 'optics', sample_date: '2026-11-22' },
    ],
    ['contributor', place('expedition'), { contributor: 'Berg, Anna' }, 'Berg, Anna', { contributor: 'Berg, Anna' }],
    [
      'section',
      place('core_run', { siblings: [named('1'), named('2')] }),
      { section: 'CC' },
      'CC',
      { section: 9, core_catcher: true },
    ],
    [
      'sample_request',
      place('expedition', { siblings: [named('3')] }),
      { purpose: null },
      '4',
      { sample_request: '4', purpose: null, date_submission: '2026-11-22' },
    ],
  ];
  for (const [type, where, stated, name, values] of INTERVALS)
    it(`${type} below ${where.parentType}: ${name || 'no name yet'}`, () =>
      assert.deepEqual(proposeObject(type, where, stated), { name, values }));

  it('holds the rules of every type, as far as anything is filled in', () => {
    for (const type of MADE_AT_STATION)
      for (const parentType of OBJECT_TYPE[type].parents) {
        const { name, values } = proposeObject(type, place(parentType, { runs, endCm: 90 }));
        const findings = checkEntry({ type, name: name || '1', values });
        assert.deepEqual(
          findings.filter((one) => one.severity !== 'info' && one.code !== 'missing-field'),
          [],
          type,
        );
      }
  });

  it('a duplicate takes over what describes, not where it lies nor what came of it', () => {
    const values = { structure: '3', structure_kind: 'vein', top_offset_cm: 4, dip_deg: 30, x_colour: 'red' };
    assert.deepEqual(copiedValues('structure', values), { structure_kind: 'vein', dip_deg: 30, x_colour: 'red' });
    const run = { core: 3, core_type: 'H', drilled_length_m: 3, core_recovery_m: 2, core_ondeck: NOW };
    assert.deepEqual(copiedValues('core_run', run), { core_type: 'H' });
  });
});

describe('reports of the rig', () => {
  it('the shift that just ended, with what came on deck in it', () => {
    const { name, values } = proposeObject('driller_report', place('hole', { runs, bitRuns: [named('2')] }));
    assert.equal(name, '2026-11-21-1');
    assert.deepEqual(values, {
      driller_report: '2026-11-21-1',
      shift: 'night',
      shift_start: '2026-11-21T18:00:00+01:00',
      shift_end: '2026-11-22T06:00:00+01:00',
      start_depth_m: 103,
      end_depth_m: 108.5,
      run_count: 2,
      drilled_m: 5.5,
      recovered_m: 5.3,
      bit_run: '2',
    });
  });

  it('goes on from the last one, with the crew of the same shift; what is stated is counted anew', () => {
    const before = [
      named('2026-11-20-2', { shift: 'night', driller: 'Lars', crew: ['Nils'] }),
      named('2026-11-21-1', {
        shift: 'day',
        driller: 'Eva',
        shift_start: '2026-11-21T08:00:00+01:00',
        shift_end: '2026-11-21T16:00:00+01:00',
        end_depth_m: 99,
      }),
    ];
    const where = place('hole', { runs, siblings: before });
    const next = proposeObject('driller_report', where);
    assert.equal(next.name, '2026-11-21-2');
    const { shift, shift_end: end, driller, crew, run_count: count, start_depth_m: startM } = next.values;
    assert.deepEqual(
      [shift, end, driller, crew, count, startM],
      ['night', '2026-11-22T00:00:00+01:00', 'Lars', ['Nils'], 2, 99],
    );
    const longer = proposeObject('driller_report', where, { shift_end: '2026-11-22T07:00:00+01:00' });
    assert.equal(longer.values.run_count, 4);
  });

  it('a day that goes on into the night, and the next where that one is reported', () => {
    const reports = [
      named('a', { shift: 'day', shift_start: '2026-11-21T06:00:00+01:00', operations: 'Cored.', problems: 'Pump.' }),
      named('b', { shift: 'night', shift_start: '2026-11-21T18:00:00+01:00', operations: 'Cored on.' }),
      named('c', { shift: 'day', shift_start: '2026-11-22T06:00:00+01:00', operations: 'Later.' }),
    ];
    const first = proposeObject('daily_report', place('hole', { runs, reports }));
    assert.deepEqual(first.values, {
      daily_report: '2026-11-21',
      end_depth_m: 106,
      run_count: 2,
      drilled_m: 6,
      recovered_m: 5.8,
      section_count: 3,
      operations: 'day: Cored.\nnight: Cored on.',
      problems: 'Pump.',
      reported_by: 'ida',
    });
    const next = proposeObject('daily_report', place('hole', { runs, siblings: [named('2026-11-21')] }));
    assert.deepEqual([next.name, next.values.run_count], ['2026-11-22', 2]);
  });

  it('a bit goes in where the last came out, or at the bottom of the hole', () => {
    const first = proposeObject('bit_run', place('hole', { runs }));
    assert.deepEqual([first.name, first.values.start_depth_m], ['1', 111.5]);
    const last = named('7', { end_depth_m: 90, bit_type: 'tricone', serial_number: 'X1' });
    const { name, values } = proposeObject('bit_run', place('hole', { runs, siblings: [last] }));
    assert.deepEqual(
      [name, values.start_depth_m, values.bit_type, values.serial_number],
      ['8', 90, 'tricone', undefined],
    );
  });
});
