import { holeName, namesOf } from './names.ts';
import { dayOf } from './recovery.ts';
import type { ReportData } from './report-data.ts';
import { type CellValue, depthColumn, type ReportColumn, table, textColumn } from './report-document.ts';

const COLUMNS: readonly ReportColumn[] = [
  textColumn('Hole', 0.6),
  textColumn('Report', 0.9),
  textColumn('Began', 0.8),
  textColumn('Ended', 0.8),
  depthColumn('From'),
  depthColumn('To'),
  textColumn('People', 1.6),
  textColumn('What was done', 5),
];

/** What the rig reported of a day: shifts and bits that began or ended on it, and its daily report. Depths are the driller's. */
export function rigTable(data: ReportData, day: string) {
  const names = namesOf(data);
  const rows = data.rig.filter((one) => dayOf(one.begunAt) === day || dayOf(one.endedAt) === day);
  const body = table('Reports of the rig, driller’s depth', COLUMNS, rows, (one): readonly CellValue[] => [
    holeName(names.hole(one.path)),
    one.name,
    timeOf(one.begunAt, day),
    timeOf(one.endedAt, day),
    one.fromDrfM,
    one.toDrfM,
    one.people.join(', '),
    one.words,
  ]);
  return { count: rows.length, table: body };
}

/** The time of day, with the day before it where that is another. */
function timeOf(moment: string | null, day: string): string {
  const [, on, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(moment ?? '') ?? [];
  if (time === undefined) return '';
  return on === day ? time : `${on} ${time}`;
}
