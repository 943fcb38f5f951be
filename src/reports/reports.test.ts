import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportSample } from '../domain/report/report-rows.ts';
import { REPORTS } from './all-reports.ts';
import { CORE_BOXES } from './core-boxes.ts';
import { CORE_OVERVIEW } from './core-overview.ts';
import { CORES_WITH_SECTIONS } from './cores-with-sections.ts';
import { DAILY_REPORT } from './daily-report.ts';
import { EXPEDITION_EVENTS } from './expedition-events.ts';
import { LITHOLOGY } from './lithology.ts';
import { PROGRESS } from './progress.ts';
import { recoveryPc, sumRecovery } from './recovery.ts';
import type { ReportDocument } from './report-document.ts';
import { rockPiecesOf } from './rock-pieces.ts';
import { SAMPLES_BY_REQUEST, SAMPLES_BY_SCIENTIST } from './sample-list.ts';
import { spellMoment, spellNumber, spellRange } from './spell-cell.ts';
import { pathOf, reportData, run, section } from './testing/report-data.ts';

const rowsOf = ({ data }: ReportDocument) => [...data[0]!.rows()];
const factOf = ({ facts }: ReportDocument, label: string) => facts.find((one) => one.label === label)?.value;

for (const report of REPORTS)
  test(`${report.title} of nothing is a report without rows`, () => {
    const made = report.make(reportData());
    assert.equal(made.name, report.name);
    // The hole's own beginning is an event.
    assert.equal(rowsOf(made).length, report === EXPEDITION_EVENTS ? 1 : 0);
    assert.ok([...made.blocks()].length >= 1);
  });

const SPELLED: readonly [string, string][] = [
  [spellMoment('2014-05-05T16:40:00+02:00'), '2014-05-05 16:40 (UTC+2)'],
  [spellMoment('2014-05-05T16:40:12.5-03:30'), '2014-05-05 16:40 (UTC−3:30)'],
  [spellMoment('2014-05-05T16:40Z'), '2014-05-05 16:40 (UTC)'],
  [spellMoment('2014-05'), '2014-05'],
  [spellNumber(-3.2, 2), '−3.20'],
  [spellNumber(-0.001, 2), '0.00'],
  [spellRange(337.4, 340.4, 'm'), '337.40–340.40\u2009m'],
  [spellRange(null, 3, 'm'), '?–3.00\u2009m'],
];
for (const [found, expected] of SPELLED) test(`print says ${expected}`, () => assert.equal(found, expected));

test('recovery over 100 % stays, nothing drilled is no recovery, what is not stated does not count', () => {
  assert.equal(recoveryPc({ drilledM: 2, recoveredM: 2.1 }), 105);
  assert.equal(recoveryPc({ drilledM: 0, recoveredM: 0 }), null);
  const sum = sumRecovery([run(1), run(2, { recoveredM: null }), run(3, { recoveredM: 3.3 })]);
  assert.deepEqual([sum.drilledM, sum.recoveredM, sum.recoveryPc, sum.bottomM], [9, 6, 100, 112]);
});

test('sections stand below their run, with halves', () => {
  const split = { combinedId: '', igsn: null, percent: 50, stillExists: true, box: 'CB1', slot: 1, weightKg: 2.5 };
  const splits = ['A', 'W'].map((name) => ({
    ...split,
    name,
    path: `${pathOf(1, 2)}/F${name}`,
    combinedId: `x_${name}`,
  }));
  const data = reportData({ runs: [run(1), run(2)], sections: [section(1, 1), section(1, 2), section(2, 1)], splits });
  const made = CORES_WITH_SECTIONS.make(data);
  assert.deepEqual(
    rowsOf(made).map((row) => [row[1], row[2], row[3], row[8], row[9]]),
    [
      ['1Z', '', 103, null, ''],
      ['1Z', '1', 103, 100, ''],
      ['1Z', '2', 104, 100, 'A, W'],
      ['2Z', '', 106, null, ''],
      ['2Z', '1', 106, 100, ''],
    ],
  );
  assert.equal(factOf(made, 'Recovery'), '90.0\u2009%');
  const boxes = rowsOf(CORE_BOXES.make(data));
  assert.deepEqual(boxes, [['1 A', 'CB1', null, null, 'x_A', 'x_W', 2, 5, null, 'The box is not recorded.']]);
});

