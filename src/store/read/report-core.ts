import type { ReportRun, ReportSection, ReportSplit } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { type PathBounds, readByType } from './report-bounds.ts';

/** The core runs between bounds, from the top. */
export function readReportRuns(db: Queries, bounds: PathBounds): Promise<ReportRun[]> {
  return readByType(db, 'core_run', bounds, (page) =>
    page
      .innerJoin('core_run as r', 'r.id', 't.id')
      .select(['t.path', 't.combined_id as combinedId', 't.name', 't.igsn', 'r.core_type as coreType'])
      .select(['t.top_drf_m as topDrfM', 't.bottom_drf_m as bottomDrfM'])
      .select(['t.top_csf_a_m as topM', 't.bottom_csf_a_m as bottomM'])
      .select(['r.drilled_length_m as drilledM', 'r.core_recovery_m as recoveredM', 'r.recovery_reason as reason'])
      .select(['r.core_ondeck as onDeck', 'r.core_diameter_mm as diameterMm', 'r.curator', 'r.comment'])
      .execute(),
  );
}

/** The sections between bounds, from the top of each run. */
export function readReportSections(db: Queries, bounds: PathBounds): Promise<ReportSection[]> {
  return readByType(db, 'section', bounds, async (page) => {
    const rows = await page
      .innerJoin('section as s', 's.id', 't.id')
      .select(['t.path', 't.combined_id as combinedId', 't.name', 't.igsn'])
      .select(['t.top_csf_a_m as topM', 't.bottom_csf_a_m as bottomM'])
      .select(['s.section_length_m as lengthM', 's.curated_length_m as curatedM', 's.core_catcher as catcher'])
      .select(['s.section_condition as condition', 's.rock_type as rock', 's.geological_unit as unit', 's.comment'])
      .execute();
    return rows.map(({ catcher, ...row }) => ({
      ...row,
      isCoreCatcher: catcher === 1 || row.name.toUpperCase() === 'CC',
    }));
  });
}

/** The splits between bounds. */
export function readReportSplits(db: Queries, bounds: PathBounds): Promise<ReportSplit[]> {
  return readByType(db, 'split', bounds, async (page) => {
    const rows = await page
      .innerJoin('split as f', 'f.id', 't.id')
      .select(['t.path', 't.combined_id as combinedId', 't.name', 't.igsn', 'f.percent_pc as percent'])
      .select(['f.still_exists as exists', 'f.core_box as box', 'f.core_box_slot as slot', 'f.weight_kg as weightKg'])
      .execute();
    return rows.map(({ exists, ...row }) => ({ ...row, stillExists: exists !== 0 }));
  });
}
