import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Which records name which parents, by IGSN, hidden ones too: what lies below a record, at whatever height, follows from it. The
 * search index is made anew, which fills it.
 */
export async function addSearchParents(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('search_parent')
    .addColumn('parent', bytesText, (c) => c.notNull())
    .addColumn('igsn', bytesText, (c) => c.notNull())
    // Whether the public is told so.
    .addColumn('is_public', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('search_parent_key', ['parent', 'igsn'])
    .execute();
  await db.schema.createIndex('search_parent_igsn').on('search_parent').column('igsn').execute();
}
