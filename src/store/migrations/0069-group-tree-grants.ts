import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Roles of groups on parts of the core tree, one of each kind for a group and an object; beside those of single users, which
 * are in `tree_grant`. The object is named without a foreign key, as it is there.
 */
export async function addGroupTreeGrants(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText } = columnTypes(engine);
  await db.schema
    .createTable('group_tree_grant')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('group_id', key, (c) => c.notNull().references('user_group.id').onDelete('cascade'))
    .addColumn('object_id', key, (c) => c.notNull())
    .addColumn('role', bytesText, (c) => c.notNull())
    // Types it is narrowed to, apart by blanks; empty for all.
    .addColumn('types', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addUniqueConstraint('group_tree_grant_once', ['group_id', 'object_id', 'role'])
    .execute();
  await db.schema.createIndex('group_tree_grant_object').on('group_tree_grant').column('object_id').execute();
}
