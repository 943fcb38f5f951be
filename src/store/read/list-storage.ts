import { sql } from 'kysely';
import { MOBILE_KINDS } from '../../domain/curation/storage-place.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Inventory, StorageMove, StoragePlace } from '../../operations/curation/storage-ports.ts';
import { toInventory, toMove, toPlace } from '../ports/storage-rows.ts';
import type { StoragePlaceTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

/**
 * A place with how much stands directly in it: objects and places that move about (`things`), and places that stand still; and with how
 * much stands in it however deep. `room` is for how many things it and the places in it that stand still have room, as far as that is
 * stated; null where nothing is.
 */
export interface CountedPlace extends StoragePlace {
  readonly things: number;
  readonly places: number;
  readonly below: { readonly things: number; readonly room: number | null };
}

/**
 * The places directly in another, or those that lie in none, in natural order of their names, behind a path; only those of the
 * parties named and below, `''` for all. One query, over what lies in the places of the page.
 */
export async function listPlaces(
  db: Queries,
  { parentId, parties, after, limit }: PlacesWanted,
): Promise<CountedPlace[]> {
  const isIn = parentId === null ? sql`p.parent_id is null` : sql`p.parent_id = ${parentId}`;
  const behind = after === undefined ? sql`` : sql`and p.path > ${after}`;
  const { rows } = await sql<StoragePlaceTable & Counts>`with page as materialized (
      select p.* from storage_place p where ${isIn} and ${isOfParties(parties)} ${behind} order by p.path limit ${limit}),
    within as materialized (
      select p.id as top, p.id as place_id, p.most_things as room, 0 as mobile, 1 as is_own from page p
      union all
      select p.id, c.id, case when c.kind in (${MOBILE}) then null else c.most_things end,
        case when c.kind in (${MOBILE}) then 1 else 0 end, 0
      from page p join storage_place c on c.path >= p.path || '/' and c.path < p.path || '0'),
    standing as materialized (
      select w.top, count(*) as things, sum(w.is_own) as own_things from within w
        join stored_object s on s.place_id = w.place_id join tree_object t on t.id = s.object_id group by w.top),
    lying as materialized (select top, sum(mobile) as mobile, sum(room) as room from within group by top)
    select p.*, coalesce(s.own_things, 0)
        + (select count(*) from storage_place c where c.parent_id = p.id and c.kind in (${MOBILE})) as things,
      (select count(*) from storage_place c where c.parent_id = p.id and c.kind not in (${MOBILE})) as places,
      coalesce(s.things, 0) + l.mobile as things_below, l.room as room_below
    from page p join lying l on l.top = p.id left join standing s on s.top = p.id order by p.path`.execute(db);
  return rows.map(({ things, places, things_below, room_below, ...row }) => ({
    ...toPlace(row),
    things: Number(things),
    places: Number(places),
    below: { things: Number(things_below), room: room_below === null ? null : Number(room_below) },
  }));
}

interface Counts {
  readonly things: number;
  readonly places: number;
  readonly things_below: number;
  readonly room_below: number | null;
}

const MOBILE = sql.join(MOBILE_KINDS);

/** Which places are wanted. */
export interface PlacesWanted {
  readonly parentId: string | null;
  readonly parties: readonly string[];
  readonly after?: string | undefined;
  readonly limit: number;
}

function isOfParties(parties: readonly string[]) {
  if (parties.includes('')) return sql`true`;
  if (parties.length === 0) return sql`false`;
  return sql.join(
    [sql`(false`, ...parties.map((one) => sql`p.party = ${one} or ${beginsWith(`${one}.`)}`), sql`false)`],
    sql` or `,
  );
}

const beginsWith = (text: string) => sql`p.party like ${`${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;

/** Places in another, however deep, in natural order; not itself. */
export async function listPlacesBelow(db: Queries, path: string, limit: number): Promise<StoragePlace[]> {
  const [from, before] = subtreeBounds(path);
  const within = db.selectFrom('storage_place').selectAll().where('path', '>=', from).where('path', '<', before);
  return (await within.orderBy('path').limit(limit).execute()).map(toPlace);
}

/** An object that stands in a place, since a moment in UTC. Depths m below surface (CSF-A); null where not known. */
export interface StandingObject {
  readonly id: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly igsn: string | null;
  readonly topM: number | null;
  readonly bottomM: number | null;
  readonly since: string;
}

/** The objects directly in a place by key, behind one of them. */
export async function listStanding(
  db: Queries,
  placeId: string,
  limit: number,
  after?: string,
): Promise<StandingObject[]> {
  let query = db
    .selectFrom('stored_object as s')
    .innerJoin('tree_object as t', 't.id', 's.object_id')
    .select(['t.id', 't.type', 't.combined_id', 't.igsn', 't.top_csf_a_m', 't.bottom_csf_a_m', 's.since'])
    .where('s.place_id', '=', placeId)
    .orderBy('s.object_id')
    .limit(limit);
  if (after !== undefined) query = query.where('s.object_id', '>', after);
  return (await query.execute()).map((row) => ({
    id: row.id,
    type: row.type as ObjectType,
    name: row.combined_id,
    igsn: row.igsn,
    topM: row.top_csf_a_m,
    bottomM: row.bottom_csf_a_m,
    since: row.since,
  }));
}

/** The moves of a thing, or those into and out of a place, the latest first, before one of them. */
export async function listMoves(
  db: Queries,
  of: { readonly thingId: string } | { readonly placeId: string },
  limit: number,
  before?: string,
): Promise<StorageMove[]> {
  // Each way has an index that ends in the id: of a busy place the latest are read, not all of them sorted.
  const latest = async (column: 'thing_id' | 'from_id' | 'to_id', id: string) => {
    let query = db.selectFrom('storage_move').selectAll().where(column, '=', id).orderBy('id', 'desc').limit(limit);
    if (before !== undefined) query = query.where('id', '<', before);
    return (await query.execute()).map(toMove);
  };
  if ('thingId' in of) return latest('thing_id', of.thingId);
  const moves = [...(await latest('from_id', of.placeId)), ...(await latest('to_id', of.placeId))];
  return [...new Map(moves.map((one) => [one.id, one])).values()]
    .toSorted((one, other) => (one.id < other.id ? 1 : -1))
    .slice(0, limit);
}

/** The inventories of a place, the latest first. */
export async function listInventories(db: Queries, placeId: string, limit: number): Promise<Inventory[]> {
  const rows = await db
    .selectFrom('inventory')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toInventory);
}
