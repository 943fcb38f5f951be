import type { Queries } from '../store.ts';
import { childBounds } from './child-bounds.ts';
import type { ExpeditionRow } from './find-expeditions.ts';

const MOST = 500;

/**
 * A hole with the sums over its core runs, in metres; each sum counts only runs that state it. `deepestM` is the total depth
 * where it is stated, else the bottom of the deepest run, both driller's depth. `runsWithDrilledLength` tells whether drilled
 * and recovered length may be compared: section listings state the drilled length of a few runs only.
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
}

/** The holes of an expedition with their key figures, at most 500, with two queries. */
export async function findHoleFigures(db: Queries, expedition: ExpeditionRow): Promise<readonly HoleFigures[]> {
  const [from, before] = childBounds(expedition.path, 'site');
  const holes = await db
    .selectFrom('tree_object as t')
    .innerJoin('hole as h', 'h.id', 't.id')
    .innerJoin('tree_object as s', 's.id', 't.parent_id')
    .select([
      't.id',
      't.path',
      't.name',
      't.combined_id',
      't.igsn',
      's.name as site',
      'h.total_depth_m',
      't.bottom_drf_m',
    ])
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
  );
  return holes.map(({ combined_id: combinedId, total_depth_m: totalDepthM, bottom_drf_m: bottomDrfM, ...hole }) => {
    const sum = sums.get(hole.id) ?? { runs: 0, runsWithDrilledLength: 0, drilledM: 0, recoveredM: 0 };
    return { ...hole, combinedId, deepestM: totalDepthM ?? bottomDrfM, ...sum };
  });
}

type RunSums = Pick<HoleFigures, 'runs' | 'runsWithDrilledLength' | 'drilledM' | 'recoveredM'>;

async function sumRuns(db: Queries, holeIds: readonly string[]): Promise<Map<string, RunSums>> {
  if (holeIds.length === 0) return new Map<string, RunSums>();
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('core_run as r', 'r.id', 't.id')
    .select('t.parent_id')
    .select(({ fn }) => [fn.countAll<number>().as('runs'), fn.sum<number | null>('r.drilled_length_m').as('drilled')])
    .select(({ fn }) => fn.sum<number | null>('r.core_recovery_m').as('recovered'))
    .select(({ fn }) => fn.count<number>('r.drilled_length_m').as('stated'))
    .where('t.parent_id', 'in', [...holeIds])
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
