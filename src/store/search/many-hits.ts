import { type RawBuilder, sql } from 'kysely';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import { SAMPLE_SHARE } from '../../domain/search/sample-share.ts';
import { isUnbounded, type SearchRequest, type Sort } from '../../domain/search/search-request.ts';
import type { Queries } from '../store.ts';
import { type DepthPart, depthParts, EVERYWHERE, onceEach } from './depth-parts.ts';
import { behind, direction, type HitPage, type HitRow, idDirection, keyOf, type Way } from './hit-order.ts';
import { every, type Matching, matching, type Prepared } from './matching.ts';
import { idsOfType } from './search-index.ts';
import { inTitleParts } from './title-order.ts';

/** A page of results that are too many to be sorted. */
export async function fromMany(db: Queries, prepared: Prepared, page: HitPage, way: Way): Promise<readonly HitRow[]> {
  const byTitle = page.sort === 'title' ? await inTitleParts(db, prepared, page, way) : undefined;
  if (byTitle !== undefined) return byTitle;
  const parts = page.sort === 'depth' ? depthParts(prepared.request) : [EVERYWHERE];
  const rows = await Promise.all(parts.map((part) => fromManyOf(db, prepared, { ...page, part }, way)));
  if (rows.length === 1) return rows[0]!;
  const byDirection = way.isBack ? -1 : 1;
  const compare = (one: HitRow, other: HitRow) =>
    byDirection * (Number(one.sort_key) - Number(other.sort_key) || one.id - other.id);
  return onceEach(rows).toSorted(compare).slice(0, page.limit);
}

interface PartPage extends HitPage {
  readonly part: DepthPart;
}

async function fromManyOf(db: Queries, prepared: Prepared, page: PartPage, way: Way): Promise<readonly HitRow[]> {
  if (prepared.engine === 'postgres' && !isUnbounded(prepared.request)) return inStretches(db, prepared, page, way);
  return inTurn(db, prepared, page, way);
}

// The index that has the order is gone through, and what does not match is passed over.
async function inTurn(
  db: Queries,
  prepared: Prepared,
  { sort, limit, part }: PartPage,
  way: Way,
): Promise<readonly HitRow[]> {
  const found = matching(prepared);
  const key = keyOf(sort);
  const where = every([behind(way, sort, key, sql`e.id`), inOrder(prepared, found, sort, part), ...part.conditions]);
  const from = isInTextOrder(prepared, found, sort) ? found.from : indexed(prepared, sort, part);
  const { rows } = await sql<HitRow>`select e.id, ${key} as sort_key from ${from} where ${where}
    order by ${sort === 'relevance' ? sql`` : sql`${key} ${direction(sort, way)}, `}${
      isInTextOrder(prepared, found, sort) ? sql`search_text.rowid` : sql`e.id`
    } ${idDirection(way)} limit ${limit}`.execute(db);
  return rows;
}

/**
 * PostgreSQL would go through the index that has the order as if what matches were everywhere alike, and read half the table where it
 * lies behind. So only a stretch of that order is gone through; where that gives too little, all that matches is gathered and sorted, as
 * far as the share tells that must be looked.
 */
async function inStretches(db: Queries, prepared: Prepared, page: PartPage, way: Way): Promise<readonly HitRow[]> {
  const { goneThrough = GONE_THROUGH, spare = SPARE } = page.stretch ?? {};
  const near = await nearby(db, prepared, page, way, goneThrough);
  if (near.length === page.limit) return near;
  const until = await lastOfPage(db, prepared, page, way, spare);
  const far = until === undefined ? [] : await gathered(db, prepared, page, { ...way, until });
  return far.length === page.limit ? far : gathered(db, prepared, page, way);
}

