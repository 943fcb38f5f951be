import { sql } from 'kysely';
import type { OpenItem, ParcelPort } from '../../operations/curation/parcels/parcel-ports.ts';
import { insertRows, isOneOf, listed } from '../engine/set-based.ts';
import type { ParcelTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';
import { itemRow, parcelRow, reportRow, SOMETHING_IS_OUT, toItem, toParcel, toReport } from './parcel-rows.ts';
import { idsTakenFor, requestNames } from './taken-for-request.ts';

/** What names an item, and what changes of it. */
const CHANGING = {
  parcel_id: 'key',
  thing_id: 'key',
  state: 'text',
  open_thing_id: 'key',
  from_place_id: 'key',
  note: 'text',
  settled_at: 'text',
} as const;

/** Parcels, loans and reports inside one transaction, or on the reading side for its questions. */
export function parcelStore(db: Queries, engine: Engine): ParcelPort {
  const parcels = (ids: readonly string[]) => findParcels(db, engine, ids);
  return {
    find: parcels,
    findBySecret: async (secretHash) => {
      const row = await db.selectFrom('parcel').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
      return row && toParcel(row);
    },
    nextNumber: async () => {
      const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from parcel`.execute(db);
      return Number(rows[0]!.next);
    },
    add: (parcel) => insertRows(db, engine, 'parcel', [{ ...parcelRow(parcel) }]),
    change: async (parcel) => {
      const { id, ...columns } = parcelRow(parcel);
      const changed = db.updateTable('parcel').set(columns).where('id', '=', id);
      return (
        (
          await changed
            .where('revision', '=', parcel.revision - 1)
            .returning('id')
            .execute()
        ).length > 0
      );
    },
    remove: async (id) => void (await db.deleteFrom('parcel').where('id', '=', id).execute()),
    itemsOf: async (parcelIds) => {
      if (parcelIds.length === 0) return [];
      const of = isOneOf(engine, 'parcel_item.parcel_id', parcelIds, 'keys');
      const rows = db.selectFrom('parcel_item').selectAll().where(of).orderBy('parcel_id').orderBy('position');
      return (await rows.execute()).map(toItem);
    },
    addItems: (items) => insertRows(db, engine, 'parcel_item', items.map(itemRow)),
    changeItems: async (items) => {
      if (items.length === 0) return;
      await sql`update parcel_item set state = s.state, open_thing_id = s.open_thing_id, from_place_id = s.from_place_id,
          note = s.note, settled_at = s.settled_at
        from ${listed(engine, 's', CHANGING, items.map(itemRow))}
        where parcel_item.parcel_id = s.parcel_id and parcel_item.thing_id = s.thing_id`.execute(db);
    },
    removeItems: async (parcelId, thingIds) => {
      const some = db.deleteFrom('parcel_item').where('parcel_id', '=', parcelId);
      await some.where(isOneOf(engine, 'parcel_item.thing_id', thingIds, 'keys')).execute();
    },
    openItems: (thingIds) => openItems(db, engine, thingIds),
    lastSettled: async (thingIds) => {
      if (thingIds.length === 0) return new Map();
      const of = isOneOf(engine, 'parcel_item.thing_id', thingIds, 'keys');
      const rows = db.selectFrom('parcel_item').selectAll().where(of).where('settled_at', 'is not', null);
      // Ascending, so that the last of a thing stands in the map.
      const settled = await rows.orderBy('settled_at').orderBy('parcel_id').execute();
      return new Map(settled.map((row) => [row.thing_id, toItem(row)]));
    },
    isAnyOut: async (requestId) => {
      const { rows } = await sql`select 1 from parcel p join parcel_item i on i.parcel_id = p.id
        where p.request_id = ${requestId} and i.open_thing_id is not null limit 1`.execute(db);
      return rows.length > 0;
    },
    takenFor: (expeditionId, number, limit) => takenFor(db, expeditionId, number, limit),
    dueUntil: async (day, limit, after) => {
      const behind =
        after === undefined
          ? sql``
          : sql`and (p.due_on > ${after.dueOn} or (p.due_on = ${after.dueOn} and p.id > ${after.id}))`;
      const { rows } = await sql<ParcelTable>`select p.* from parcel p where p.due_on <= ${day}
        and ${SOMETHING_IS_OUT} ${behind} order by p.due_on, p.id limit ${limit}`.execute(db);
      return rows.map(toParcel);
    },
    addReport: (report) => insertRows(db, engine, 'parcel_report', [{ ...reportRow(report) }]),
    findReport: async (id) => {
      const row = await db.selectFrom('parcel_report').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toReport(row);
    },
    reportsOf: async (parcelId) => {
      const rows = db.selectFrom('parcel_report').selectAll().where('parcel_id', '=', parcelId);
      return (await rows.orderBy('id', 'desc').execute()).map(toReport);
    },
    settleReport: async (id, state, by, at, reason) => {
      const settled = { state, settled_at: at, settled_by: by, reason };
      const one = db.updateTable('parcel_report').set(settled).where('id', '=', id).where('state', '=', 'new');
      return (await one.returning('id').execute()).length > 0;
    },
  };
}

async function findParcels(db: Queries, engine: Engine, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const wanted = isOneOf(engine, 'parcel.id', ids, 'keys');
  return (await db.selectFrom('parcel').selectAll().where(wanted).execute()).map(toParcel);
}

async function openItems(
  db: Queries,
  engine: Engine,
  thingIds: readonly string[],
): Promise<ReadonlyMap<string, OpenItem>> {
  if (thingIds.length === 0) return new Map();
  const wanted = isOneOf(engine, 'parcel_item.open_thing_id', thingIds, 'keys');
  const items = (await db.selectFrom('parcel_item').selectAll().where(wanted).execute()).map(toItem);
  const found = await findParcels(db, engine, [...new Set(items.map((one) => one.parcelId))]);
  const parcels = new Map(found.map((one) => [one.id, one]));
  return new Map(items.map((one) => [one.thingId, { ...one, parcel: parcels.get(one.parcelId)! }]));
}

/** What names the request, but for what is packed or out. */
async function takenFor(db: Queries, expeditionId: string, number: string, limit: number): Promise<readonly string[]> {
  const expedition = db.selectFrom('tree_object').select('combined_id').where('id', '=', expeditionId);
  const code = (await expedition.executeTakeFirst())?.combined_id ?? '';
  const { rows } = await sql<{ name: string }>`select t.combined_id as name from tree_object t
    where t.expedition_id = ${expeditionId} and t.id in (${idsTakenFor(requestNames(number, code))})
    and not exists (select 1 from parcel_item i where i.open_thing_id = t.id)
    order by t.path limit ${limit}`.execute(db);
  return rows.map((row) => row.name);
}
