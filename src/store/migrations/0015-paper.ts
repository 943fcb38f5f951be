import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Label layouts of one's own, what goes to printers, and how often the label of an object was printed. */
export async function addPaper(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('label_layout')
    .addColumn('name', bytesText, (c) => c.primaryKey())
    .addColumn('party', text, (c) => c.notNull())
    // JSON, checked before it is kept.
    .addColumn('layout', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('print_job')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('printer', text, (c) => c.notNull())
    .addColumn('layout', text, (c) => c.notNull())
    .addColumn('expedition', text, (c) => c.notNull())
    .addColumn('party', text, (c) => c.notNull())
    // Names of the objects, a JSON list.
    .addColumn('objects', text, (c) => c.notNull())
    .addColumn('labels', integer, (c) => c.notNull())
    // What the printer gets, as it was when it was asked for.
    .addColumn('zpl', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', integer, (c) => c.notNull())
    .addColumn('last_error', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('print_job_state').on('print_job').columns(['state', 'id']).execute();
  await db.schema
    .createTable('printed_label')
    .addColumn('object_id', key, (c) => c.primaryKey())
    .addColumn('times', integer, (c) => c.notNull())
    .addColumn('printed_at', text, (c) => c.notNull())
    .execute();
}
