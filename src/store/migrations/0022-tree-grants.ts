import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Roles of users on parts of the core tree, one of each kind for a user and an object. The object is
 * named without a foreign key: a hole that is deleted and restored has its people again.
 */
export async function addTreeGrants(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText } = columnTypes(engine);
  await db.schema
    .createTable('tree_grant')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('user_id', key, (c) => c.notNull().references('user_account.id').onDelete('cascade'))
    .addColumn('object_id', key, (c) => c.notNull())
    .addColumn('role', bytesText, (c) => c.notNull())
    // Types it is narrowed to, apart by blanks; empty for all.
    .addColumn('types', text, (c) => c.notNull())
    // How the place is called where this account enters; empty for people who move about.
    .addColumn('station', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addUniqueConstraint('tree_grant_once', ['user_id', 'object_id', 'role'])
    .execute();
  // What a moratorium keeps back, and that of a single hole.
  await db.schema.alterTable('expedition').addColumn('moratorium_keeps', text).execute();
  await db.schema.alterTable('hole').addColumn('moratorium_end', text).execute();
  await db.schema.createIndex('tree_grant_object').on('tree_grant').column('object_id').execute();
}