test('rocks: what was described in the section goes before units of the hole and its own rock', () => {
  const unit = { colour: [], description: null, topCm: null, bottomCm: null };
  const hole = { ...unit, path: 'ICDP/E0000005054/S0000000001/HA/I1', topM: 103.4, bottomM: 200, rock: 'Marble' };
  const own = {
    ...unit,
    path: `${pathOf(1, 2)}/I1`,
    topM: null,
    bottomM: null,
    topCm: 10,
    bottomCm: 400,
    rock: 'Mylonite',
  };
  const pieces = rockPiecesOf({ rocks: [own, hole] });
  const seen = (n: number, at: number) => pieces(section(n, at)).map((one) => [one.rock, one.topCm, one.bottomCm]);
  assert.deepEqual(seen(1, 1), [['Marble', 40, 100]]);
  assert.deepEqual(seen(1, 2), [['Mylonite', 10, 100]]);
  assert.deepEqual(seen(0, 1), [['Gneiss', 0, 100]]);
});

test('the daily report is about the last day with core unless a day is named', () => {
  const runs = [1, 2, 3, 4, 5, 6, 7].map((n) => run(n));
  const last = DAILY_REPORT.make(reportData({ runs }));
  assert.equal(last.title, 'Daily report 2014-05-06');
  assert.deepEqual(
    rowsOf(last).map((row) => [row[0], row[2]]),
    [
      ['00:30', '6Z'],
      ['03:30', '7Z'],
    ],
  );
  assert.equal(factOf(last, 'Depth before'), '118.00\u2009m below surface');
  const first = DAILY_REPORT.make(reportData({ runs, day: '2014-05-05' }));
  assert.equal(rowsOf(first).length, 5);
  assert.equal(factOf(first, 'Depth before'), 'Not stated');
  assert.equal(rowsOf(DAILY_REPORT.make(reportData({ runs, day: '2014-06-01' }))).length, 0);
});

test('the daily report says what the rig reported of the day: shifts that reach into it, bits, the day itself', () => {
  const work = (kind: 'shift' | 'bit' | 'day', begunAt: string, endedAt: string | null, words: string) => ({
    path: run(1).path,
    kind,
    name: kind,
    begunAt,
    endedAt,
    fromDrfM: 100,
    toDrfM: 106,
    people: ['Lars', 'Nils'],
    words,
  });
  const rig = [
    work('shift', '2014-05-04T18:00:00+02:00', '2014-05-05T06:00:00+02:00', 'Cored.'),
    work('shift', '2014-05-06T06:00:00+02:00', '2014-05-06T18:00:00+02:00', 'Another day.'),
    work('bit', '2014-05-05T07:30:00+02:00', null, 'Worn'),
    work('day', '2014-05-05', null, 'Plan: core on'),
  ];
  const made = DAILY_REPORT.make(reportData({ runs: [run(1)], rig, day: '2014-05-05' }));
  const blocks = [...made.blocks()].flatMap((one) => (one.kind === 'table' && /rig/.test(one.title) ? [one] : []));
  assert.deepEqual(
    [...blocks[0]!.rows()].map((cells) => [cells[2], cells[3], cells[6], cells[7]]),
    [
      ['2014-05-04 18:00', '06:00', 'Lars, Nils', 'Cored.'],
      ['07:30', '', 'Lars, Nils', 'Worn'],
      ['', '', 'Lars, Nils', 'Plan: core on'],
    ],
  );
});

