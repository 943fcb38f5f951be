import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * By which reader each harvested record was read, so that a better one reads it again; which records of a source are taken (all,
 * as it was, where it stands here already); that a person asked for a run to stop.
 */
export async function addHarvestReading(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { bytesText, integer, long } = columnTypes(engine);
  const source = () => db.schema.alterTable('harvest_source');
  await source()
    .addColumn('takes', bytesText, (c) => c.notNull().defaultTo('all'))
    .execute();
  // How often everything kept was to be read again; a part of what `read_by` is compared with.
  await source()
    .addColumn('rereads', integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await source()
    .addColumn('stop_asked', integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const record = db.schema.alterTable('harvested_record');
  await record.addColumn('read_by', bytesText, (c) => c.notNull().defaultTo('')).execute();
  // Without the documents, which lie between the other columns, in the way.
  await db.schema
    .createIndex('harvested_record_reader')
    .on('harvested_record')
    .columns(['source', 'read_by', 'item'])
    .where(sql<boolean>`state <> 'deleted'`)
    .execute();
  // Records of other things than samples, which a source that is asked for samples alone has beside them.
  const run = db.schema.alterTable('harvest_run');
  await run.addColumn('others', long, (c) => c.notNull().defaultTo(0)).execute();
}
