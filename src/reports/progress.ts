import type { ReportRun } from '../domain/report/report-rows.ts';
import { report, runFacts } from './head-facts.ts';
import { type ProgressDay, progressChart } from './progress-chart.ts';
import { dayOf, sumRecovery } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, depthColumn, numberColumn, table, textColumn } from './report-document.ts';

const COLUMNS = [
  textColumn('Day', 1.2),
  numberColumn('Core runs'),
  numberColumn('Drilled', { unit: 'm', decimals: 2 }),
  numberColumn('Recovered', { unit: 'm', decimals: 2 }),
  numberColumn('Recovery', { unit: '%', decimals: 1 }),
  depthColumn('Deepest'),
  numberColumn('Drilled in all', { unit: 'm', decimals: 2, weight: 1.2 }),
  numberColumn('Recovered in all', { unit: 'm', decimals: 2, weight: 1.3 }),
  numberColumn('Recovery in all', { unit: '%', decimals: 1, weight: 1.2 }),
];

/** Depth, metres and recovery day by day, drawn and as a table. Days are those of the clock at the drill site; days without core are left out. */
export const PROGRESS = report(
  {
    name: 'progress',
    title: 'Progress and recovery',
    summary: 'Depth, metres drilled and recovery day by day, drawn and as a table.',
    needs: ['runs'],
  },
  (data) => {
    const days = daysOf(data.runs);
    const body = table('Day by day', COLUMNS, days, (one): readonly CellValue[] => {
      const { day, sum, total, deepestM } = one;
      const own = [sum.runs, sum.drilledM, sum.recoveredM, sum.recoveryPc];
      return [day, ...own, deepestM, total.drilledM, total.recoveredM, total.recoveryPc];
    });
    const drawing = progressChart(days);
    return {
      facts: [...runFacts(data.runs), { label: 'Days with core', value: String(days.length) }],
      blocks: () => [
        ...(drawing === undefined
          ? []
          : [{ kind: 'drawing', title: 'Depth and recovery by day', alt: altOf(days), drawing } as const]),
        body,
      ],
      data: [body],
    };
  },
);

function daysOf(runs: ReportData['runs']): ProgressDay[] {
  const byDay = [...Map.groupBy(runs, (one) => dayOf(one.onDeck) ?? '')].filter(([day]) => day !== '');
  const soFar: ReportRun[] = [];
  return byDay
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, same]) => {
      soFar.push(...same);
      const total = sumRecovery(soFar);
      return { day, sum: sumRecovery(same), total, deepestM: total.bottomM };
    });
}

function altOf(days: readonly ProgressDay[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  return `Depth below surface from ${first.day} to ${last.day}, down to ${last.deepestM?.toFixed(2) ?? 'no stated depth'} m, and recovery of each day; the table below has the figures.`;
}
