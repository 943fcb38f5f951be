import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Care for the data: every entry of the audit trail gets a place in a chain of hashes, in batches and by one process at a time, so that
 * nobody who writes waits for it; and what became of every backup. Entries that are there already get their places by and by.
 */
export async function addCare(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, integer, long } = columnTypes(engine);
  await db.schema.alterTable('audit').addColumn('chain_seq', long).execute();
  await db.schema.alterTable('audit').addColumn('chain_hash', text).execute();
  await db.schema.createIndex('audit_chain_seq').unique().on('audit').column('chain_seq').execute();
  const waiting = db.schema.createIndex('audit_waiting').on('audit').column('id');
  await waiting.where(sql<boolean>`chain_seq is null`).execute();
  // One row, which whoever chains locks: the last place that was given, and its hash.
  await db.schema
    .createTable('audit_chain')
    .addColumn('id', integer, (c) => c.primaryKey())
    .addColumn('seq', long, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .execute();
  await sql`insert into audit_chain (id, seq, hash) values (1, 0, '')`.execute(db);
  await db.schema
    .createTable('backup_run')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('destination', text, (c) => c.notNull())
    .addColumn('asked_by', text, (c) => c.notNull())
    // asked, running, done, failed
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('step', text, (c) => c.notNull())
    .addColumn('holder', text)
    .addColumn('held_until', text)
    .addColumn('done', long, (c) => c.notNull().defaultTo(0))
    .addColumn('total', long, (c) => c.notNull().defaultTo(0))
    .addColumn('backup', text)
    .addColumn('bytes', long)
    .addColumn('new_bytes', long)
    .addColumn('verified_at', text)
    .addColumn('last_error', text)
    .addColumn('started_at', text, (c) => c.notNull())
    .addColumn('finished_at', text)
    .execute();
  // Of two that begin at once the second is refused.
  const running = db.schema.createIndex('backup_run_running').unique().on('backup_run').column('state');
  await running.where(sql<boolean>`state = 'running'`).execute();
  await db.schema.createIndex('backup_run_state').on('backup_run').columns(['state', 'id']).execute();
}
