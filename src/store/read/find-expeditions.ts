import type { Queries } from '../store.ts';
import { laterEnd } from './tree-row.ts';

/** An expedition of the core tree. Dates at the precision stated; null is not stated. */
export interface ExpeditionRow {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly program: string;
  readonly igsn: string | null;
  readonly name: string | null;
  readonly acronym: string | null;
  readonly country: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** Day until which details are hidden, by its record or by the moratorium that is stated now; null where they are not. */
  readonly embargoEnd: string | null;
}

const MOST = 500;

/** Expeditions in the order of program and code, at most 500. */
export async function findExpeditions(db: Queries): Promise<readonly ExpeditionRow[]> {
  const programs = await db.selectFrom('tree_object').select('id').where('parent_id', 'is', null).execute();
  if (programs.length === 0) return [];
  const ids = programs.map((row) => row.id);
  const rows = await expeditions(db).where('t.parent_id', 'in', ids).orderBy('t.path').limit(MOST).execute();
  return rows.map(toExpedition);
}

/** The expeditions of a code in the order of their programs: more than one where programs count alike. */
export async function findExpeditionsOf(db: Queries, code: string): Promise<readonly ExpeditionRow[]> {
  const rows = await expeditions(db).where('t.combined_id', '=', code).orderBy('t.path').limit(MOST).execute();
  return rows.map(toExpedition);
}

function expeditions(db: Queries) {
  return db
    .selectFrom('tree_object as t')
    .innerJoin('expedition as e', 'e.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['t.id', 't.path', 't.name as code', 't.igsn', 'p.name as program'])
    .select(['e.expedition_name', 'e.acronym', 'e.country', 'e.start_date', 'e.end_date'])
    .select(['e.moratorium_end', 'kept.embargo_end'])
    .where('t.type', '=', 'expedition');
}

type Row = Awaited<ReturnType<ReturnType<typeof expeditions>['execute']>>[number];

function toExpedition(row: Row): ExpeditionRow {
  const { id, path, code, program, igsn, acronym, country } = row;
  const names = { name: row.expedition_name, startDate: row.start_date, endDate: row.end_date };
  const embargoEnd = laterEnd(row.embargo_end, row.moratorium_end);
  return { id, path, code, program, igsn, acronym, country, ...names, embargoEnd };
}
