import { type RawBuilder, sql } from 'kysely';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { DepthScale } from '../../domain/field.ts';
import type { EntryName } from '../../domain/harvest/entry-path.ts';
import { SAMPLE_SHARE } from '../../domain/search/sample-share.ts';
import type { ShownEntry } from '../../domain/search/search-entry.ts';
import { isUnbounded, type SearchRequest, type Sort } from '../../domain/search/search-request.ts';
import type { Queries } from '../store.ts';
import { type DepthPart, depthParts, EVERYWHERE } from './depth-parts.ts';
import { isStillPublic } from './is-still-public.ts';
import { COUNTED, rankKey } from './look-at-matches.ts';
import { every, type Looked, type Matching, matching, type Prepared, SORTED_DEPTH, WITHOUT_DEPTH } from './matching.ts';
import { idsOfType } from './search-index.ts';

/** A result. `source` is empty for our own records, and `path` is the place of our own in the core tree. Depths in metres. */
export interface FoundEntry extends EntryName {
  readonly type: ObjectType;
  /** How our own record stands now; null for a harvested one. */
  readonly state: 'registered' | 'withdrawn' | null;
  readonly title: string;
  readonly depthScale: DepthScale | 'other' | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly yearFrom: number | null;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly path: string | null;
  readonly shown: ShownEntry;
}

/** Behind which result to go on: what it is sorted by, and its id. `isRanked` says by which of two ways relevance was found. */
export interface Place {
  readonly key: string | number;
  readonly id: number;
  readonly isRanked: boolean;
}

interface HitRow {
  readonly id: number;
  readonly sort_key: string | number;
}

/**
 * How a page of results is asked for: that behind `after`, else the one that ends before `before`, else the first. `count` is how many
 * there are, or one more than are counted.
 */
export interface HitPage {
  readonly sort: Sort;
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
  readonly limit: number;
  readonly count: number;
}

/** A page of results, behind what the next one begins, and before what the one before ends; undefined on the last and the first. */
export interface HitsFound {
  readonly hits: readonly FoundEntry[];
  readonly next: Place | undefined;
  readonly previous: Place | undefined;
}

/** From where a page is read, and whether backwards. */
interface Way {
  readonly from: Place | undefined;
  readonly isBack: boolean;
}

/** One page of results in their order; a page costs the same wherever it lies. */
export async function findHits(db: Queries, prepared: Prepared, page: HitPage): Promise<HitsFound> {
  const isBack = page.after === undefined && page.before !== undefined;
  const way = { from: page.after ?? page.before, isBack };
  const isRanked = way.from?.isRanked ?? page.count <= COUNTED;
  const more = { ...page, limit: page.limit + 1 };
  const rows = isRanked ? await fromFew(db, prepared, more, way) : await fromMany(db, prepared, more, way);
  const isCut = rows.length > page.limit;
  const read = rows.slice(0, page.limit);
  const shown = isBack ? read.toReversed() : read;
  const placeOf = (row: HitRow | undefined) => row && { key: row.sort_key, id: row.id, isRanked };
  return {
    hits: await shownHits(
      db,
      shown.map((row) => row.id),
    ),
    next: isBack || isCut ? placeOf(shown.at(-1)) : undefined,
    previous: (isBack ? isCut : way.from !== undefined) ? placeOf(shown[0]) : undefined,
  };
}

