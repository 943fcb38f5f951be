import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Requests for samples with what is wished, what happened to them, and the policies that people agree to. */
export async function addSampleRequests(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await addRequests(db, engine);
  await addWishes(db, engine);
  await addEvents(db, engine);
  await addPolicies(db, engine);
}

async function addRequests(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer, decimal } = columnTypes(engine);
  await db.schema
    .createTable('curation_request')
    .addColumn('id', key, (c) => c.primaryKey())
    // No foreign keys into the tree: what is deleted there and comes back has its requests again.
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('object_id', key)
    .addColumn('number', bytesText)
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('material', text, (c) => c.notNull())
    .addColumn('amounts', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('scientists', text, (c) => c.notNull())
    // What was typed; what it means stands in request_wish.
    .addColumn('wish_lines', text, (c) => c.notNull())
    .addColumn('samples_asked', integer)
    .addColumn('samples_granted', integer)
    .addColumn('is_destructive', integer, (c) => c.notNull())
    .addColumn('share_pc', decimal)
    // form, letter, or tree where it was opened for a request of the core tree.
    .addColumn('channel', text, (c) => c.notNull())
    // Of the link of who asks; empty where there is none.
    .addColumn('secret_hash', text, (c) => c.notNull())
    .addColumn('agreed_at', text)
    .addColumn('policy', text, (c) => c.notNull())
    .addColumn('curator', text, (c) => c.notNull())
    .addColumn('scheduled_on', text)
    .addColumn('publications', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addUniqueConstraint('curation_request_number', ['expedition_id', 'number'])
    .execute();
  await db.schema
    .createIndex('curation_request_object')
    .on('curation_request')
    .columns(['object_id'])
    .unique()
    .execute();
  await db.schema.createIndex('curation_request_state').on('curation_request').columns(['state', 'id']).execute();
  await db.schema.createIndex('curation_request_day').on('curation_request').columns(['scheduled_on']).execute();
}

async function addWishes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, integer, decimal } = columnTypes(engine);
  await db.schema
    .createTable('request_wish')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('request_id', key, (c) => c.notNull().references('curation_request.id').onDelete('cascade'))
    .addColumn('position', integer, (c) => c.notNull())
    // A hole, section or split; null anywhere in the expedition.
    .addColumn('object_id', key)
    .addColumn('top_csf_a_m', decimal)
    .addColumn('bottom_csf_a_m', decimal)
    .addColumn('top_offset_cm', decimal)
    .addColumn('bottom_offset_cm', decimal)
    .addColumn('samples', integer)
    .addColumn('note', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('request_wish_request').on('request_wish').columns(['request_id', 'position']).execute();
  await db.schema.createIndex('request_wish_object').on('request_wish').columns(['object_id']).execute();
}

async function addEvents(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, integer } = columnTypes(engine);
  await db.schema
    .createTable('request_event')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('request_id', key, (c) => c.notNull().references('curation_request.id').onDelete('cascade'))
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('from_state', text)
    .addColumn('to_state', text)
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('is_internal', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('request_event_request').on('request_event').columns(['request_id', 'id']).execute();
}

async function addPolicies(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('sample_policy')
    .addColumn('id', key, (c) => c.primaryKey())
    // Id of an expedition; empty for all that have none of their own.
    .addColumn('scope', bytesText, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull())
    .addUniqueConstraint('sample_policy_version', ['scope', 'version'])
    .execute();
}
