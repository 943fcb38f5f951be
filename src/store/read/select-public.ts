import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import { PUBLIC_STATES } from '../../domain/registration/record-states.ts';
import type { Engine, Queries } from '../store.ts';

/** The columns by which the public picks records; each has an index together with `changed_seq`. */
export type SetColumn = 'agent_symbol' | 'client_symbol' | 'expedition' | 'object_type';

/** Records whose column has the value; without a value, records where the column is not empty. */
export interface RecordSet {
  readonly column: SetColumn;
  readonly value?: string;
}

/** Public records in order of change: those behind `afterSeq`, up to and with `throughSeq`, of one set or of all. */
export interface RecordSelection {
  readonly afterSeq: number;
  readonly throughSeq?: number | undefined;
  readonly set?: RecordSet | undefined;
  /** Only those with these numbers of change. */
  readonly seqs?: readonly number[] | undefined;
  /** Only those of one program, where several have an expedition of one code. */
  readonly of?: RecordsOf | undefined;
}

/** Records of the objects at and below a path of the core tree, or of a namespace. */
export type RecordsOf = { readonly path: string } | { readonly namespace: string };

/**
 * What the public may see: registered and withdrawn records. Written as literals, because an index over public records
 * alone is only found by the planner when the condition carries no parameters.
 */
export const isPublic = sql<boolean>`record.state in (${sql.join(PUBLIC_STATES.map((state) => sql.lit(state)))})`;

/**
 * The table `record`, read along the index of public records in their order of change (migration 0076), for a question that has `isPublic`
 * and a bound of the numbers. SQLite would take the index of all numbers, and look up each record to learn its state: ten times as long.
 */
export function inPublicOrder(engine: Engine) {
  return engine === 'sqlite' ? sql`record indexed by record_public_order` : sql`record`;
}

/** Whether a record (or its absence, in a left join) hides nothing on a day; the same rule as `isHidden` of the domain. */
export function isOpenOn(today: string) {
  return sql<boolean>`(record.embargo_end is null or record.embargo_end <= ${today})`;
}

/**
 * Whether the whole title and search text of a record may be used on a day (ISO, UTC); else the open ones. They are open where
 * nothing in them is hidden.
 */
export function isTitleOpenOn(today: string) {
  return sql<boolean>`(record.open_title is null
    or (${isOpenOn(today)} and (record.withheld_until is null or record.withheld_until <= ${today})))`;
}

/**
 * Whether an object in the table `object` is shown among others on a day (ISO, UTC): its record neither hidden nor only reserved, nor
 * withholding what it belongs to. Objects without a record are shown.
 */
export function isShownAmong(object: string, today: string) {
  return sql<boolean>`not exists (select 1 from record as k where k.igsn = ${sql.ref(`${object}.igsn`)}
    and (k.state in ('hidden', 'reserved') or k.withheld is not null)
    and (k.state in ('hidden', 'reserved') or (k.withheld_until > ${today} and k.withheld like '%"parent"%')))`;
}

/** The public records of a selection, without columns and order; nothing when the window is empty. */
export function selectPublic(db: Queries, { afterSeq, throughSeq, seqs, set, of }: RecordSelection) {
  let query = db.selectFrom('record').where(isPublic).where('record.changed_seq', '>', afterSeq);
  if (throughSeq !== undefined) query = query.where('record.changed_seq', '<=', throughSeq);
  if (seqs !== undefined) query = query.where('record.changed_seq', 'in', [...seqs]);
  if (of !== undefined) query = query.where(isOf(of));
  if (set === undefined) return query;
  return set.value === undefined
    ? query.where(`record.${set.column}`, '<>', '')
    : query.where(`record.${set.column}`, '=', set.value);
}

function isOf(of: RecordsOf) {
  if ('namespace' in of) return sql<boolean>`record.namespace = ${of.namespace}`;
  const [from, before] = subtreeBounds(of.path);
  return sql<boolean>`exists (select 1 from tree_object as t where t.igsn = record.igsn
    and (t.path = ${of.path} or (t.path >= ${from} and t.path < ${before})))`;
}
