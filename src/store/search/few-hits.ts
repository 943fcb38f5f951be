import { sql } from 'kysely';
import type { Sort } from '../../domain/search/search-request.ts';
import type { Queries } from '../store.ts';
import { behind, direction, type HitPage, type HitRow, idDirection, keyOf, type Way } from './hit-order.ts';
import { rankKey } from './look-at-matches.ts';
import { every, type Looked, type Matching, matching, type Prepared, WITHOUT_DEPTH } from './matching.ts';

/** A page of results that are few enough to be sorted whenever they are asked for. */
export async function fromFew(db: Queries, prepared: Prepared, page: HitPage, way: Way): Promise<readonly HitRow[]> {
  const { sort, limit } = page;
  if (prepared.all !== undefined && sort === prepared.request.sort && sort !== 'title')
    return sorted(prepared.all, { ...page, sort }, way);
  const { from, where } = sort === 'relevance' ? idsAlone(prepared) : matching(prepared);
  const key = sort === 'relevance' ? rankKey(prepared) : keyOf(sort);
  const { rows } =
    await sql<HitRow>`with m as materialized (select e.id, ${key} as sort_key from ${from} where ${where})
    select id, sort_key from m where ${behind(way, sort, sql`sort_key`, sql`id`)}
    order by sort_key ${direction(sort, way)}, id ${idDirection(way)} limit ${limit}`.execute(db);
  return rows;
}

/** Those that were looked at in their order; titles, which only the store knows, are not among what was seen of them. */
function sorted(
  all: readonly Looked[],
  { sort, limit }: HitPage & { readonly sort: Exclude<Sort, 'title'> },
  { from, isBack }: Way,
): readonly HitRow[] {
  const keyOfOne = { relevance: byPlace, depth: byDepth, newest: bySeq }[sort];
  const [byKey, byId] = [(sort === 'newest') === isBack ? 1 : -1, isBack ? -1 : 1];
  const compare = (one: NumberRow, other: NumberRow) =>
    byKey * (one.sort_key - other.sort_key) || byId * (one.id - other.id);
  const rows = all.map((one) => ({ id: one.id, sort_key: keyOfOne(one) }));
  const start = from && { id: from.id, sort_key: Number(from.key) };
  const behindStart = start === undefined ? rows : rows.filter((one) => compare(one, start) > 0);
  return behindStart.toSorted(compare).slice(0, limit);
}

interface NumberRow {
  readonly id: number;
  readonly sort_key: number;
}

const byPlace = (one: Looked): number => one.place;
const byDepth = (one: Looked): number => one.top_m ?? WITHOUT_DEPTH;
const bySeq = (one: Looked): number => one.changed_seq;

/** What matches where nothing but its id is compared: on SQLite the entries themselves need not be looked up. */
function idsAlone(prepared: Prepared): Pick<Matching, 'from' | 'where'> {
  const { engine, ids } = prepared;
  if (engine === 'postgres' || ids === undefined) return matching(prepared);
  return { from: sql`(select value as id from json_each(${ids})) as e`, where: every([]) };
}
