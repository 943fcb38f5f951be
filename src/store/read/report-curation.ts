import type { TreePart } from '../../domain/party/tree-right.ts';
import type { ReportBox, ReportRequest, ReportSample } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { boundsBelow, objectsOfType, type PathBounds, readByType } from './report-bounds.ts';
import { listOf } from './report-lists.ts';

/** The core samples between bounds. */
export function readReportSamples(db: Queries, bounds: PathBounds): Promise<ReportSample[]> {
  return readByType(db, 'sample', bounds, async (page) => {
    const rows = await page
      .innerJoin('sample as x', 'x.id', 't.id')
      .select(['t.path', 't.combined_id', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m', 'x.top_offset_cm'])
      .select(['x.bottom_offset_cm', 'x.sample_request', 'x.sample_date', 'x.amount', 'x.rock_type', 'x.purpose'])
      .select('x.sampled_by')
      .execute();
    return rows.map((row) => ({
      path: row.path,
      combinedId: row.combined_id,
      igsn: row.igsn,
      topCm: row.top_offset_cm,
      bottomCm: row.bottom_offset_cm,
      topM: row.top_csf_a_m,
      bottomM: row.bottom_csf_a_m,
      request: row.sample_request,
      date: row.sample_date,
      amount: row.amount,
      rock: row.rock_type,
      purpose: row.purpose,
      sampledBy: row.sampled_by,
    }));
  });
}

/** The core boxes between bounds. */
export function readReportBoxes(db: Queries, bounds: PathBounds): Promise<ReportBox[]> {
  return readByType(db, 'core_box', bounds, async (page) => {
    const rows = await page
      .innerJoin('core_box as b', 'b.id', 't.id')
      .select(['t.path', 't.combined_id', 't.name', 'b.top_depth_m', 'b.bottom_depth_m', 'b.storage', 'b.comment'])
      .execute();
    return rows.map((row) => ({
      path: row.path,
      combinedId: row.combined_id,
      name: row.name,
      topM: row.top_depth_m,
      bottomM: row.bottom_depth_m,
      storage: row.storage,
      comment: row.comment,
    }));
  });
}

/** The sample requests of an expedition in the order of their numbers. */
export async function readReportRequests(
  db: Queries,
  expeditionPath: string,
  reads?: readonly TreePart[],
): Promise<ReportRequest[]> {
  const rows = await objectsOfType(db, 'sample_request', boundsBelow(expeditionPath, reads))
    .innerJoin('sample_request as q', 'q.id', 't.id')
    .select(['t.name', 't.combined_id', 'q.scientists', 'q.purpose', 'q.number_samples', 'q.date_approval'])
    .execute();
  return rows.map((row) => ({
    name: row.name,
    combinedId: row.combined_id,
    scientists: listOf(row.scientists),
    purpose: row.purpose,
    wanted: row.number_samples,
    approvedOn: row.date_approval,
  }));
}
