import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** What older collections need: the number that a sample had, its depth outside core, where a site lies, and mappings kept under a name. */
export async function addCollections(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bytesText, decimal, integer } = columnTypes(engine);
  await db.schema.alterTable('sample').addColumn('former_number', bytesText).execute();
  for (const column of ['top_depth_m', 'bottom_depth_m'])
    await db.schema.alterTable('sample').addColumn(column, decimal).execute();
  for (const column of ['latitude_deg', 'longitude_deg'])
    await db.schema.alterTable('site').addColumn(column, decimal).execute();
  await db.schema
    .createIndex('sample_former_number')
    .on('sample')
    .column('former_number')
    .where('former_number', 'is not', null)
    .execute();
  await db.schema
    .createTable('import_mapping')
    .addColumn('name', bytesText, (c) => c.primaryKey().notNull())
    .addColumn('mapping', text, (c) => c.notNull())
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('changed_by', text, (c) => c.notNull())
    .execute();
}
