import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Lists of programs and expeditions, groups of users, and roles of either for a whole list. What a list holds is named
 * without a foreign key, as roles on single expeditions are.
 */
export async function addExpeditionLists(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText } = columnTypes(engine);
  for (const table of ['expedition_list', 'user_group'])
    await db.schema
      .createTable(table)
      .addColumn('id', key, (c) => c.primaryKey())
      .addColumn('name', bytesText, (c) => c.notNull().unique())
      .addColumn('note', text, (c) => c.notNull())
      .addColumn('changed_at', text, (c) => c.notNull())
      .addColumn('changed_by', text, (c) => c.notNull())
      .execute();
  await db.schema
    .createTable('expedition_list_item')
    .addColumn('list_id', key, (c) => c.notNull().references('expedition_list.id').onDelete('cascade'))
    .addColumn('object_id', key, (c) => c.notNull())
    .addPrimaryKeyConstraint('expedition_list_item_key', ['list_id', 'object_id'])
    .execute();
  await db.schema
    .createTable('user_group_member')
    .addColumn('group_id', key, (c) => c.notNull().references('user_group.id').onDelete('cascade'))
    .addColumn('user_id', key, (c) => c.notNull().references('user_account.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('user_group_member_key', ['group_id', 'user_id'])
    .execute();
  await db.schema.createIndex('user_group_member_user').on('user_group_member').column('user_id').execute();
  await db.schema
    .createTable('list_grant')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('list_id', key, (c) => c.notNull().references('expedition_list.id').onDelete('cascade'))
    // One of both.
    .addColumn('user_id', key, (c) => c.references('user_account.id').onDelete('cascade'))
    .addColumn('group_id', key, (c) => c.references('user_group.id').onDelete('cascade'))
    .addColumn('role', bytesText, (c) => c.notNull())
    // Types it is narrowed to, apart by blanks; empty for all.
    .addColumn('types', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .execute();
  for (const column of ['list_id', 'user_id', 'group_id'])
    await db.schema.createIndex(`list_grant_${column}`).on('list_grant').column(column).execute();
}
