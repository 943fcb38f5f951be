import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** The register of publications, and which records they are about. */
export async function addPublications(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('publication')
    .addColumn('id', key, (c) => c.primaryKey())
    // The DOI in lower case, or another identifier as it was stated, with its type before it; nobody registers a work twice.
    .addColumn('identifier_key', bytesText, (c) => c.notNull().unique())
    .addColumn('identifier', text, (c) => c.notNull())
    .addColumn('identifier_type', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('people', text, (c) => c.notNull())
    .addColumn('year', integer)
    .addColumn('container', text, (c) => c.notNull())
    // The title as it is compared: two works that have it alike may be one.
    .addColumn('likeness', bytesText, (c) => c.notNull())
    .addColumn('search_text', text, (c) => c.notNull())
    // What a description says of it, JSON without its relation.
    .addColumn('told', text, (c) => c.notNull())
    .addColumn('csl', text, (c) => c.notNull())
    // Client or agent who keeps it; empty for the installation.
    .addColumn('party', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('publication_likeness').on('publication').column('likeness').execute();
  // First the IGSN: every reading of a record asks by it.
  await db.schema
    .createTable('publication_link')
    .addColumn('igsn', text, (c) => c.notNull())
    .addColumn('publication_id', key, (c) => c.notNull().references('publication.id'))
    .addColumn('relation_type', text, (c) => c.notNull())
    .addColumn('linked_at', text, (c) => c.notNull())
    .addColumn('linked_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('publication_link_key', ['igsn', 'publication_id'])
    .execute();
  await db.schema
    .createIndex('publication_link_publication')
    .on('publication_link')
    .columns(['publication_id', 'igsn'])
    .execute();
}
