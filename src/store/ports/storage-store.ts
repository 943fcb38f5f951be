import { sql } from 'kysely';
import type { Occupancy } from '../../domain/curation/check-stowing.ts';
import type { ExpectedThing } from '../../domain/curation/inventory.ts';
import { MOBILE_KINDS } from '../../domain/curation/storage-place.ts';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { StorageMove, StoragePlace, StoragePort } from '../../operations/curation/storage-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { keepScans, lastScanOf, scansOf } from './inventory-scans.ts';
import { inventoryRow, moveRow, placeRow, toInventory, toMove, toPlace } from './storage-rows.ts';
import { boxPlacesOf, findThings } from './stored-things.ts';

/** The storage inside one transaction, or on the reading side for its questions. */
export function storageStore(db: Queries, engine: Engine): StoragePort {
  const find = async (column: 'id' | 'code' | 'path', values: readonly string[]) => {
    if (values.length === 0) return [];
    const wanted = isOneOf(engine, `storage_place.${column}`, values, column === 'id' ? 'keys' : 'text');
    return (await db.selectFrom('storage_place').selectAll().where(wanted).execute()).map(toPlace);
  };
  return {
    findPlaces: (ids) => find('id', ids),
    findPlacesByCode: (codes) => find('code', codes),
    findPlacesByPath: (paths) => find('path', paths),
    addPlaces: (places) => insertRows(db, engine, 'storage_place', places.map(placeRow)),
    changePlace: (place, formerPath) => changePlace(db, place, formerPath),
    removePlace: async (id) => void (await db.deleteFrom('storage_place').where('id', '=', id).execute()),
    isUsed: (id) => isUsed(db, id),
    findThings: (codes) => findThings(db, engine, codes),
    boxPlacesOf: (objectIds) => boxPlacesOf(db, engine, objectIds),
    stow: (objectIds, placeId, at) => stow(db, engine, objectIds, placeId, at),
    occupancyOf: (places) => occupancyOf(db, places),
    addMoves: (moves) => insertRows(db, engine, 'storage_move', moves.map(moveRow)),
    everMoved: (thingIds) => everMoved(db, engine, thingIds),
    handledAfter: (thingId, limit) => handledAfter(db, thingId, limit),
    lastMoves: (thingIds) => lastMoves(db, engine, thingIds),
    expectedIn: (path) => expectedIn(db, path),
    addInventory: (inventory) => insertRows(db, engine, 'inventory', [inventoryRow(inventory)]),
    findInventory: async (id) => {
      const row = await db.selectFrom('inventory').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toInventory(row);
    },
    closeInventory: async (id, by, at, outcome) => {
      const closed = { closed_at: at, closed_by: by, outcome: JSON.stringify(outcome) };
      await db.updateTable('inventory').set(closed).where('id', '=', id).execute();
    },
    scansOf: (inventoryId) => scansOf(db, inventoryId),
    lastScanOf: (inventoryId) => lastScanOf(db, inventoryId),
    keepScans: (inventoryId, scans) => keepScans(db, engine, inventoryId, scans),
  };
}

async function changePlace(db: Queries, place: StoragePlace, formerPath: string): Promise<void> {
  const { id, ...changes } = placeRow(place);
  await db.updateTable('storage_place').set(changes).where('id', '=', id).execute();
  if (place.path === formerPath) return;
  const [from, before] = subtreeBounds(formerPath);
  // Both engines count characters, where JavaScript counts those beyond the first plane twice.
  const length = [...formerPath].length;
  await sql`update storage_place
    set path = ${place.path} || substr(path, ${length + 1}), party = ${place.party}
    where path >= ${from} and path < ${before}`.execute(db);
}

async function everMoved(db: Queries, engine: Engine, thingIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (thingIds.length === 0) return new Set();
  const moved = db.selectFrom('storage_move').select('thing_id').distinct();
  const rows = await moved.where(isOneOf(engine, 'storage_move.thing_id', thingIds, 'keys')).execute();
  return new Set(rows.map((row) => row.thing_id));
}

/** Each by its own index: together they would be sorted whole for every page. */
async function handledAfter(db: Queries, thingId: string, limit: number): Promise<readonly string[]> {
  const after = (table: 'storage_move' | 'parcel_item') =>
    db
      .selectFrom(table)
      .select('thing_id')
      .distinct()
      .where('thing_id', '>', thingId)
      .orderBy('thing_id')
      .limit(limit)
      .execute();
  const ids = [...(await after('storage_move')), ...(await after('parcel_item'))].map((row) => row.thing_id);
  return [...new Set(ids)].toSorted().slice(0, limit);
}

