import { OBJECT_TYPE, type ObjectType } from '../domain/drilling/object-type.ts';
import { holePathOf } from '../domain/report/path-parts.ts';
import type { ReportHole } from '../domain/report/report-rows.ts';
import { CORE_TYPES } from '../domain/vocabulary/core-types.ts';
import { report } from './head-facts.ts';
import { runName } from './names.ts';
import { dayOf, sumRecovery } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import {
  type CellValue,
  DEPTHS,
  idColumn,
  numberColumn,
  type ReportColumn,
  type ReportTable,
  table,
  textColumn,
} from './report-document.ts';
import { spellNumber, THIN } from './spell-cell.ts';

interface Event {
  readonly at: string;
  readonly gear: string;
  readonly what: string;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly recoveredM: number | null;
  readonly igsn: string | null;
  readonly hole: ReportHole;
}

const COLUMNS: readonly ReportColumn[] = [
  { label: 'When', kind: 'moment', weight: 1.8 },
  textColumn('Gear', 1.8),
  textColumn('Event', 2.6),
  ...DEPTHS,
  numberColumn('Recovered', { unit: 'm', decimals: 2, weight: 1.2 }),
  idColumn('IGSN', 1.8),
];

/** What happened, by site and hole in the order of time, with a summary by gear (mDIS "Expedition Events by Site"). */
export const EXPEDITION_EVENTS = report(
  {
    name: 'expedition-events',
    title: 'Expedition events',
    summary: 'What happened at each hole in the order of time, with a summary by gear.',
    needs: ['runs', 'taken'],
  },
  (data) => {
    const byHole = data.holes.map((hole) => ({ hole, events: eventsOf(data, hole) }));
    const flat = byHole.flatMap(({ events }) => events);
    const columns = [textColumn('Site', 0.6), textColumn('Hole', 0.6), ...COLUMNS];
    const all = table('Events', columns, flat, (one) => [one.hole.site, one.hole.name, ...cells(one)]);
    return {
      facts: [{ label: 'Events', value: String(flat.length) }],
      blocks: function* () {
        yield {
          kind: 'note',
          text: 'Top and bottom are metres below surface (CSF-A); times are those of the drill site.',
        };
        for (const { hole, events } of byHole) {
          yield { kind: 'heading', text: `Site ${hole.site}, hole ${hole.name}` };
          yield gearTable(data, hole);
          yield table('Events', COLUMNS, events, cells);
        }
      },
      data: [all],
    };
  },
);

function cells({ at, gear, what, topM, bottomM, recoveredM, igsn }: Event): readonly CellValue[] {
  return [at, gear, what, topM, bottomM, recoveredM, igsn];
}

const NONE = { topM: null, bottomM: null, recoveredM: null, igsn: null, gear: '' } as const;

/** Events of a hole; what has no time stands last. */
function eventsOf({ runs, taken }: ReportData, hole: ReportHole): Event[] {
  const events: Event[] = [];
  if (hole.startDate !== null) events.push({ ...NONE, hole, at: hole.startDate, what: 'Work at the hole begins' });
  for (const run of runs.filter((one) => holePathOf(one.path) === hole.path)) {
    const { topM, bottomM, recoveredM, igsn, onDeck } = run;
    const what = `Core run ${runName(run)} on deck`;
    events.push({ hole, at: onDeck ?? '', gear: gearOf(run.coreType), what, topM, bottomM, recoveredM, igsn });
  }
  for (const one of taken.filter(({ path }) => holePathOf(path) === hole.path)) {
    const what = `${OBJECT_TYPE[one.type as ObjectType].label} ${one.combinedId}`;
    const { topM, bottomM, igsn, date } = one;
    events.push({ hole, at: date ?? '', gear: 'Sampling', what, topM, bottomM, recoveredM: null, igsn });
  }
  if (hole.endDate !== null) events.push({ ...NONE, hole, at: `${hole.endDate}`, what: 'Work at the hole ends' });
  return events.toSorted((one, other) => orderOf(one) - orderOf(other));
}

const DAY_MS = 86_400_000;

/** A day alone counts as its beginning, for the end of work as its end. */
function orderOf({ at, what }: Event): number {
  if (at === '') return Number.POSITIVE_INFINITY;
  const time = Date.parse(at);
  return what === 'Work at the hole ends' ? time + DAY_MS : time;
}

/** The tool that a core type stands for. */
export function gearOf(coreType: string | null): string {
  const known = CORE_TYPES.find((one) => one.letter === coreType);
  return known === undefined ? (coreType ?? 'Not stated') : `${known.label} (${coreType})`;
}

function gearTable({ runs }: ReportData, hole: ReportHole): ReportTable {
  const columns = [
    textColumn('Gear', 2.6),
    numberColumn('Core runs', { weight: 1 }),
    numberColumn('Drilled', { unit: 'm', decimals: 2 }),
    numberColumn('Recovered', { unit: 'm', decimals: 2 }),
    numberColumn('Recovery', { unit: '%', decimals: 1 }),
    textColumn('Days', 2),
  ];
  const byGear = Map.groupBy(
    runs.filter((one) => holePathOf(one.path) === hole.path),
    (one) => gearOf(one.coreType),
  );
  return table('By gear', columns, [...byGear], ([gear, same]) => {
    const sum = sumRecovery(same);
    const days = [...new Set(same.flatMap((one) => dayOf(one.onDeck) ?? []))].toSorted();
    const span = days.length === 0 ? '' : `${days[0]} – ${days.at(-1)} (${spellNumber(days.length)}${THIN}days)`;
    return [gear, sum.runs, sum.drilledM, sum.recoveredM, sum.recoveryPc, span];
  });
}
