import type { TreePart } from '../../domain/party/tree-right.ts';
import type { ReportBox, ReportRequest, ReportSample } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { boundsBelow, objectsOfType, type PathBounds, readByType } from './report-bounds.ts';
import { listOf } from './report-lists.ts';

/** The core samples between bounds. */
export function readReportSamples(db: Queries, bounds: PathBounds): Promise<ReportSample[]> {
  return readByType(db, 'sample', bounds, (page) =>
    page
      .innerJoin('sample as x', 'x.id', 't.id')
      .select(['t.path', 't.combined_id as combinedId', 't.igsn', 'x.rock_type as rock', 'x.purpose', 'x.amount'])
      .select(['x.top_offset_cm as topCm', 'x.bottom_offset_cm as bottomCm'])
      .select(['t.top_csf_a_m as topM', 't.bottom_csf_a_m as bottomM'])
      .select(['x.sample_request as request', 'x.sample_date as date', 'x.sampled_by as sampledBy'])
      .execute(),
  );
}

/** The core boxes between bounds. */
export function readReportBoxes(db: Queries, bounds: PathBounds): Promise<ReportBox[]> {
  return readByType(db, 'core_box', bounds, (page) =>
    page
      .innerJoin('core_box as b', 'b.id', 't.id')
      .select(['t.path', 't.combined_id as combinedId', 't.name'])
      .select(['b.top_depth_m as topM', 'b.bottom_depth_m as bottomM', 'b.storage', 'b.comment'])
      .execute(),
  );
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
