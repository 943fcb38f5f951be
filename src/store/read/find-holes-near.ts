import { sql } from 'kysely';
import type { Queries } from '../store.ts';

/** Another hole with its page; degrees WGS 84. */
export interface NearHole {
  readonly igsn: string;
  readonly combinedId: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A box of degrees, WGS 84. */
export interface DegreeBox {
  readonly southDeg: number;
  readonly northDeg: number;
  readonly westDeg: number;
  readonly eastDeg: number;
}

const MOST_HOLES = 200;

/**
 * The registered holes within a box, at most 200. Holes of which anything is kept back on `today` (ISO, UTC) are left out, since
 * that may be their position. A box does not reach over the date line.
 */
export async function findHolesNear(db: Queries, box: DegreeBox, today: string): Promise<readonly NearHole[]> {
  // Joined in this order: the planner of SQLite would begin with all registered records.
  const { rows } = await sql<NearHole>`select r.igsn, t.combined_id as "combinedId",
      h.latitude_deg as "latitudeDeg", h.longitude_deg as "longitudeDeg"
    from hole h cross join tree_object t cross join record r
    where t.id = h.id and r.igsn = t.igsn and r.state = 'registered'
      and h.latitude_deg >= ${box.southDeg} and h.latitude_deg <= ${box.northDeg}
      and h.longitude_deg >= ${box.westDeg} and h.longitude_deg <= ${box.eastDeg}
      and (r.withheld is null or r.withheld_until <= ${today})
    order by h.id limit ${sql.lit(MOST_HOLES)}`.execute(db);
  return rows;
}
