import { sql } from 'kysely';
import type { Neighbours } from '../read/find-neighbours.ts';
import type { Queries } from '../store.ts';
import { publicBelow } from './below-record.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';
import { KIN_COLUMNS, type RawKin, toKinRow } from './kin-row.ts';

/** More than lies in any hole so far. */
const MOST_BELOW = 50_000;

/**
 * The next records of the same type above and below in depth, on the same scale, among everything that lies in `top` by the parents
 * that are named (a hole, over the borders of its runs); for records without an object in our core tree. Undefined where there is none,
 * or the record itself has no depth in the index. One query; looks at the first 50,000 below `top`. `today` is an ISO day, UTC.
 */
export async function findIndexNeighbours(db: Queries, igsn: string, top: string, today: string): Promise<Neighbours> {
  const { rows } = await sql<RawKin & { readonly side: 'above' | 'below' }>`with
    me as (select id, object_type, depth_scale, top_m, name_key from search_entry where igsn = ${igsn} and top_m is not null),
    near as (
      select e.id, e.top_m, e.name_key from (select b.igsn from ${publicBelow(top)} as b limit ${sql.lit(MOST_BELOW)}) as b
        cross join search_entry as e cross join me
      where e.igsn = b.igsn and e.object_type = me.object_type and e.depth_scale = me.depth_scale
        and e.top_m is not null and e.id <> me.id),
    chosen as (
      select 'above' as side, u.id from (select near.id from near cross join me
        where (near.top_m, near.name_key, near.id) < (me.top_m, me.name_key, me.id)
        order by near.top_m desc, near.name_key desc, near.id desc limit 1) as u
      union all
      select 'below' as side, d.id from (select near.id from near cross join me
        where (near.top_m, near.name_key, near.id) > (me.top_m, me.name_key, me.id)
        order by near.top_m, near.name_key, near.id limit 1) as d)
    select c.side, ${KIN_COLUMNS} from chosen as c join search_entry as e on e.id = c.id
      join search_shown as s on s.id = e.id left join record as r on ${isOfEntry(db)}
    where ${isStillPublic}`.execute(db);
  const found = rows
    .map((row) => ({ side: row.side, row: toKinRow(row, today) }))
    .filter(({ row }) => !row.withheld.includes('parent') && !row.withheld.includes('depths'));
  const on = (side: 'above' | 'below') => found.find((one) => one.side === side)?.row;
  return { above: on('above'), below: on('below') };
}
