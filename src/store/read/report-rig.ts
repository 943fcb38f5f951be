import type { ReportRigWork } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { type PathBounds, readByType } from './report-bounds.ts';
import { listOf } from './report-lists.ts';

/** Driller's reports, bit runs and daily reports between bounds, each kind in the order of its paths. */
export async function readReportRig(db: Queries, bounds: PathBounds): Promise<ReportRigWork[]> {
  const kinds = [await shiftsOf(db, bounds), await bitRunsOf(db, bounds), await daysOf(db, bounds)];
  return kinds.flat();
}

function shiftsOf(db: Queries, bounds: PathBounds): Promise<ReportRigWork[]> {
  return readByType(db, 'driller_report', bounds, async (page) => {
    const rows = await page
      .innerJoin('driller_report as d', 'd.id', 't.id')
      .select(['t.path', 't.name', 'd.shift', 'd.shift_start', 'd.shift_end', 'd.start_depth_m', 'd.end_depth_m'])
      .select(['d.driller', 'd.crew', 'd.operations', 'd.problems', 'd.safety', 'd.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      kind: 'shift',
      name: row.shift ?? row.name,
      begunAt: row.shift_start,
      endedAt: row.shift_end,
      fromDrfM: row.start_depth_m,
      toDrfM: row.end_depth_m,
      people: [row.driller, ...listOf(row.crew)].filter((one) => one !== null),
      words: said(['', row.operations], ['Problems', row.problems], ['Safety', row.safety], ['', row.comment]),
    }));
  });
}

function bitRunsOf(db: Queries, bounds: PathBounds): Promise<ReportRigWork[]> {
  return readByType(db, 'bit_run', bounds, async (page) => {
    const rows = await page
      .innerJoin('bit_run as b', 'b.id', 't.id')
      .select(['t.path', 't.name', 'b.bit_type', 'b.bit_size_mm', 'b.time_in', 'b.time_out', 'b.start_depth_m'])
      .select(['b.end_depth_m', 'b.driller', 'b.reason_pulled', 'b.bit_condition', 'b.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      kind: 'bit',
      name: `Bit ${row.name}`,
      begunAt: row.time_in,
      endedAt: row.time_out,
      fromDrfM: row.start_depth_m,
      toDrfM: row.end_depth_m,
      people: row.driller === null ? [] : [row.driller],
      words: said(
        ['', row.bit_type],
        ['', row.bit_size_mm === null ? null : `${row.bit_size_mm} mm`],
        ['Pulled', row.reason_pulled],
        ['Condition', row.bit_condition],
        ['', row.comment],
      ),
    }));
  });
}

function daysOf(db: Queries, bounds: PathBounds): Promise<ReportRigWork[]> {
  return readByType(db, 'daily_report', bounds, async (page) => {
    const rows = await page
      .innerJoin('daily_report as y', 'y.id', 't.id')
      .select(['t.path', 't.name', 'y.end_depth_m', 'y.reported_by', 'y.operations', 'y.problems', 'y.plan'])
      .select(['y.rocks', 'y.curation', 'y.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      kind: 'day',
      name: 'Day',
      begunAt: row.name,
      endedAt: null,
      fromDrfM: null,
      toDrfM: row.end_depth_m,
      people: row.reported_by === null ? [] : [row.reported_by],
      words: said(
        ['', row.operations],
        ['Problems', row.problems],
        ['Rocks', row.rocks],
        ['Core handling', row.curation],
        ['Plan', row.plan],
        ['', row.comment],
      ),
    }));
  });
}

/** What is stated, each with what it is about. */
function said(...parts: readonly (readonly [about: string, words: string | null])[]): string {
  return parts
    .flatMap(([about, words]) => (words === null || words === '' ? [] : [about === '' ? words : `${about}: ${words}`]))
    .join('; ');
}
