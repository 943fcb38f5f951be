import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * How often something that is limited was done in a window of time, over all servers of one PostgreSQL. Nothing is lost with it
 * but a minute of counting, so that it is kept out of the log of changes there.
 */
export async function addLimitCounts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, long } = columnTypes(engine);
  await db.schema
    .createTable('limit_count')
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('window_end', long, (c) => c.notNull())
    .addColumn('count', long, (c) => c.notNull())
    .addPrimaryKeyConstraint('limit_count_key', ['name', 'window_end'])
    .execute();
  if (engine === 'postgres') await sql`alter table limit_count set unlogged`.execute(db);
  await db.schema.createIndex('limit_count_end').on('limit_count').column('window_end').execute();
}
