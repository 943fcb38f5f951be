import { sql } from 'kysely';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { TreeRow } from '../read/tree-row.ts';
import type { Queries } from '../store.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';
import { KIN_COLUMNS, type RawKin, toKinRow } from './kin-row.ts';
import { SORTED_DEPTH } from './matching.ts';

/**
 * Which of the records that name a parent are wanted: all, or of one `type`. A list is shown near `around`, else near `own`, where one of
 * them stands in it; of any other list the first few. `today` is an ISO day, UTC.
 */
export interface KinQuestion {
  readonly parent: string;
  readonly type?: ObjectType;
  readonly around?: string | undefined;
  readonly own?: string;
  readonly today: string;
}

/** A record among those of its type below one parent: its place, counted from 1, of how many. */
export interface PlacedKin {
  readonly row: TreeRow;
  readonly place: number;
  readonly total: number;
}

const AROUND = 10;
const BESIDE = 3;
const FIRST = 6;

/**
 * Some of the public records that name another as their parent, by type and in each by depth, then by name; the own one is always
 * among them, where the index has it. Read from the search index, so it is as fresh as the search; a record that is hidden since, or
 * withholds its parent, is left out. One query, however long the lists.
 */
export async function findKin(db: Queries, question: KinQuestion): Promise<readonly PlacedKin[]> {
  const { parent, type, around = '', own = '', today } = question;
  const ofType = type === undefined ? sql`` : sql`and e.object_type = ${type}`;
  const { rows } = await sql<RawKin & { readonly place: number; readonly total: number }>`with kin as (
      select e.id, e.igsn, e.object_type, count(*) over (partition by e.object_type) as total,
        row_number() over (partition by e.object_type order by ${SORTED_DEPTH}, e.name_key, e.id) as place
      from search_parent as p join search_entry as e on e.igsn = p.igsn left join record as r on ${isOfEntry(db)}
      where p.parent = ${parent} and p.is_public = 1 and ${isStillPublic} ${ofType}),
    centre as (
      select object_type, place, case when igsn = ${around} then ${sql.lit(AROUND)} else ${sql.lit(BESIDE)} end as side
      from kin where igsn in (${around}, ${own}) order by case when igsn = ${around} then 0 else 1 end limit 1)
    select k.place, k.total, ${KIN_COLUMNS}
    from kin as k left join centre as c on c.object_type = k.object_type
      join search_entry as e on e.id = k.id join search_shown as s on s.id = k.id left join record as r on r.igsn = k.igsn
    where k.igsn = ${own} or (c.place is null and k.place <= ${sql.lit(FIRST)})
      or (k.place >= c.place - c.side and k.place <= c.place + c.side)
    order by k.object_type, k.place`.execute(db);
  return rows
    .map((row) => ({ row: toKinRow(row, today), place: Number(row.place), total: Number(row.total) }))
    .filter(({ row }) => !row.withheld.includes('parent'));
}