async function nearby(
  db: Queries,
  prepared: Prepared,
  page: PartPage,
  way: Way,
  goneThrough: number,
): Promise<readonly HitRow[]> {
  const { sort, limit } = page;
  const key = sort === 'relevance' ? sql`` : sql`${keyOf(sort)} ${direction(sort, way)}, `;
  const order = sql`${key}e.id ${idDirection(way)}`;
  const { rows } = await sql<HitRow>`select e.id, ${keyOf(sort)} as sort_key from
    (select * from search_entry as e where ${startOf(prepared, page, way)} order by ${order} limit ${goneThrough}) as e
    where ${matching(prepared).where} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

interface WayUntil extends Way {
  readonly until?: string | number;
}

async function gathered(
  db: Queries,
  prepared: Prepared,
  page: PartPage,
  { until, ...way }: WayUntil,
): Promise<readonly HitRow[]> {
  const { sort, limit } = page;
  const [key, isDown] =
    sort === 'relevance' ? [sql`e.id`, way.isBack] : [keyOf(sort), (sort === 'newest') !== way.isBack];
  const isNear = until === undefined ? [] : [sql<boolean>`${key} ${isDown ? sql`>=` : sql`<=`} ${until}`];
  const found = matching(prepared);
  const { rows } = await sql<HitRow>`with m as materialized (select e.id, ${keyOf(sort)} as sort_key
    from ${found.from} where ${every([found.where, startOf(prepared, page, way), ...isNear])})
    select id, sort_key from m order by sort_key ${direction(sort, way)}, id ${idDirection(way)} limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** By what the share has where the end of the page may be expected; undefined where the share ends before. */
async function lastOfPage(
  db: Queries,
  prepared: Prepared,
  page: PartPage,
  way: Way,
  spare: number,
): Promise<string | number | undefined> {
  const { sort, limit } = page;
  const [key, order] = sort === 'relevance' ? [sql`e.id`, idDirection(way)] : [keyOf(sort), direction(sort, way)];
  const share = matching({ ...prepared, ids: undefined }, { isSampled: true });
  const { rows } = await sql<{ readonly last: string | number }>`select ${key} as last from ${share.from}
    where ${every([share.where, startOf(prepared, page, way)])} order by ${key} ${order}, e.id ${idDirection(way)}
    limit 1 offset ${Math.ceil((spare * limit) / SAMPLE_SHARE)}`.execute(db);
  return rows[0]?.last;
}

function startOf(prepared: Prepared, { sort, part }: PartPage, way: Way): RawBuilder<boolean> {
  return every([behind(way, sort, keyOf(sort), sql`e.id`), ...typesOf(prepared.request), ...part.conditions]);
}

/** So many entries are looked at in the order wanted, before all that matches is gathered. */
const GONE_THROUGH = 3000;

/** So many times as many results as a page has are expected up to where is looked for it. */
const SPARE = 6;

/** The ids of the chosen types: they lie together, so what is of another type need not be passed over. */
function typesOf({ facets }: SearchRequest): readonly RawBuilder<boolean>[] {
  const types = OBJECT_TYPES.filter((type) => facets.type?.includes(type));
  if (types.length === 0) return [];
  const ranges = types.map(idsOfType).map(([from, before]) => sql<boolean>`(e.id >= ${from} and e.id < ${before})`);
  return [sql<boolean>`(${sql.join(ranges, sql` or `)})`];
}

function isInTextOrder({ engine }: Prepared, { text }: Matching, sort: Sort): boolean {
  return engine === 'sqlite' && text !== undefined && sort === 'relevance';
}

function inOrder(prepared: Prepared, found: Matching, sort: Sort, part: DepthPart): RawBuilder<boolean> {
  const { text, rest } = found;
  if (prepared.engine === 'postgres' || text === undefined || isInTextOrder(prepared, found, sort)) return found.where;
  // The newest are of every kind, so few are passed over and each is asked for, as are the few that are long; by title or depth all
  // that match may lie far behind, so they are gathered first.
  const inText =
    sort === 'newest' || part.index !== undefined
      ? sql<boolean>`exists (select 1 from search_text where search_text match ${text} and rowid = e.id)`
      : sql<boolean>`e.id in (select rowid from search_text where search_text match ${text})`;
  return every([...rest, inText]);
}

function indexed({ engine }: Prepared, sort: Sort, part: DepthPart): RawBuilder<unknown> {
  if (engine === 'postgres' || sort === 'relevance') return sql`search_entry as e`;
  const name = part.index ?? { title: 'title', depth: 'depth_range', newest: 'change' }[sort];
  return sql`search_entry as e indexed by ${sql.raw(`search_entry_${name}`)}`;
}
