import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Views of grids that the people of an expedition share. */
export async function addGridViews(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, integer } = columnTypes(engine);
  await db.schema
    .createTable('grid_view')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('object_type', text, (c) => c.notNull())
    .addColumn('is_default', integer, (c) => c.notNull())
    // JSON, checked before it is kept.
    .addColumn('view', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('grid_view_expedition').on('grid_view').columns(['expedition_id', 'id']).execute();
}
