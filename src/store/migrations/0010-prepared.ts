import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Documents that are ready to be handed out. The change number is the key: a record that changes has another one, so that a
 * document of what it was before is not found any more.
 */
export async function addPrepared(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText, long, bytes } = columnTypes(engine);
  await db.schema
    .createTable('prepared_document')
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('changed_seq', long, (c) => c.notNull())
    // Whose it is: what else there is of the same record goes when it is prepared again.
    .addColumn('item', bytesText, (c) => c.notNull())
    // Of which writer it is, and what it says that does not come with a change number.
    .addColumn('stamp', text, (c) => c.notNull())
    .addColumn('depends', text, (c) => c.notNull())
    // The first day on which it is not right any more.
    .addColumn('valid_until', bytesText)
    // Whom it names, joined by blanks, and where its object lies in the core tree: what they keep back is not to be repeated.
    .addColumn('family', text, (c) => c.notNull())
    .addColumn('path', bytesText)
    // PostgreSQL would send octets as hexadecimal digits, twice as many.
    .addColumn('document', engine === 'sqlite' ? bytes : text, (c) => c.notNull())
    .addPrimaryKeyConstraint('prepared_document_key', ['format', 'changed_seq'])
    .execute();
  await db.schema.createIndex('prepared_document_item').on('prepared_document').column('item').execute();
  const shown = db.schema.createIndex('harvested_record_shown_source').on('harvested_record');
  await shown.columns(['source', 'changed_seq']).where(sql<boolean>`is_shown = 1`).execute();
  const gone = db.schema.createIndex('harvested_record_gone').on('harvested_record').column('changed_seq');
  await gone.where(sql<boolean>`is_shown = 0`).execute();
  const goneByTime = db.schema.createIndex('harvested_record_gone_time').on('harvested_record');
  await goneByTime.columns(['changed_at', 'changed_seq']).where(sql<boolean>`is_shown = 0`).execute();
}
