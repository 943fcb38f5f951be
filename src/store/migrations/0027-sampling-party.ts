import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Sampling parties: who takes part, what they marked, and who is there. */
export async function addSamplingParty(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await addParties(db, engine);
  await addMarks(db, engine);
}

async function addParties(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, integer, long } = columnTypes(engine);
  await db.schema
    .createTable('sampling_party')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('place', text, (c) => c.notNull())
    .addColumn('first_day', text)
    .addColumn('last_day', text)
    // JSON array of keys, in the order in which they are shown.
    .addColumn('hole_ids', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    // Counts the changes of the party and its marks.
    .addColumn('seq', long, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('sampling_party_expedition')
    .on('sampling_party')
    .columns(['expedition_id', 'id'])
    .execute();
  // No foreign key to the request: who withdraws one leaves lane and samples as they are.
  await db.schema
    .createTable('sampling_lane')
    .addColumn('party_id', key, (c) => c.notNull().references('sampling_party.id'))
    .addColumn('request_id', key, (c) => c.notNull())
    .addColumn('position', integer, (c) => c.notNull())
    // A request that was taken out keeps its letter for when it comes back.
    .addColumn('is_out', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('sampling_lane_key', ['party_id', 'request_id'])
    .execute();
  await db.schema.createIndex('sampling_lane_request').on('sampling_lane').columns(['request_id']).execute();
  await db.schema
    .createTable('sampling_presence')
    .addColumn('party_id', key, (c) => c.notNull().references('sampling_party.id'))
    .addColumn('visitor', text, (c) => c.notNull())
    .addColumn('person', text, (c) => c.notNull())
    .addColumn('lane', text, (c) => c.notNull())
    .addColumn('is_curator', integer, (c) => c.notNull())
    .addColumn('looking_at', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('sampling_presence_key', ['party_id', 'visitor'])
    .execute();
}

async function addMarks(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, decimal, integer, long } = columnTypes(engine);
  await db.schema
    .createTable('sampling_mark')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('party_id', key, (c) => c.notNull().references('sampling_party.id'))
    .addColumn('request_id', key, (c) => c.notNull())
    // No foreign key: a split that is deleted may come back, and what was taken is history.
    .addColumn('split_id', key, (c) => c.notNull())
    .addColumn('top_cm', decimal, (c) => c.notNull())
    .addColumn('bottom_cm', decimal, (c) => c.notNull())
    .addColumn('share_pc', decimal, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('is_destructive', integer, (c) => c.notNull())
    .addColumn('amount', text, (c) => c.notNull())
    .addColumn('note', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('taken_id', key)
    .addColumn('asked_at', text)
    .addColumn('marked_at', text, (c) => c.notNull())
    .addColumn('marked_by', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('seq', long, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sampling_mark_party').on('sampling_mark').columns(['party_id', 'seq']).execute();
  await db.schema.createIndex('sampling_mark_split').on('sampling_mark').columns(['split_id', 'state']).execute();
  await db.schema.createIndex('sampling_mark_request').on('sampling_mark').columns(['request_id', 'state']).execute();
  await db.schema.createIndex('sampling_mark_taken').on('sampling_mark').columns(['taken_id']).execute();
}
