import { sql } from 'kysely';
import { USUAL_SHARE_PC } from '../../domain/curation/mark-kind.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { CurationRequest } from '../../operations/curation/requests/request-ports.ts';
import { idsTakenFor, requestNames } from '../ports/taken-for-request.ts';
import type { Queries } from '../store.ts';

/** A sample that answers a request. Depths m below surface (CSF-A). */
export interface GrantedSample {
  readonly id: string;
  readonly name: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
}

const MOST = 2000;
/** What was taken for a request, by its number, in path order, at most 2000; nothing before it has one. */
export async function findGrantedSamples(
  db: Queries,
  { expeditionId, number }: Pick<CurationRequest, 'expeditionId' | 'number'>,
): Promise<GrantedSample[]> {
  if (number === null) return [];
  const [expedition] = await db
    .selectFrom('tree_object')
    .select(['path', 'combined_id'])
    .where('id', '=', expeditionId)
    .execute();
  if (expedition === undefined) return [];
  const taken = idsTakenFor(requestNames(number, expedition.combined_id));
  const [from, before] = subtreeBounds(expedition.path);
  const { rows } = await sql<SampleRow>`
    select t.id, t.combined_id, t.igsn, t.top_csf_a_m, t.bottom_csf_a_m
      from tree_object t
      where t.id in (${taken}) and t.path >= ${from} and t.path < ${before} order by t.path limit ${MOST}`.execute(db);
  return rows.map(toSample);
}

interface SampleRow {
  readonly id: string;
  readonly combined_id: string;
  readonly igsn: string | null;
  readonly top_csf_a_m: number | null;
  readonly bottom_csf_a_m: number | null;
}

const toSample = (row: SampleRow): GrantedSample => ({
  id: row.id,
  name: row.combined_id,
  igsn: row.igsn,
  topM: row.top_csf_a_m,
  bottomM: row.bottom_csf_a_m,
});

/** A wish with what it names and the request it is of. `objectPath` is null for anywhere in the expedition. */
export interface ShownWish {
  readonly id: string;
  readonly requestId: string;
  readonly number: string | null;
  readonly objectName: string | null;
  readonly objectPath: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly topCm: number | null;
  readonly bottomCm: number | null;
  readonly samples: number | null;
  readonly note: string;
  /** Share of the cross-section of the half that the request uses up, %; null is not stated. */
  readonly sharePc: number | null;
}

/** The wishes of a request in their order. */
export function findWishes(db: Queries, requestId: string): Promise<ShownWish[]> {
  return wishes(db, sql`w.request_id = ${requestId}`);
}

/** Wishes of other requests of an expedition that are neither drafts nor ended without samples, at most 2000. */
export function findOtherWishes(
  db: Queries,
  { id, expeditionId }: Pick<CurationRequest, 'id' | 'expeditionId'>,
): Promise<ShownWish[]> {
  return wishes(
    db,
    sql`c.expedition_id = ${expeditionId} and c.id <> ${id} and c.state not in ('draft', 'refused', 'withdrawn')`,
  );
}

async function wishes(db: Queries, condition: ReturnType<typeof sql>): Promise<ShownWish[]> {
  const { rows } = await sql<{
    id: string;
    request_id: string;
    number: string | null;
    combined_id: string | null;
    path: string | null;
    top_csf_a_m: number | null;
    bottom_csf_a_m: number | null;
    top_offset_cm: number | null;
    bottom_offset_cm: number | null;
    samples: number | null;
    note: string;
    share_pc: number | null;
  }>`select w.*, c.number, c.share_pc, t.combined_id, t.path
    from request_wish w join curation_request c on c.id = w.request_id left join tree_object t on t.id = w.object_id
    where ${condition} order by w.request_id, w.position limit ${MOST}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    number: row.number,
    objectName: row.combined_id,
    objectPath: row.path,
    topM: row.top_csf_a_m,
    bottomM: row.bottom_csf_a_m,
    topCm: row.top_offset_cm,
    bottomCm: row.bottom_offset_cm,
    samples: row.samples,
    note: row.note,
    sharePc: row.share_pc,
  }));
}

/** A piece that was taken, with the share of the cross-section that it used up, %. */
export interface TakenPiece extends GrantedSample {
  readonly sharePc: number;
}

/**
 * Samples and thin sections of a hole between two depths (m below surface, CSF-A), in path order, at most 2000. Of a share that nobody
 * stated, at the party or with the sample, a sample took all, a thin section what is usual.
 */
export async function findTakenBetween(
  db: Queries,
  holePath: string,
  { topM, bottomM }: { readonly topM: number; readonly bottomM: number },
): Promise<TakenPiece[]> {
  const [from, before] = subtreeBounds(holePath);
  const taken = (type: 'sample' | 'thin_section') => {
    const stated = type === 'sample' ? sql`x.split_fraction_pc` : sql`null`;
    const usual = type === 'sample' ? 100 : USUAL_SHARE_PC.thin_section;
    return sql`select t.id as id, t.combined_id, t.igsn, t.top_csf_a_m, t.bottom_csf_a_m, t.path as path,
        coalesce(m.share_pc, ${stated}, ${sql.lit(usual)}) as share_pc
      from tree_object t join ${sql.table(type)} x on x.id = t.id left join sampling_mark m on m.taken_id = t.id
      where t.type = ${sql.lit(type)} and t.path >= ${from} and t.path < ${before}
        and t.top_csf_a_m < ${bottomM} and t.bottom_csf_a_m > ${topM}`;
  };
  const { rows } = await sql<SampleRow & { share_pc: number }>`${taken('sample')} union all ${taken('thin_section')}
    order by path, id limit ${MOST}`.execute(db);
  return rows.map((row) => ({ ...toSample(row), sharePc: Number(row.share_pc) }));
}
