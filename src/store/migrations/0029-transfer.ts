import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Packages that were taken over, whose keys are trusted, and what both sides last had in common. */
export async function addTransfer(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('transfer')
    .addColumn('package', text, (c) => c.primaryKey())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('signer', text, (c) => c.notNull())
    // 1 where the expedition was not here before: then it is taken as it is, its order of changes too.
    .addColumn('is_first', integer, (c) => c.notNull())
    // `running` or `taken`.
    .addColumn('state', text, (c) => c.notNull())
    // How far a first one is, JSON: number of the part, and of the chunk in it.
    .addColumn('position', text, (c) => c.notNull())
    .addColumn('taken_at', text, (c) => c.notNull())
    .addColumn('taken_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('transfer_expedition').on('transfer').columns(['expedition_id', 'taken_at']).execute();
  await db.schema
    .createTable('transfer_key')
    .addColumn('signer', text, (c) => c.notNull())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('trusted_at', text, (c) => c.notNull())
    .addColumn('trusted_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('transfer_key_key', ['expedition_id', 'signer'])
    .execute();
  await db.schema
    .createTable('transfer_base')
    .addColumn('expedition_id', key, (c) => c.notNull())
    // `here`: as the last package that was taken here had it; `there`: as the other side had last taken it from us.
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('table_name', text, (c) => c.notNull())
    .addColumn('row_key', bytesText, (c) => c.notNull())
    // JSON by column.
    .addColumn('fields', text, (c) => c.notNull())
    .addColumn('package', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('transfer_base_key', ['expedition_id', 'side', 'table_name', 'row_key'])
    .execute();
}