// Few enough to be sorted whenever they are asked for.
async function fromFew(db: Queries, prepared: Prepared, page: HitPage, way: Way): Promise<readonly HitRow[]> {
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

// Too many to be sorted.
async function fromMany(db: Queries, prepared: Prepared, page: HitPage, way: Way): Promise<readonly HitRow[]> {
  const parts = page.sort === 'depth' ? depthParts(prepared.request) : [EVERYWHERE];
  const rows = await Promise.all(parts.map((part) => fromManyOf(db, prepared, { ...page, part }, way)));
  if (rows.length === 1) return rows[0]!;
  const byDirection = way.isBack ? -1 : 1;
  const compare = (one: HitRow, other: HitRow) =>
    byDirection * (Number(one.sort_key) - Number(other.sort_key) || one.id - other.id);
  return rows.flat().toSorted(compare).slice(0, page.limit);
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
  const where = every([behind(way, sort, key, sql`e.id`), inOrder(prepared, found, sort), ...part.conditions]);
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
  const near = await nearby(db, prepared, page, way);
  if (near.length === page.limit) return near;
  const until = await lastOfPage(db, prepared, page, way);
  const far = until === undefined ? [] : await gathered(db, prepared, page, { ...way, until });
  return far.length === page.limit ? far : gathered(db, prepared, page, way);
}

async function nearby(db: Queries, prepared: Prepared, page: PartPage, way: Way): Promise<readonly HitRow[]> {
  const { sort, limit } = page;
  const key = sort === 'relevance' ? sql`` : sql`${keyOf(sort)} ${direction(sort, way)}, `;
  const order = sql`${key}e.id ${idDirection(way)}`;
  const { rows } = await sql<HitRow>`select e.id, ${keyOf(sort)} as sort_key from
    (select * from search_entry as e where ${startOf(prepared, page, way)} order by ${order} limit ${GONE_THROUGH}) as e
    where ${matching(prepared).where} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

interface Stretch extends Way {
  readonly until?: string | number;
}

async function gathered(
  db: Queries,
  prepared: Prepared,
  page: PartPage,
  { until, ...way }: Stretch,
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
): Promise<string | number | undefined> {
  const { sort, limit } = page;
  const [key, order] = sort === 'relevance' ? [sql`e.id`, idDirection(way)] : [keyOf(sort), direction(sort, way)];
  const share = matching({ ...prepared, ids: undefined }, { isSampled: true });
  const { rows } = await sql<{ readonly last: string | number }>`select ${key} as last from ${share.from}
    where ${every([share.where, startOf(prepared, page, way)])} order by ${key} ${order}, e.id ${idDirection(way)}
    limit 1 offset ${Math.ceil((SPARE * limit) / SAMPLE_SHARE)}`.execute(db);
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

function inOrder(prepared: Prepared, found: Matching, sort: Sort): RawBuilder<boolean> {
  const { text, rest } = found;
  if (prepared.engine === 'postgres' || text === undefined || isInTextOrder(prepared, found, sort)) return found.where;
  // The newest are of every kind, so few are passed over and each is asked for; by title or depth all that match may lie far
  // behind, so they are gathered first.
  const inText =
    sort === 'newest'
      ? sql<boolean>`exists (select 1 from search_text where search_text match ${text} and rowid = e.id)`
      : sql<boolean>`e.id in (select rowid from search_text where search_text match ${text})`;
  return every([...rest, inText]);
}

function indexed({ engine }: Prepared, sort: Sort, part: DepthPart): RawBuilder<unknown> {
  if (engine === 'postgres' || sort === 'relevance') return sql`search_entry as e`;
  const name = part.index ?? { title: 'title', depth: 'depth_range', newest: 'change' }[sort];
  return sql`search_entry as e indexed by ${sql.raw(`search_entry_${name}`)}`;
}

function keyOf(sort: Sort): RawBuilder<unknown> {
  if (sort === 'title') return sql`e.title_key`;
  if (sort === 'depth') return SORTED_DEPTH;
  return sort === 'newest' ? sql`e.changed_seq` : sql`0`;
}

function direction(sort: Sort, { isBack }: Way): RawBuilder<unknown> {
  return (sort === 'newest') !== isBack ? sql`desc` : sql`asc`;
}

function idDirection({ isBack }: Way): RawBuilder<unknown> {
  return isBack ? sql`desc` : sql`asc`;
}

function behind(
  { from, isBack }: Way,
  sort: Sort,
  key: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  if (from === undefined) return sql<boolean>`1 = 1`;
  const behindId = sql<boolean>`${id} ${isBack ? sql`<` : sql`>`} ${from.id}`;
  if (sort === 'relevance' && !from.isRanked) return behindId;
  const isDown = (sort === 'newest') !== isBack;
  const beyond = isDown ? sql`<` : sql`>`;
  // The first half lets the index find the place.
  const upTo = isDown ? sql`<=` : sql`>=`;
  return sql<boolean>`${key} ${upTo} ${from.key} and (${key} ${beyond} ${from.key} or ${behindId})`;
}

/** The results as they are shown; one of our own that is no longer public is not among them, though the index may not know yet. */
async function shownHits(db: Queries, ids: readonly number[]): Promise<readonly FoundEntry[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('search_entry as e')
    .innerJoin('search_shown as s', 's.id', 'e.id')
    .leftJoin('record as r', 'r.igsn', 'e.igsn')
    .leftJoin('tree_object as t', 't.id', 'r.object_id')
    .select(['e.id', 'e.igsn', 'e.source', 'e.item', 'e.object_type', 's.title', 's.shown', 'e.depth_scale', 'e.top_m'])
    .select(['r.state', 'e.bottom_m', 'e.year_from', 'e.latitude_deg', 'e.longitude_deg', 't.path'])
    .where('e.id', 'in', ids)
    .where(isStillPublic)
    .execute();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const shown = JSON.parse(row.shown) as ShownEntry;
    return [
      {
        igsn: row.igsn,
        source: row.source,
        item: row.item,
        type: row.object_type as ObjectType,
        state: row.source === '' ? (row.state as FoundEntry['state']) : null,
        title: row.title,
        depthScale: row.depth_scale as FoundEntry['depthScale'],
        topM: row.top_m,
        bottomM: row.bottom_m,
        yearFrom: row.year_from,
        latitudeDeg: row.latitude_deg,
        longitudeDeg: row.longitude_deg,
        path: row.source === '' ? row.path : null,
        shown,
      },
    ];
  });
}
