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
  const rows = await db
    .selectFrom('hole as h')
    .innerJoin('tree_object as t', 't.id', 'h.id')
    .innerJoin('record as r', 'r.igsn', 't.igsn')
    .select(['r.igsn', 't.combined_id', 'h.latitude_deg', 'h.longitude_deg'])
    .where('h.latitude_deg', '>=', box.southDeg)
    .where('h.latitude_deg', '<=', box.northDeg)
    .where('h.longitude_deg', '>=', box.westDeg)
    .where('h.longitude_deg', '<=', box.eastDeg)
    .where('r.state', '=', 'registered')
    .where((of) => of.or([of('r.withheld', 'is', null), of('r.withheld_until', '<=', today)]))
    .orderBy('t.path')
    .limit(MOST_HOLES)
    .execute();
  return rows.flatMap((row) =>
    row.latitude_deg === null || row.longitude_deg === null
      ? []
      : [
          {
            igsn: row.igsn,
            combinedId: row.combined_id,
            latitudeDeg: row.latitude_deg,
            longitudeDeg: row.longitude_deg,
          },
        ],
  );
}
