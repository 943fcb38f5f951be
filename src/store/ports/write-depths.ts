import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store.ts';

/** The six depths of an object of the tree, metres. */
export const DEPTH_COLUMNS = [
  'top_drf_m',
  'bottom_drf_m',
  'top_csf_a_m',
  'bottom_csf_a_m',
  'top_csf_b_m',
  'bottom_csf_b_m',
] as const;

/** One of {@link DEPTH_COLUMNS}. */
export type DepthColumn = (typeof DEPTH_COLUMNS)[number];

/** Writes the six depths that a query `select id, …six columns` gives, where they differ from what stands there, with the seqs behind `seq`. */
export async function writeDepths(db: Queries, query: RawBuilder<unknown>, seq: number): Promise<number> {
  const rounded = DEPTH_COLUMNS.map((c) => sql`round(${sql.ref(`q.${c}`)} * 10000) / 10000 as ${sql.ref(c)}`);
  const sets = DEPTH_COLUMNS.map((c) => sql`${sql.ref(c)} = ${sql.ref(`d.${c}`)}`);
  const differs = DEPTH_COLUMNS.map((c) => sql`${sql.ref(`o.${c}`)} is distinct from ${sql.ref(`r.${c}`)}`);
  const result = await sql`
    update tree_object set ${sql.join(sets)}, change_seq = ${seq} + d.nth
    from (select r.*, row_number() over () as nth
      from (select q.id, ${sql.join(rounded)} from (${query}) as q) as r
      join tree_object o on o.id = r.id where ${sql.join(differs, sql` or `)}) as d
    where tree_object.id = d.id`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Offsets of a piece `x`, in metres; a missing bottom is the top. */
export const OFFSET = {
  top: sql`coalesce(x.top_offset_cm, 0) / 100.0`,
  bottom: sql`coalesce(x.bottom_offset_cm, x.top_offset_cm, 0) / 100.0`,
} as const;

/** How much CSF-B compresses the core of a holder, by its alias. */
export const squeezeIn = (holder: string): RawBuilder<unknown> => {
  const of = (column: DepthColumn) => sql.ref(`${holder}.${column}`);
  return sql`(case when ${of('bottom_csf_a_m')} > ${of('top_csf_a_m')}
    then (${of('bottom_csf_b_m')} - ${of('top_csf_b_m')}) / (${of('bottom_csf_a_m')} - ${of('top_csf_a_m')}) else 1.0 end)`;
};
