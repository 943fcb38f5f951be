import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Where an installation keeps its own versions of vocabularies, every one of them. */
export async function addVocabularies(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('vocabulary_version')
    .addColumn('name', bytesText, (c) => c.notNull())
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('uri', text)
    .addColumn('version', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('terms', text, (c) => c.notNull())
    .addColumn('content_hash', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('vocabulary_version_key', ['name', 'number'])
    .execute();
}
