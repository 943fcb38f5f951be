import type { WithholdableMember } from '../../domain/registration/withholding.ts';
import type { Queries } from '../store.ts';
import { isShownAmong } from './select-public.ts';
import { laterEnd, withheldOn } from './tree-row.ts';

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
  /** Day until which its owner closed its record, whatever moratorium there is; null where not. */
  readonly ownerEnd: string | null;
  /** What its owner withholds today. */
  readonly withheld: readonly WithholdableMember[];
}

const MOST = 500;

/** Expeditions in the order of program and code, at most 500, as they are shown on a day (ISO, UTC). */
export async function findExpeditions(db: Queries, today: string): Promise<readonly ExpeditionRow[]> {
  const programs = await db.selectFrom('tree_object').select('id').where('parent_id', 'is', null).execute();
  if (programs.length === 0) return [];
  const ids = programs.map((row) => row.id);
  const rows = await expeditions(db, today).where('t.parent_id', 'in', ids).orderBy('t.path').limit(MOST).execute();
  return rows.map((row) => toExpedition(row, today));
}

/** The expeditions of a code in the order of their programs: more than one where programs count alike. */
export async function findExpeditionsOf(db: Queries, code: string, today: string): Promise<readonly ExpeditionRow[]> {
  const rows = await expeditions(db, today).where('t.combined_id', '=', code).orderBy('t.path').limit(MOST).execute();
  return rows.map((row) => toExpedition(row, today));
}

function expeditions(db: Queries, today: string) {
  return db
    .selectFrom('tree_object as t')
    .innerJoin('expedition as e', 'e.id', 't.id')
    .innerJoin('tree_object as p', 'p.id', 't.parent_id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['t.id', 't.path', 't.name as code', 't.igsn', 'p.name as program'])
    .select(['e.expedition_name', 'e.acronym', 'e.country', 'e.start_date', 'e.end_date'])
    .select(['e.moratorium_end', 'e.moratorium_keeps', 'kept.embargo_end', 'kept.withheld', 'kept.withheld_until'])
    .select('kept.embargo_until as ownerEnd')
    .where('t.type', '=', 'expedition')
    .where(isShownAmong('t', today));
}

type Row = Awaited<ReturnType<ReturnType<typeof expeditions>['execute']>>[number];

function toExpedition(row: Row, today: string): ExpeditionRow {
  const withheld = withheldOn(row, today);
  const told = <Value>(member: (typeof withheld)[number], value: Value) => (withheld.includes(member) ? null : value);
  const { id, path, code, program, igsn, acronym, ownerEnd } = row;
  const names = { name: row.expedition_name, country: told('country', row.country) };
  const dates = { startDate: told('collectedFrom', row.start_date), endDate: told('collectedTo', row.end_date) };
  const embargoEnd = laterEnd(row.embargo_end, row.moratorium_keeps === 'nothing' ? null : row.moratorium_end);
  return { id, path, code, program, igsn, acronym, ...names, ...dates, withheld, embargoEnd, ownerEnd };
}
