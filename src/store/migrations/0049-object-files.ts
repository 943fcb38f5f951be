import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Pictures and documents of objects. Their bytes lie in the data folder by their SHA-256; a row says what they show and hangs on an
 * object without a reference, since what is deleted and restored finds its files again.
 */
export async function addObjectFiles(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, decimal, integer, long } = columnTypes(engine);
  await db.schema
    .createTable('object_file')
    .addColumn('id', key, (c) => c.primaryKey().notNull())
    .addColumn('object_id', key, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('credit', text, (c) => c.notNull())
    .addColumn('licence', text, (c) => c.notNull())
    .addColumn('taken_at', text)
    // In cm from the top of the section.
    .addColumn('top_cm', decimal)
    .addColumn('bottom_cm', decimal)
    .addColumn('is_public', integer, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('bytes', long, (c) => c.notNull())
    .addColumn('width_px', integer)
    .addColumn('height_px', integer)
    .addColumn('sha256', text, (c) => c.notNull())
    .addColumn('added_at', text, (c) => c.notNull())
    .addColumn('added_by', text, (c) => c.notNull())
    .addColumn('deleted_at', text)
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  // One file is once at an object.
  await db.schema
    .createIndex('object_file_object')
    .unique()
    .on('object_file')
    .columns(['object_id', 'sha256'])
    .where(sql.ref('deleted_at'), 'is', null)
    .execute();
  await db.schema.createIndex('object_file_sha256').on('object_file').column('sha256').execute();
  const gone = db.schema.createIndex('object_file_deleted_at').on('object_file').column('deleted_at');
  await gone.where(sql.ref('deleted_at'), 'is not', null).execute();
}
