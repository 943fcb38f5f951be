import type { ReportRun, ReportSection, ReportSplit } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { type PathBounds, readByType } from './report-bounds.ts';

/** The core runs between bounds, from the top. */
export function readReportRuns(db: Queries, bounds: PathBounds): Promise<ReportRun[]> {
  return readByType(db, 'core_run', bounds, async (page) => {
    const rows = await page
      .innerJoin('core_run as r', 'r.id', 't.id')
      .select(['t.path', 't.combined_id', 't.name', 't.igsn', 't.top_drf_m', 't.bottom_drf_m'])
      .select(['t.top_csf_a_m', 't.bottom_csf_a_m', 'r.core_type', 'r.drilled_length_m', 'r.core_recovery_m'])
      .select(['r.recovery_reason', 'r.core_ondeck', 'r.core_diameter_mm', 'r.curator', 'r.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      combinedId: row.combined_id,
      name: row.name,
      igsn: row.igsn,
      coreType: row.core_type,
      topDrfM: row.top_drf_m,
      bottomDrfM: row.bottom_drf_m,
      topM: row.top_csf_a_m,
      bottomM: row.bottom_csf_a_m,
      drilledM: row.drilled_length_m,
      recoveredM: row.core_recovery_m,
      reason: row.recovery_reason,
      onDeck: row.core_ondeck,
      diameterMm: row.core_diameter_mm,
      curator: row.curator,
      comment: row.comment,
    }));
  });
}

/** The sections between bounds, from the top of each run. */
export function readReportSections(db: Queries, bounds: PathBounds): Promise<ReportSection[]> {
  return readByType(db, 'section', bounds, async (page) => {
    const rows = await page
      .innerJoin('section as s', 's.id', 't.id')
      .select(['t.path', 't.combined_id', 't.name', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m'])
      .select(['s.section_length_m', 's.curated_length_m', 's.core_catcher', 's.section_condition', 's.rock_type'])
      .select(['s.geological_unit', 's.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      combinedId: row.combined_id,
      name: row.name,
      igsn: row.igsn,
      topM: row.top_csf_a_m,
      bottomM: row.bottom_csf_a_m,
      lengthM: row.section_length_m,
      curatedM: row.curated_length_m,
      isCoreCatcher: row.core_catcher === 1 || row.name.toUpperCase() === 'CC',
      condition: row.section_condition,
      rock: row.rock_type,
      unit: row.geological_unit,
      comment: row.comment,
    }));
  });
}

/** The splits between bounds. */
export function readReportSplits(db: Queries, bounds: PathBounds): Promise<ReportSplit[]> {
  return readByType(db, 'split', bounds, async (page) => {
    const rows = await page
      .innerJoin('split as f', 'f.id', 't.id')
      .select(['t.path', 't.combined_id', 't.name', 't.igsn', 'f.percent_pc', 'f.still_exists', 'f.core_box'])
      .select(['f.core_box_slot', 'f.weight_kg'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      combinedId: row.combined_id,
      name: row.name,
      igsn: row.igsn,
      percent: row.percent_pc,
      stillExists: row.still_exists !== 0,
      box: row.core_box,
      slot: row.core_box_slot,
      weightKg: row.weight_kg,
    }));
  });
}
