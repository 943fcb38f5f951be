import { sql } from 'kysely';
import { USUAL_SHARE_PC } from '../../domain/curation/mark-kind.ts';
import type { TakenPiece } from '../../domain/curation/party-window.ts';
import { laneLetter } from '../../domain/curation/sampling-party.ts';
import { roundM } from '../../domain/drilling/length-rounding.ts';
import type { MarkedSplit, PieceOfSplit } from '../../operations/curation/party/sampling-ports.ts';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

interface SplitRow {
  readonly id: string;
  readonly name: string;
  readonly combined_id: string;
  readonly path: string;
  readonly section_id: string;
  readonly expedition_id: string;
  readonly length_m: number | null;
  readonly percent_pc: number | null;
  readonly still_exists: number | null;
  readonly sampleable: number | null;
  readonly curator: string | null;
}

/** Splits of sections, in the order of the tree; what is no split of a section is left out. */
export async function findMarkedSplits(db: Queries, engine: Engine, ids: readonly string[]): Promise<MarkedSplit[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SplitRow>`select s.id, s.name, s.combined_id, s.path, s.parent_id as section_id,
      s.expedition_id, coalesce(d.curated_length_m, d.section_length_m) as length_m,
      f.percent_pc, f.still_exists, f.sampleable, f.curator
    from tree_object s join split f on f.id = s.id join section d on d.id = s.parent_id
    where ${isOneOf(engine, 's.id', ids, 'keys')} order by s.path`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    combinedId: row.combined_id,
    path: row.path,
    sectionId: row.section_id,
    expeditionId: row.expedition_id,
    lengthCm: row.length_m === null ? null : roundM(row.length_m * 100),
    percentPc: row.percent_pc,
    stillExists: row.still_exists !== 0,
    isSampleable: maySample(row.name, row.sampleable, row.still_exists),
    curator: row.curator ?? '',
  }));
}

/** Whether a split may be sampled: it says so, or says nothing and is neither an archive half nor the whole round; and it exists. */
export function maySample(name: string, sampleable: number | null, stillExists: number | null): boolean {
  const isOffered = sampleable === null ? name !== 'WR' && !/^A/i.test(name) : sampleable === 1;
  return isOffered && stillExists !== 0;
}

interface PieceRow {
  readonly split_id: string;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly combined_id: string;
  readonly igsn: string | null;
  readonly top_cm: number;
  readonly bottom_cm: number;
  readonly share_pc: number;
  readonly request: string | null;
}

/**
 * What was taken from splits, those above first: samples and thin sections that state an interval. A piece that hangs below the section itself
 * was cut from all of its splits. Of a share nobody stated, a sample took all, a thin section what is usual. Two statements.
 */
export async function piecesOfSplits(
  db: Queries,
  engine: Engine,
  partyId: string,
  splitIds: readonly string[],
): Promise<PieceOfSplit[]> {
  if (splitIds.length === 0) return [];
  const taken = (table: 'sample' | 'thin_section', below: 'id' | 'parent_id') => {
    const stated = table === 'sample' ? sql`x.split_fraction_pc` : sql`null`;
    const usual = table === 'sample' ? 100 : USUAL_SHARE_PC.thin_section;
    return sql`select p.id as split_id, p.path as path, t.id as id, t.type, t.name, t.combined_id, t.igsn,
        x.top_offset_cm as top_cm, x.bottom_offset_cm as bottom_cm,
        coalesce(m.share_pc, ${stated}, ${sql.lit(usual)}) as share_pc, x.sample_request as request
      from tree_object p join tree_object t on t.parent_id = ${sql.ref(`p.${below}`)} join ${sql.table(table)} x on x.id = t.id
        left join sampling_mark m on m.taken_id = t.id
      where ${isOneOf(engine, 'p.id', splitIds, 'keys')} and t.type = ${sql.lit(table)}
        and x.top_offset_cm is not null and x.bottom_offset_cm is not null`;
  };
  const { rows } = await sql<PieceRow>`${sql.join(
    [
      taken('sample', 'id'),
      taken('sample', 'parent_id'),
      taken('thin_section', 'id'),
      taken('thin_section', 'parent_id'),
    ],
    sql` union all `,
  )} order by path, top_cm, id`.execute(db);
  const lanes = rows.length === 0 ? new Map<string, string>() : await lanesByNumber(db, partyId);
  return rows.map((row) => ({
    splitId: row.split_id,
    id: row.id,
    type: row.type as TakenPiece['type'],
    name: row.name,
    combinedId: row.combined_id,
    igsn: row.igsn,
    topCm: row.top_cm,
    bottomCm: row.bottom_cm,
    sharePc: row.share_pc,
    request: row.request,
    lane: row.request === null ? null : (lanes.get(row.request) ?? null),
  }));
}

async function lanesByNumber(db: Queries, partyId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('sampling_lane as l')
    .innerJoin('curation_request as r', 'r.id', 'l.request_id')
    .select(['l.position', 'r.number'])
    .where('l.party_id', '=', partyId)
    .execute();
  return new Map(rows.flatMap(({ position, number }) => (number === null ? [] : [[number, laneLetter(position)]])));
}
