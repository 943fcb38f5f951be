import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** What each upstream was asked in an hour (`2026-05-04T16`, UTC), how often it failed, and how long its answers took together. */
export async function addUpstreamHours(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, long } = columnTypes(engine);
  await db.schema
    .createTable('upstream_hour')
    .addColumn('upstream', text, (c) => c.notNull())
    .addColumn('hour', text, (c) => c.notNull())
    .addColumn('asked', long, (c) => c.notNull())
    .addColumn('failed', long, (c) => c.notNull())
    .addColumn('requests', long, (c) => c.notNull())
    .addColumn('answer_ms', long, (c) => c.notNull())
    .addColumn('last_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('upstream_hour_key', ['upstream', 'hour'])
    .execute();
}
