import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { DETAIL_COLUMNS_0001 } from './0001-detail-columns.ts';
import { columnTypes } from './column-types.ts';

/** Fields that people gave to their types of objects, and in each object's row the values of these. */
export async function addOwnFields(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('own_field')
    .addColumn('object_type', bytesText, (c) => c.notNull())
    .addColumn('name', bytesText, (c) => c.notNull())
    .addColumn('position', integer, (c) => c.notNull())
    .addColumn('field', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('own_field_key', ['object_type', 'name'])
    .execute();
  for (const table of Object.keys(DETAIL_COLUMNS_0001))
    await db.schema.alterTable(table).addColumn('own', text).execute();
}
