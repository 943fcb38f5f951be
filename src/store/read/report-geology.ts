import type { ReportRock, ReportTaken } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { type PathBounds, readByType } from './report-bounds.ts';
import { listOf } from './report-lists.ts';

/** The rock units between bounds, of holes, sections and splits alike. */
export function readReportRocks(db: Queries, bounds: PathBounds): Promise<ReportRock[]> {
  return readByType(db, 'lithology', bounds, async (page) => {
    const rows = await page
      .innerJoin('lithology as u', 'u.id', 't.id')
      .select(['t.path', 't.top_csf_a_m', 't.bottom_csf_a_m', 'u.top_depth_m', 'u.bottom_depth_m', 'u.top_offset_cm'])
      .select(['u.bottom_offset_cm', 'u.rock_type', 'u.rock_class', 'u.color', 'u.description'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      topM: row.top_csf_a_m ?? row.top_depth_m,
      bottomM: row.bottom_csf_a_m ?? row.bottom_depth_m,
      topCm: row.top_offset_cm,
      bottomCm: row.bottom_offset_cm,
      rock: row.rock_type ?? row.rock_class ?? '',
      colour: listOf(row.color),
      description: row.description,
    }));
  });
}

const TAKEN = ['cuttings', 'mud', 'fluid', 'gas', 'water'] as const;

/** Cuttings, mud, fluids, gases and waters between bounds, each kind in the order of its paths. One question a kind. */
export async function readReportTaken(db: Queries, bounds: PathBounds): Promise<ReportTaken[]> {
  const kinds = await Promise.all(TAKEN.map((type) => takenOf(db, bounds, type)));
  return kinds.flat();
}

function takenOf(db: Queries, bounds: PathBounds, type: (typeof TAKEN)[number]): Promise<ReportTaken[]> {
  return readByType(db, type, bounds, async (page) => {
    const rows = await page
      // All have these columns; one of them stands for the types.
      .innerJoin(`${type as 'cuttings'} as d`, 'd.id', 't.id')
      .select(['t.path', 't.combined_id', 't.igsn', 'd.top_depth_m', 'd.bottom_depth_m', 'd.sample_date'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      type,
      combinedId: row.combined_id,
      igsn: row.igsn,
      topM: row.top_depth_m,
      bottomM: row.bottom_depth_m,
      date: row.sample_date,
    }));
  });
}