async function lastMoves(
  db: Queries,
  engine: Engine,
  thingIds: readonly string[],
): Promise<ReadonlyMap<string, StorageMove>> {
  if (thingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('storage_move')
    .selectAll()
    .where(isOneOf(engine, 'storage_move.thing_id', thingIds, 'keys'))
    .where(
      sql<boolean>`not exists (select 1 from storage_move n
        where n.thing_id = storage_move.thing_id and n.id > storage_move.id)`,
    )
    .execute();
  return new Map(rows.map((row) => [row.thing_id, toMove(row)]));
}

async function isUsed(db: Queries, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: number }>`select case when
      exists (select 1 from storage_place where parent_id = ${id})
      or exists (select 1 from stored_object where place_id = ${id})
      or exists (select 1 from storage_move where to_id = ${id} or from_id = ${id} or thing_id = ${id})
      or exists (select 1 from inventory where place_id = ${id})
      or exists (select 1 from inventory_scan s join inventory i on i.id = s.inventory_id
        where s.place_id = ${id} and i.closed_at is null)
    then 1 else 0 end as used`.execute(db);
  return rows[0]!.used === 1;
}

async function stow(db: Queries, engine: Engine, objectIds: readonly string[], placeId: string | null, at: string) {
  if (objectIds.length === 0) return;
  await db
    .deleteFrom('stored_object')
    .where(isOneOf(engine, 'stored_object.object_id', objectIds, 'keys'))
    .execute();
  if (placeId === null) return;
  const rows = objectIds.map((id) => ({ object_id: id, place_id: placeId, since: at }));
  await insertRows(db, engine, 'stored_object', rows);
}

/** Two questions a place: there are as many as places above one another. */
async function occupancyOf(db: Queries, places: readonly StoragePlace[]): Promise<ReadonlyMap<string, Occupancy>> {
  const found = new Map<string, Occupancy>();
  for (const { id, path } of places) {
    const { rows } = await sql<{ things: number }>`select
      (select count(*) from stored_object s join tree_object t on t.id = s.object_id where s.place_id = ${id})
        + (select count(*) from storage_place where parent_id = ${id} and kind in (${sql.join(MOBILE_KINDS)})) as things`.execute(
      db,
    );
    found.set(id, { things: Number(rows[0]!.things), weightKg: await weightIn(db, path) });
  }
  return found;
}

/**
 * What is in a place weighs, as far as it is known: halves, samples and cuttings that stand there themselves, halves that say they lie in a
 * core box there and stand nowhere themselves, empty core boxes, and the crates, pallets and boxes in it. The halves of a hole are gone
 * through once, however many of its boxes stand there. Null where nothing is known.
 */
async function weightIn(db: Queries, path: string): Promise<number | null> {
  const [from, before] = subtreeBounds(path);
  const { rows } = await sql<{ weight: number | null }>`with stored as materialized (
      select t.id, t.type, t.parent_id, t.name from storage_place p
        join stored_object s on s.place_id = p.id join tree_object t on t.id = s.object_id
        where p.path = ${path} or (p.path >= ${from} and p.path < ${before})),
    box as materialized (select parent_id as hole_id, name from stored where type = 'core_box')
    select sum(w.kg) as weight from (
      select f.weight_kg as kg from stored join split f on f.id = stored.id where stored.type = 'split'
      union all
      select a.weight_g / 1000.0 from stored join sample a on a.id = stored.id where stored.type = 'sample'
      union all
      select c.weight_g / 1000.0 from stored join cuttings c on c.id = stored.id where stored.type = 'cuttings'
      union all
      select b.empty_weight_kg from stored join core_box b on b.id = stored.id where stored.type = 'core_box'
      union all
      select m.own_weight_kg from storage_place m
        where m.path >= ${from} and m.path < ${before} and m.kind in (${sql.join(MOBILE_KINDS)})
      union all
      select f.weight_kg from (select distinct hole_id from box) o
        join tree_object r on r.parent_id = o.hole_id and r.type = 'core_run'
        join tree_object d on d.parent_id = r.id and d.type = 'section'
        join tree_object h on h.parent_id = d.id and h.type = 'split'
        join split f on f.id = h.id
        where f.weight_kg is not null and (o.hole_id, f.core_box) in (select hole_id, name from box)
          and not exists (select 1 from stored_object s where s.object_id = h.id)
    ) w`.execute(db);
  return rows[0]!.weight;
}

async function expectedIn(db: Queries, path: string): Promise<ExpectedThing[]> {
  const [from, before] = subtreeBounds(path);
  const { rows } = await sql<{ id: string; name: string; place: string }>`
    select s.object_id as id, t.combined_id as name, s.place_id as place, p.path || '/' || t.path as sorted
      from stored_object s join storage_place p on p.id = s.place_id join tree_object t on t.id = s.object_id
      where p.path = ${path} or (p.path >= ${from} and p.path < ${before})
    union all
    select p.id, p.code, p.parent_id, p.path from storage_place p
      where p.path >= ${from} and p.path < ${before} and p.kind in (${sql.join(MOBILE_KINDS)})
    order by sorted`.execute(db);
  return rows.map((row) => ({ id: row.id, name: row.name, placeId: row.place }));
}
