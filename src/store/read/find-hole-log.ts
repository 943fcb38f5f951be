import type { Queries } from '../store.ts';
import { childBounds } from './child-bounds.ts';

/** A rock unit of a hole; metres below surface (CSF-A). */
export interface RockUnit {
  readonly topM: number;
  readonly bottomM: number;
  readonly rock: string;
}

/** What is drawn of a whole hole: metres below surface, but `totalDepthM` is driller's depth. Null is not stated. */
export interface HoleLog {
  readonly casingDepthM: number | null;
  readonly totalDepthM: number | null;
  readonly units: readonly RockUnit[];
}

const MOST_UNITS = 600;

/** Casing, total depth and the rock units described for a hole, from the top, at most 600. Two queries. */
export async function findHoleLog(db: Queries, holeId: string, holePath: string): Promise<HoleLog> {
  const hole = await db
    .selectFrom('hole')
    .select(['casing_depth_m', 'total_depth_m'])
    .where('id', '=', holeId)
    .executeTakeFirst();
  return {
    casingDepthM: hole?.casing_depth_m ?? null,
    totalDepthM: hole?.total_depth_m ?? null,
    units: await findUnits(db, holeId, holePath),
  };
}

async function findUnits(db: Queries, holeId: string, holePath: string): Promise<RockUnit[]> {
  const [from, before] = childBounds(holePath, 'lithology');
  const rows = await db
    .selectFrom('tree_object as t')
    .innerJoin('lithology as u', 'u.id', 't.id')
    .select(['u.rock_type', 'u.rock_class', 'u.top_depth_m', 'u.bottom_depth_m', 't.top_csf_a_m', 't.bottom_csf_a_m'])
    .where('t.parent_id', '=', holeId)
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .orderBy('t.path')
    .limit(MOST_UNITS)
    .execute();
  return rows.flatMap((row) => {
    const topM = row.top_csf_a_m ?? row.top_depth_m;
    const bottomM = row.bottom_csf_a_m ?? row.bottom_depth_m;
    if (topM === null || bottomM === null || bottomM <= topM) return [];
    return [{ topM, bottomM, rock: row.rock_type ?? row.rock_class ?? '' }];
  });
}
