import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OwnFields } from '../domain/own-fields/own-field.ts';
import type { ReportRecord, ReportRock, ReportSplit } from '../domain/report/report-rows.ts';
import { BOX_PIECES } from './box-pieces.ts';
import { LITHOLOGY } from './lithology.ts';
import { RECORD_DETAILS, RECORDS } from './record-lists.ts';
import type { ReportDocument } from './report-document.ts';
import { pathOf, reportData, run, section } from './testing/report-data.ts';

const HOLE = 'ICDP/E0000005054/S0000000001/HA';
const rowsOf = ({ data }: ReportDocument) => [...data[0]!.rows()];
const headingsOf = (made: ReportDocument) =>
  [...made.blocks()].flatMap((one) => (one.kind === 'heading' ? [one.text] : []));

test('pieces stand in their box by slot, those without one last; a box that nobody recorded is there too', () => {
  const split = (name: string, box: string | null, slot: number | null): ReportSplit => ({
    path: `${pathOf(1, 1)}/F${name}`,
    combinedId: `x_${name}`,
    name,
    igsn: null,
    percent: 50,
    stillExists: name !== 'W',
    box,
    slot,
    weightKg: 2.5,
  });
  const box = {
    path: `${HOLE}/BCB1`,
    combinedId: '',
    name: 'CB1',
    topM: null,
    bottomM: null,
    storage: 'A-1',
    comment: null,
  };
  const splits = [
    split('A', 'CB1', null),
    split('W', 'CB1', 2),
    split('W2', 'CB1', 1),
    split('W3', 'CB9', 1),
    split('W4', null, null),
  ];
  const made = BOX_PIECES.make(reportData({ sections: [section(1, 1)], splits, boxes: [box] }));
  assert.deepEqual(
    rowsOf(made).map((row) => [row[1], row[2], row[3], row[4], row[10]]),
    [
      ['CB1', 1, 'x_W2', 103, 'Yes'],
      ['CB1', 2, 'x_W', 103, 'No'],
      ['CB1', null, 'x_A', 103, 'Yes'],
      ['CB9', 1, 'x_W3', 103, 'Yes'],
    ],
  );
  assert.deepEqual(headingsOf(made), ['Hole 1 A, box CB1', 'Hole 1 A, box CB9']);
});

test('rock: what was described, the one rock of other sections, units of the hole; shares are of sections where there are some', () => {
  const rock = (path: string, changes: Partial<ReportRock>): ReportRock => ({
    path,
    topM: null,
    bottomM: null,
    topCm: null,
    bottomCm: null,
    rock: 'Marble',
    colour: ['grey'],
    description: null,
    ...changes,
  });
  const unit = rock(`${HOLE}/I1`, { topM: 100, bottomM: 110 });
  const own = rock(`${pathOf(1, 1)}/I1`, { topM: 103, bottomM: 103.25, topCm: 0, bottomCm: 25, rock: 'Mylonite' });
  const elsewhere = rock(`${pathOf(9, 1)}/I1`, { topCm: 0, bottomCm: 5 });
  const data = reportData({
    runs: [run(1)],
    sections: [section(1, 1), section(1, 2), section(1, 3, { rock: null })],
    rocks: [unit, own, elsewhere],
  });
  const made = LITHOLOGY.make(data);
  assert.deepEqual(
    rowsOf(made).map((row) => [row[1], row[2], row[3], row[7], row[8]]),
    [
      ['', '', 100, 10, 'Marble'],
      ['1Z', '1', 103, 0.25, 'Mylonite'],
      ['1Z', '2', 104, 1, 'Gneiss'],
    ],
  );
  const tables = [...made.blocks()].filter((one) => one.kind === 'table');
  assert.deepEqual(
    [...tables[0]!.rows()],
    [
      ['Gneiss', 1, 1, 80],
      ['Mylonite', 1, 0.25, 20],
    ],
  );
  const drawn = [...made.blocks()].find((one) => one.kind === 'drawing');
  assert.match(drawn?.alt ?? '', /^Rock column of hole 1 A: Mylonite 103.00–103.25.m, Gneiss 104.00–105.00.m\.$/);
  const undated = LITHOLOGY.make(reportData({ rocks: [rock(`${HOLE}/I1`, {})] }));
  assert.deepEqual(rowsOf(undated)[0]!.slice(3, 9), [null, null, null, null, null, 'Marble']);
  assert.equal(
    [...undated.blocks()].some((one) => one.kind === 'drawing'),
    false,
  );
});

test('records stand by type; details tell what is stated, own fields too, in words', () => {
  const record = (changes: Partial<ReportRecord>): ReportRecord => ({
    path: pathOf(1),
    type: 'core_run',
    combinedId: '5054_1_A_001',
    igsn: 'ICDP5054EC00001',
    state: 'reserved',
    topM: 103,
    bottomM: 106,
    changedAt: '2026-11-22T12:00:00Z',
    changedBy: 'ida',
    values: {},
    ...changes,
  });
  const cut = record({ path: pathOf(1, 1), type: 'section', combinedId: '5054_1_A_001_1', igsn: null, state: null });
  const other = record({ path: pathOf(2), combinedId: '5054_1_A_002' });
  const list = RECORDS.make(reportData({ records: [record({}), cut, other] }));
  assert.deepEqual(
    rowsOf(list).map((row) => `${row[0]} ${row[1]}`),
    ['Core run 5054_1_A_001', 'Core run 5054_1_A_002', 'Section 5054_1_A_001_1'],
  );
  assert.equal(headingsOf(list).length, 2);
  const wet = {
    name: 'x_wet',
    label: 'Wet',
    definition: '',
    type: 'boolean',
    group: 'curation',
    entry: 'optional',
    source: '',
  } as const;
  const ownFields = new OwnFields([{ objectType: 'core_run', field: wet, isRetired: true }]);
  const values = {
    core: 1,
    core_ondeck: '2014-05-05T09:30:00+02:00',
    drilled_length_m: 3.25,
    comment: '',
    x_wet: true,
  };
  const made = RECORD_DETAILS.make(reportData({ records: [record({ values })], ownFields }));
  const said = new Map(rowsOf(made).map((row) => [row[3], row[4]]));
  assert.deepEqual(
    ['Core on deck', 'Drilled length, m', 'Wet', 'Comment'].map((field) => said.get(field)),
    ['2014-05-05 09:30 (UTC+2)', '3.25', 'Yes', undefined],
  );
});
