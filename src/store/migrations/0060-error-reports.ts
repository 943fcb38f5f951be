import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** What readers of landing pages say is wrong with a record. */
export async function addErrorReports(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('error_report')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('igsn', bytesText, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    // Whose curators answer for it; null for a record of no object of the core tree.
    .addColumn('expedition_id', key)
    .addColumn('problem', text, (c) => c.notNull())
    // Empty where it was not said.
    .addColumn('reporter_name', text, (c) => c.notNull())
    .addColumn('reporter_email', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    // new, answered, mended
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addColumn('mended_at', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('error_report_igsn').on('error_report').columns(['igsn', 'id']).execute();
  await sql`create index error_report_open on error_report (id) where state <> 'mended'`.execute(db);
}