test('progress sums up day by day, whatever order runs come in', () => {
  const rows = rowsOf(PROGRESS.make(reportData({ runs: [7, 1, 6, 2].map((n) => run(n)) })));
  assert.deepEqual(
    rows.map((row) => [row[0], row[1], row[2], row[5], row[6]]),
    [
      ['2014-05-05', 2, 6, 109, 6],
      ['2014-05-06', 2, 6, 124, 12],
    ],
  );
});

test('events stand in the order of time, across zones, and by gear', () => {
  const late = run(2, { onDeck: '2014-05-05T23:30:00-02:00' });
  const early = run(1, { onDeck: '2014-05-06T01:00:00+02:00', coreType: 'H' });
  const made = EXPEDITION_EVENTS.make(reportData({ runs: [late, early] }));
  assert.deepEqual(
    rowsOf(made).map((row) => row[4]),
    ['Work at the hole begins', 'Core run 1H on deck', 'Core run 2Z on deck'],
  );
  const gear = [...made.blocks()].find((one) => one.kind === 'table' && one.title === 'By gear')!;
  assert.ok(gear.kind === 'table');
  assert.equal([...gear.rows()].length, 2);
});

test('samples stand with their request and its scientists; others are not lost', () => {
  const sample = (name: string, request: string | null): ReportSample => ({
    path: `${pathOf(1, 1)}/FW/X${name}`,
    combinedId: name,
    igsn: null,
    topCm: 1,
    bottomCm: 2,
    topM: 103.01,
    bottomM: 103.02,
    request,
    date: null,
    amount: null,
    rock: null,
    purpose: null,
    sampledBy: null,
  });
  const request = { combinedId: '', purpose: null, wanted: 3, approvedOn: null };
  const data = reportData({
    samples: [sample('a', '1'), sample('b', '5054_SR-1'), sample('c', '9'), sample('d', null)],
    requests: [
      { ...request, name: '1', scientists: ['Öberg, A.', 'Ahl, B.'] },
      { ...request, name: '2', scientists: [] },
    ],
  });
  const seen = (made: ReportDocument) => rowsOf(made).map((row) => `${row[0]}: ${row[2]}`);
  assert.deepEqual(seen(SAMPLES_BY_REQUEST.make(data)), [
    'Request 1: a',
    'Request 1: b',
    'Request 9: c',
    'Without a request: d',
  ]);
  assert.deepEqual(seen(SAMPLES_BY_SCIENTIST.make(data)), [
    'Ahl, B.: a',
    'Ahl, B.: b',
    'Öberg, A.: a',
    'Öberg, A.: b',
    'Scientist not stated: c',
    'Scientist not stated: d',
  ]);
});

test('nothing that is drawn leaves its drawing', () => {
  const sections = [1, 2, 3, 4].flatMap((n) => [section(n, 1), section(n, 2, { curatedM: 1.5, rock: 'Marble' })]);
  const runs = [1, 2, 3, 4].map((n) => run(n));
  for (const report of [CORE_OVERVIEW, LITHOLOGY, PROGRESS]) {
    const drawings = [...report.make(reportData({ runs, sections })).blocks()].filter((one) => one.kind === 'drawing');
    assert.ok(drawings.length > 0);
    for (const { drawing } of drawings)
      for (const shape of drawing.shapes) {
        const ends =
          shape.kind === 'strokes'
            ? shape.strokes.flatMap(([x1, y1, x2, y2]) => [
                [x1, y1],
                [x2, y2],
              ])
            : shape.kind === 'rect'
              ? [
                  [shape.xMm, shape.yMm],
                  [shape.xMm + shape.widthMm, shape.yMm + shape.heightMm],
                ]
              : [[shape.xMm, shape.yMm]];
        for (const [x, y] of ends as [number, number][])
          assert.ok(
            x >= -0.01 && y >= -0.01 && x <= drawing.widthMm + 0.01 && y <= drawing.heightMm + 0.01,
            `${report.name} ${x} ${y}`,
          );
      }
  }
});
