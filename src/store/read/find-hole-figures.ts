import { sql } from 'kysely';
import type { Queries } from '../store.ts';
import { childBounds } from './child-bounds.ts';
import type { ExpeditionRow } from './find-expeditions.ts';
import { isOpenOn, isShownAmong } from './select-public.ts';
import { laterEnd, withheldOn } from './tree-row.ts';

const MOST = 500;

/**
 * A hole with the sums over its core runs, in metres; each sum counts only runs that state it. `deepestM` is the total depth
 * where it is stated, else the bottom of the deepest run, both driller's depth. `runsWithDrilledLength` tells whether drilled
 * and recovered length may be compared: section listings state the drilled length of a few runs only. Runs under embargo, or of which
 * something is withheld, count as runs that state nothing; what is not shown does not count. `embargoEnd` is the day until which the hole's own details are hidden; null where they are not.
 */
export interface HoleFigures {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly site: string;
  readonly deepestM: number | null;
  readonly runs: number;
  readonly runsWithDrilledLength: number;
  readonly drilledM: number;
  readonly recoveredM: number;
  readonly embargoEnd: string | null;
  /** Whether its moratorium ends on a day of its own, in place of its expedition's. */
  readonly hasOwnDay: boolean;
}

/** The holes of an expedition with their key figures of a day (ISO, UTC), at most 500, with two queries. */
export async function findHoleFigures(
  db: Queries,
  expedition: ExpeditionRow,
  today: string,
): Promise<readonly HoleFigures[]> {
  if (expedition.withheld.includes('children')) return [];
  const [from, before] = childBounds(expedition.path, 'site');
  const holes = await db
    .selectFrom('tree_object as t')
    .innerJoin('hole as h', 'h.id', 't.id')
    .innerJoin('tree_object as s', 's.id', 't.parent_id')
    .leftJoin('expedition as x', 'x.id', 't.expedition_id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select([
      't.id',
      't.path',
      't.name',
      't.combined_id',
      't.igsn',
      's.name as site',
      'h.total_depth_m',
      't.bottom_drf_m',
      'h.moratorium_end',
      'x.moratorium_keeps',
      'kept.embargo_end',
      'kept.withheld',
      'kept.withheld_until',
    ])
    .where(isShownAmong('t', today))
    .where('t.registered_parent_id', '=', expedition.id)
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .where('t.type', '=', 'hole')
    .orderBy('t.path')
    .limit(MOST)
    .execute();
  const sums = await sumRuns(
    db,
    holes.map((hole) => hole.id),
    today,
  );
  return holes.map((row) => {
    const { id, path, name, igsn, site, combined_id: combinedId } = row;
    const sum = sums.get(id) ?? { runs: 0, runsWithDrilledLength: 0, drilledM: 0, recoveredM: 0 };
    const isDepthTold = ![...expedition.withheld, ...withheldOn(row, today)].includes('depths');
    const deepestM = isDepthTold ? (row.total_depth_m ?? row.bottom_drf_m) : null;
    const moratoriumEnd = row.moratorium_keeps === 'nothing' ? null : row.moratorium_end;
    const embargoEnd = laterEnd(row.embargo_end, moratoriumEnd);
    return { id, path, name, igsn, site, combinedId, deepestM, ...sum, embargoEnd, hasOwnDay: moratoriumEnd !== null };
  });
}

type RunSums = Pick<HoleFigures, 'runs' | 'runsWithDrilledLength' | 'drilledM' | 'recoveredM'>;

async function sumRuns(db: Queries, holeIds: readonly string[], today: string): Promise<Map<string, RunSums>> {
  if (holeIds.length === 0) return new Map<string, RunSums>();
  const ofOpen = (column: 'drilled_length_m' | 'core_recovery_m') =>
    sql<number | null>`case when ${isOpenOn(today)}
      and (record.withheld_until is null or record.withheld_until <= ${today}) then ${sql.ref(`r.${column}`)} end`;
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('core_run as r', 'r.id', 't.id')
    .leftJoin('record', 'record.igsn', 't.igsn')
    .select('t.parent_id')
    .select(({ fn }) => fn.countAll<number>().as('runs'))
    .select([
      sql<number | null>`sum(${ofOpen('drilled_length_m')})`.as('drilled'),
      sql<number | null>`sum(${ofOpen('core_recovery_m')})`.as('recovered'),
      sql<number>`count(${ofOpen('drilled_length_m')})`.as('stated'),
    ])
    .where('t.parent_id', 'in', [...holeIds])
    .where(isShownAmong('t', today))
    .groupBy('t.parent_id')
    .execute();
  return new Map(
    rows.map((row) => {
      const sum = {
        runs: Number(row.runs),
        runsWithDrilledLength: Number(row.stated),
        drilledM: Number(row.drilled ?? 0),
        recoveredM: Number(row.recovered ?? 0),
      };
      return [row.parent_id ?? '', sum];
    }),
  );
}
