import type { TreePart } from '../../domain/party/tree-right.ts';
import type { ReportExpedition, ReportHole } from '../../domain/report/report-rows.ts';
import type { Queries } from '../store.ts';
import { findHolder } from './find-holder.ts';
import { boundsBelow, objectsOfType } from './report-bounds.ts';

/** The expeditions of a code, with who holds the namespace of each: more than one where programs count alike. */
export async function findReportExpeditions(db: Queries, code: string): Promise<readonly ReportExpedition[]> {
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('expedition as e', 'e.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .select(['t.id', 't.path', 't.name as code', 't.igsn', 'p.name as program', 'e.expedition_name', 'e.acronym'])
    .select(['e.operator', 'e.start_date', 'e.end_date', 'e.repository', 'e.is_demonstration'])
    .where('t.type', '=', 'expedition')
    .where('t.combined_id', '=', code)
    .orderBy('t.path')
    .limit(100)
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      path: row.path,
      code: row.code,
      program: row.program,
      igsn: row.igsn,
      name: row.expedition_name,
      acronym: row.acronym,
      operator: row.operator,
      startDate: row.start_date,
      endDate: row.end_date,
      repository: row.repository,
      isDemonstration: row.is_demonstration === 1,
      holder: (await holderOf(db, row))?.client ?? null,
    })),
  );
}

/** An expedition that has no IGSN yet belongs to whoever holds the namespace that its program is called after. */
function holderOf(db: Queries, { igsn, program }: { readonly igsn: string | null; readonly program: string }) {
  return findHolder(db, igsn ?? `${program.toUpperCase()}0`);
}

/** The holes of an expedition in the order of sites and names. */
export async function findReportHoles(
  db: Queries,
  expeditionPath: string,
  reads?: readonly TreePart[],
): Promise<readonly ReportHole[]> {
  const rows = await objectsOfType(db, 'hole', boundsBelow(expeditionPath, reads))
    .innerJoin('hole as h', 'h.id', 't.id')
    .innerJoin('tree_object as s', 's.id', 't.parent_id')
    .select(['t.path', 't.name', 't.combined_id', 't.igsn', 's.name as site', 'h.hole_name', 'h.start_date'])
    .select(['h.end_date', 'h.latitude_deg', 'h.longitude_deg', 'h.casing_depth_m', 'h.total_depth_m'])
    .execute();
  return rows.map((row) => ({
    path: row.path,
    site: row.site,
    name: row.name,
    combinedId: row.combined_id,
    igsn: row.igsn,
    holeName: row.hole_name,
    startDate: row.start_date,
    endDate: row.end_date,
    latitudeDeg: row.latitude_deg,
    longitudeDeg: row.longitude_deg,
    casingDepthM: row.casing_depth_m,
    totalDepthM: row.total_depth_m,
  }));
}
