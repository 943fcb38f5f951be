import { sql } from 'kysely';
import { entryLabel } from '../../domain/harvest/entry-path.ts';
import type { ShownEntry } from '../../domain/search/search-entry.ts';
import type { DegreeBox, NearHole } from '../read/find-holes-near.ts';
import type { Queries } from '../store.ts';
import { isOfEntry } from './is-still-public.ts';
import { idsOfType } from './search-index.ts';

const MOST_HOLES = 200;

/**
 * The holes of the catalogue within a box, own and harvested, with or without an object here, at most 200; those without IGSN or withdrawn
 * are left out, and those of which anything is kept back on `today` (ISO, UTC), since that may be their position. A box does not reach over the
 * date line.
 */
export async function findIndexHoles(db: Queries, box: DegreeBox, today: string): Promise<readonly NearHole[]> {
  const [from, before] = idsOfType('hole');
  const rows = await db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .leftJoin('record as r', (join) => join.on(isOfEntry(db)))
    .select(['e.igsn', 's.shown', 'e.latitude_deg', 'e.longitude_deg'])
    .where('e.id', '>=', from)
    .where('e.id', '<', before)
    .where('e.igsn', 'is not', null)
    .where('e.latitude_deg', '>=', box.southDeg)
    .where('e.latitude_deg', '<=', box.northDeg)
    .where('e.longitude_deg', '>=', box.westDeg)
    .where('e.longitude_deg', '<=', box.eastDeg)
    .where(sql<boolean>`(e.source <> '' or r.state = 'registered')`)
    .where(sql<boolean>`(r.withheld is null or r.withheld_until <= ${today})`)
    .orderBy('e.id')
    .limit(MOST_HOLES)
    .execute();
  return rows.flatMap(({ igsn, shown, latitude_deg, longitude_deg }) => {
    if (igsn === null || latitude_deg === null || longitude_deg === null) return [];
    const { name } = JSON.parse(shown) as ShownEntry;
    const combinedId = name ?? entryLabel({ igsn, item: null });
    return [{ igsn, combinedId, latitudeDeg: latitude_deg, longitudeDeg: longitude_deg }];
  });
}
