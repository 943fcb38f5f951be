import { runPathOf } from '../domain/report/path-parts.ts';
import type { ReportRun } from '../domain/report/report-rows.ts';
import { report } from './head-facts.ts';
import { groupByPath, holeName, namesOf, runName } from './names.ts';
import { dayOf, recoveryPc, sumRecovery } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, DEPTHS, idColumn, numberColumn, RECOVERY, table, textColumn } from './report-document.ts';
import { rigTable } from './rig-table.ts';
import { spellQuantity } from './spell-cell.ts';

const COLUMNS = [
  textColumn('On deck', 0.9),
  textColumn('Hole', 0.6),
  textColumn('Run', 0.8),
  ...DEPTHS,
  ...RECOVERY,
  numberColumn('Sections', { weight: 0.9 }),
  numberColumn('Core', { unit: 'mm', weight: 0.8 }),
  textColumn('Shift', 1.2),
  textColumn('Remarks', 3),
];

/** One day at the drill site: the day that is asked for, or the last one on which core came on deck. Days are those of its clock. */
export const DAILY_REPORT = report(
  {
    name: 'daily',
    title: 'Daily report',
    summary:
      'One day at the drill site: runs, metres, recovery, what else was taken; the last day with core unless one is named.',
    needs: ['runs', 'sections', 'taken', 'rig'],
    takesDay: true,
  },
  (data) => {
    const days = data.runs.flatMap((one) => dayOf(one.onDeck) ?? []).toSorted();
    const day = data.day ?? days.at(-1) ?? '';
    const runs = data.runs.filter((one) => dayOf(one.onDeck) === day).toSorted(byTime);
    const body = runTable(data, runs);
    const taken = takenTable(data, day);
    const rig = rigTable(data, day);
    return {
      title: `Daily report ${day}`.trim(),
      facts: [...dayFacts(data, runs, day)],
      blocks: function* () {
        yield { kind: 'note', text: 'Top and bottom are metres below surface (CSF-A).' };
        if (runs.length > 0) yield body;
        else yield { kind: 'note', text: 'No core came on deck on this day.' };
        if (taken.count > 0) yield taken.table;
        if (rig.count > 0) yield rig.table;
        yield { kind: 'lines', title: 'Remarks', count: 6 };
        yield { kind: 'lines', title: 'Signed', count: 1 };
      },
      data: [body, taken.table, rig.table],
    };
  },
);

function byTime(one: ReportRun, other: ReportRun): number {
  return Date.parse(one.onDeck!) - Date.parse(other.onDeck!);
}

function runTable(data: ReportData, runs: readonly ReportRun[]) {
  const names = namesOf(data);
  const sections = groupByPath(data.sections, runPathOf);
  return table('Core runs', COLUMNS, runs, (run): readonly CellValue[] => {
    const time = /T(\d{2}:\d{2})/.exec(run.onDeck ?? '')?.[1] ?? '';
    const remarks = [run.reason, run.comment].filter((one) => one !== null).join('; ');
    const { topM, bottomM, drilledM, recoveredM, diameterMm, curator } = run;
    const count = sections.get(run.path)?.length ?? 0;
    const lengths = [topM, bottomM, drilledM, recoveredM, recoveryPc(run), count, diameterMm];
    return [time, holeName(names.hole(run.path)), runName(run), ...lengths, curator, remarks];
  });
}

function dayFacts(data: ReportData, runs: readonly ReportRun[], day: string) {
  const sum = sumRecovery(runs);
  const before = sumRecovery(data.runs.filter((one) => (dayOf(one.onDeck) ?? '') < day && one.onDeck !== null));
  return [
    { label: 'Core runs', value: String(sum.runs) },
    { label: 'Drilled', value: spellQuantity(sum.drilledM, 'm') },
    { label: 'Recovered', value: spellQuantity(sum.recoveredM, 'm') },
    { label: 'Recovery', value: spellQuantity(sum.recoveryPc, '%', 1) },
    { label: 'Depth before', value: spellQuantity(before.bottomM, 'm below surface') },
    { label: 'Depth after', value: spellQuantity(sum.bottomM ?? before.bottomM, 'm below surface') },
  ];
}

function takenTable(data: ReportData, day: string) {
  const names = namesOf(data);
  const taken = data.taken.filter((one) => (one.date ?? '').slice(0, 10) === day);
  const columns = [textColumn('Hole', 0.6), idColumn('Taken', 3), ...DEPTHS, idColumn('IGSN', 2)];
  const body = table('Fluids, gases, cuttings and mud', columns, taken, (one) => [
    holeName(names.hole(one.path)),
    one.combinedId,
    one.topM,
    one.bottomM,
    one.igsn,
  ]);
  return { count: taken.length, table: body };
}
