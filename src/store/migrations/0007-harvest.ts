import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { type ColumnTypes, columnTypes } from './column-types.ts';

type Db = Kysely<unknown>;

/**
 * What a catalogue of many agents keeps: the sources it harvests, every run with its findings, the records as received and as
 * understood; and how far each follower of changes has come.
 */
export async function addHarvest(db: Db, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  await makeSources(db, types);
  await makeRuns(db, types);
  await makeRecords(db, types);
  await makeFollowers(db, types);
}

async function makeSources(db: Db, { text, bytesText, integer }: ColumnTypes): Promise<void> {
  // `harvested_through` is the moment, by the source's clock, from which the next run asks for changes; null before the first
  // complete run. `facts` is what the source said of itself, as JSON.
  await db.schema
    .createTable('harvest_source')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('metadata_prefix', text, (c) => c.notNull().defaultTo(''))
    .addColumn('set_spec', text, (c) => c.notNull().defaultTo(''))
    .addColumn('priority', integer, (c) => c.notNull().defaultTo(100))
    .addColumn('every_hours', integer, (c) => c.notNull().defaultTo(0))
    .addColumn('pause_ms', integer, (c) => c.notNull().defaultTo(1000))
    .addColumn('is_active', integer, (c) => c.notNull().defaultTo(1))
    .addColumn('facts', text, (c) => c.notNull().defaultTo('{}'))
    .addColumn('harvested_through', text)
    .addColumn('due_at', bytesText)
    .addColumn('holder', text)
    .addColumn('held_until', bytesText)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute();
}

async function makeRuns(db: Db, { key, text, integer, long }: ColumnTypes): Promise<void> {
  // `position` says where an interrupted run goes on: a resumption token, a cursor, the place in a list.
  await db.schema
    .createTable('harvest_run')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('source', text, (c) => c.notNull().references('harvest_source.name'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('is_full', integer, (c) => c.notNull())
    .addColumn('from_moment', text)
    .addColumn('position', text)
    .addColumn('requests', long, (c) => c.notNull().defaultTo(0))
    .addColumn('received', long, (c) => c.notNull().defaultTo(0))
    .addColumn('added', long, (c) => c.notNull().defaultTo(0))
    .addColumn('changed', long, (c) => c.notNull().defaultTo(0))
    .addColumn('unchanged', long, (c) => c.notNull().defaultTo(0))
    .addColumn('deleted', long, (c) => c.notNull().defaultTo(0))
    .addColumn('rejected', long, (c) => c.notNull().defaultTo(0))
    .addColumn('findings', long, (c) => c.notNull().defaultTo(0))
    .addColumn('complete_list_size', long)
    .addColumn('last_error', text)
    .addColumn('started_at', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('finished_at', text)
    .execute();
  await db.schema.createIndex('harvest_run_source').on('harvest_run').columns(['source', 'id']).execute();
  await db.schema
    .createTable('harvest_finding')
    .addColumn('run', key, (c) => c.notNull().references('harvest_run.id'))
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('item', text, (c) => c.notNull())
    .addColumn('finding', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('harvest_finding_key', ['run', 'number'])
    .execute();
}

async function makeRecords(db: Db, { key, text, bytesText, integer, long, bytes }: ColumnTypes): Promise<void> {
  // `item` is the source's own name of the record. `state` is present, deleted or unreadable. `is_shown` is 1 for the one that
  // stands for its IGSN among all sources. Description, title and words are empty where nothing could be read.
  await db.schema
    .createTable('harvested_record')
    .addColumn('source', text, (c) => c.notNull().references('harvest_source.name'))
    .addColumn('item', bytesText, (c) => c.notNull())
    .addColumn('igsn', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('is_shown', integer, (c) => c.notNull())
    .addColumn('datestamp', text, (c) => c.notNull())
    .addColumn('sets', text, (c) => c.notNull())
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('document', bytes)
    .addColumn('content_hash', text, (c) => c.notNull())
    // Where the source had it from, as JSON, when the source is a catalogue itself.
    .addColumn('origin', text)
    .addColumn('description', text)
    .addColumn('object_type', text, (c) => c.notNull())
    .addColumn('expedition', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('search_text', bytesText, (c) => c.notNull())
    .addColumn('landing_url', text)
    .addColumn('likeness', text)
    .addColumn('changed_seq', long, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('first_seen_at', text, (c) => c.notNull())
    .addColumn('seen_at', text, (c) => c.notNull())
    // The run that met it last: a full run that ends well takes what it did not meet as deleted.
    .addColumn('seen_run', key, (c) => c.notNull())
    .addPrimaryKeyConstraint('harvested_record_key', ['source', 'item'])
    .execute();
  await db.schema
    .createIndex('harvested_record_change')
    .unique()
    .on('harvested_record')
    .column('changed_seq')
    .execute();
  await db.schema
    .createIndex('harvested_record_source')
    .on('harvested_record')
    .columns(['source', 'changed_seq'])
    .execute();
  await db.schema.createIndex('harvested_record_run').on('harvested_record').columns(['source', 'seen_run']).execute();
  await db.schema.createIndex('harvested_record_igsn').on('harvested_record').column('igsn').execute();
  const isShown = sql<boolean>`is_shown = 1`;
  const byTime = db.schema.createIndex('harvested_record_time').on('harvested_record');
  await byTime.columns(['changed_at', 'changed_seq']).where(isShown).execute();
  const shown = db.schema.createIndex('harvested_record_shown').on('harvested_record').column('changed_seq');
  await shown.where(isShown).execute();
  const alike = db.schema.createIndex('harvested_record_likeness').on('harvested_record').column('likeness');
  await alike.where(sql<boolean>`likeness is not null`).execute();
}

async function makeFollowers(db: Db, { text, bytesText, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('change_follower')
    .addColumn('name', text, (c) => c.primaryKey())
    // Another one than the follower's own means that what it prepared was of another making: it begins anew.
    .addColumn('fingerprint', text, (c) => c.notNull())
    .addColumn('seq', long, (c) => c.notNull())
    .addColumn('holder', text)
    .addColumn('held_until', bytesText)
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute();
}
