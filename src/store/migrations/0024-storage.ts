import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Places of a core repository, what stands where, how it came there, and inventories. */
export async function addStorage(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await addPlaces(db, engine);
  await addMoves(db, engine);
  await addInventories(db, engine);
}

async function addPlaces(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer, decimal } = columnTypes(engine);
  await db.schema
    .createTable('storage_place')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('parent_id', key, (c) => c.references('storage_place.id'))
    // Names from the widest place down, so that all that lies in a place lies between two bounds.
    .addColumn('path', bytesText, (c) => c.notNull().unique())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('code', bytesText, (c) => c.notNull().unique())
    .addColumn('party', text, (c) => c.notNull())
    .addColumn('most_things', integer)
    .addColumn('weight_limit_kg', decimal)
    .addColumn('temperature_c', decimal)
    .addColumn('climate', text, (c) => c.notNull())
    .addColumn('comment', text, (c) => c.notNull())
    .addColumn('is_closed', integer, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('storage_place_parent').on('storage_place').columns(['parent_id', 'path']).execute();
  // No foreign key to the object: a deleted object that comes back stands where it stood.
  await db.schema
    .createTable('stored_object')
    .addColumn('object_id', key, (c) => c.primaryKey())
    .addColumn('place_id', key, (c) => c.notNull().references('storage_place.id'))
    .addColumn('since', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('stored_object_place').on('stored_object').columns(['place_id', 'object_id']).execute();
}

async function addMoves(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text } = columnTypes(engine);
  await db.schema
    .createTable('storage_move')
    .addColumn('id', key, (c) => c.primaryKey())
    // Of an object or of a place that moves about.
    .addColumn('thing_id', key, (c) => c.notNull())
    .addColumn('thing_name', text, (c) => c.notNull())
    .addColumn('from_id', key)
    .addColumn('from_words', text, (c) => c.notNull())
    .addColumn('to_id', key)
    .addColumn('to_words', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('moved_at', text, (c) => c.notNull())
    .addColumn('moved_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('storage_move_thing').on('storage_move').columns(['thing_id', 'id']).execute();
  await db.schema.createIndex('storage_move_from').on('storage_move').columns(['from_id', 'id']).execute();
  await db.schema.createIndex('storage_move_to').on('storage_move').columns(['to_id', 'id']).execute();
}

async function addInventories(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, long } = columnTypes(engine);
  await db.schema
    .createTable('inventory')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('place_id', key, (c) => c.notNull().references('storage_place.id'))
    .addColumn('started_at', text, (c) => c.notNull())
    .addColumn('started_by', text, (c) => c.notNull())
    .addColumn('closed_at', text)
    .addColumn('closed_by', text)
    // What was found then, JSON; null while it is open.
    .addColumn('outcome', text)
    .execute();
  await db.schema.createIndex('inventory_place').on('inventory').columns(['place_id', 'id']).execute();
  await db.schema
    .createTable('inventory_scan')
    .addColumn('inventory_id', key, (c) => c.notNull().references('inventory.id'))
    .addColumn('code', bytesText, (c) => c.notNull())
    .addColumn('place_id', key, (c) => c.notNull())
    .addColumn('thing_id', key)
    .addColumn('position', long, (c) => c.notNull())
    .addColumn('scanned_at', text, (c) => c.notNull())
    .addColumn('scanned_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('inventory_scan_key', ['inventory_id', 'code'])
    .execute();
}
