import { sql } from 'kysely';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { searchParents } from '../../domain/search/search-parents.ts';
import type { TreeRow } from '../read/tree-row.ts';
import type { Queries } from '../store.ts';
import { isOfEntry, isStillPublic } from './is-still-public.ts';
import { KIN_COLUMNS, type RawKin, toKinRow } from './kin-row.ts';

/** A record above another, and which of the records below names it. */
interface Above {
  readonly row: TreeRow;
  readonly below: string;
  readonly height: number;
}

/** As high as a breadcrumb goes; who names a parent beyond this many goes in circles. */
const MOST_HEIGHTS = 9;
const MOST_ROWS = 200;

/**
 * What a record without an object in our core tree lies in by the parents that are named, highest first and without itself, on a
 * day (ISO, UTC): of several parents the first that the record names, above that the one nearest to it in kind. `description` is what
 * is public of it. It ends where a parent is not in the catalogue, where a relation is kept back by either side, and in circles.
 * One query.
 */
export async function findIndexLineage(
  db: Queries,
  description: SampleDescription,
  today: string,
): Promise<readonly TreeRow[]> {
  const named = searchParents(description);
  if (named.length === 0) return [];
  const { rows } = await sql<RawKin & { readonly below: string; readonly height: number }>`with recursive
    above(igsn, below, height) as (
      select n.igsn, n.igsn, 1 from search_entry as n where n.igsn in (${sql.join(named)})
      union select p.parent, above.igsn, above.height + 1 from above
        join search_parent as p on p.igsn = above.igsn and p.is_public = 1 where above.height < ${sql.lit(MOST_HEIGHTS)})
    select a.below, a.height, ${KIN_COLUMNS} from above as a join search_entry as e on e.igsn = a.igsn
      join search_shown as s on s.id = e.id left join record as r on ${isOfEntry(db)}
    where ${isStillPublic} order by a.height, e.id limit ${sql.lit(MOST_ROWS)}`.execute(db);
  const above = rows.map((row) => ({ row: toKinRow(row, today), below: row.below, height: Number(row.height) }));
  return climb(description.igsn, named, above);
}

function climb(own: string, named: readonly string[], above: readonly Above[]): readonly TreeRow[] {
  const told = above.filter(({ row }) => !row.withheld.includes('children'));
  const lineage: TreeRow[] = [];
  const seen = new Set([own]);
  let next = named.flatMap((igsn) => told.filter((one) => one.height === 1 && one.row.igsn === igsn))[0];
  while (next !== undefined && !seen.has(next.row.id)) {
    const { row } = next;
    seen.add(row.id);
    lineage.unshift(row);
    const parents = row.withheld.includes('parent') ? [] : told.filter((one) => one.height > 1 && one.below === row.id);
    next = parents.toSorted((one, other) => rankOf(other.row) - rankOf(one.row))[0];
  }
  return lineage;
}

function rankOf({ type }: TreeRow): number {
  return OBJECT_TYPES.indexOf(type);
}
