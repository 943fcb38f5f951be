import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Parcels and loans, what is in them, and what recipients report back. */
export async function addParcels(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer, decimal } = columnTypes(engine);
  await db.schema
    .createTable('parcel')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('number', integer, (c) => c.notNull().unique())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('request_id', key)
    .addColumn('state', text, (c) => c.notNull())
    // JSON: name, institution, street, country, email, phone, eori.
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('weight_kg', decimal)
    .addColumn('carrier', text, (c) => c.notNull())
    .addColumn('tracking_number', text, (c) => c.notNull())
    .addColumn('tracking_url', text, (c) => c.notNull())
    // JSON: description, hsCode, value, currency, origin, hazards, permits.
    .addColumn('customs', text, (c) => c.notNull())
    .addColumn('comment', text, (c) => c.notNull())
    // The day on which what is lent is to be back; null is no loan.
    .addColumn('due_on', text)
    .addColumn('extended', integer, (c) => c.notNull())
    // SHA-256 of the secret in the link of the recipient; null before it is shipped.
    .addColumn('secret_hash', bytesText, (c) => c.unique())
    .addColumn('packed_at', text, (c) => c.notNull())
    .addColumn('packed_by', text, (c) => c.notNull())
    .addColumn('shipped_at', text)
    .addColumn('delivered_at', text)
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('parcel_expedition').on('parcel').columns(['expedition_id', 'number']).execute();
  await db.schema.createIndex('parcel_request').on('parcel').columns(['request_id']).execute();
  await db.schema.createIndex('parcel_due').on('parcel').columns(['due_on', 'id']).execute();
  await db.schema
    .createTable('parcel_item')
    .addColumn('parcel_id', key, (c) => c.notNull().references('parcel.id'))
    .addColumn('thing_id', key, (c) => c.notNull())
    .addColumn('position', integer, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('igsn', text)
    .addColumn('state', text, (c) => c.notNull())
    // The thing while it is packed or out, null once it is settled: nothing is in two parcels at a time.
    .addColumn('open_thing_id', key, (c) => c.unique())
    // Where it stood when it was shipped.
    .addColumn('from_place_id', key)
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('settled_at', text)
    .addPrimaryKeyConstraint('parcel_item_key', ['parcel_id', 'thing_id'])
    .execute();
  await db.schema.createIndex('parcel_item_thing').on('parcel_item').columns(['thing_id']).execute();
  await db.schema
    .createTable('parcel_report')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('parcel_id', key, (c) => c.notNull().references('parcel.id'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('reported_at', text, (c) => c.notNull())
    .addColumn('reported_by', text, (c) => c.notNull())
    // What was reported, JSON.
    .addColumn('content', text, (c) => c.notNull())
    .addColumn('settled_at', text)
    .addColumn('settled_by', text)
    .addColumn('reason', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('parcel_report_parcel').on('parcel_report').columns(['parcel_id', 'id']).execute();
  await db.schema.createIndex('parcel_report_state').on('parcel_report').columns(['state', 'id']).execute();
}
