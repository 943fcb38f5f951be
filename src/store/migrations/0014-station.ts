import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * What stations need: the place of every object in the order of changes of its expedition, who changed it, what was deleted,
 * and what became of each operation.
 */
export async function addStation(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, long } = columnTypes(engine);
  const object = () => db.schema.alterTable('tree_object');
  await object()
    .addColumn('change_seq', long, (c) => c.notNull().defaultTo(0))
    .execute();
  await object()
    .addColumn('changed_by', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await makeTables(db, engine);
  await numberObjects(db);
  await db.schema
    .createIndex('tree_object_change')
    .on('tree_object')
    .columns(['expedition_id', 'change_seq'])
    .execute();
}

async function makeTables(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, long } = columnTypes(engine);
  await db.schema
    .createTable('tree_clock')
    .addColumn('expedition_id', key, (c) => c.primaryKey())
    .addColumn('seq', long, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('deleted_object')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('change_seq', long, (c) => c.notNull())
    .addColumn('deleted_at', text, (c) => c.notNull())
    .addColumn('deleted_by', text, (c) => c.notNull())
    .addColumn('object', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('deleted_object_change')
    .on('deleted_object')
    .columns(['expedition_id', 'change_seq'])
    .execute();
  await db.schema
    .createTable('station_outcome')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('expedition_id', key, (c) => c.notNull())
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('station_outcome_at').on('station_outcome').column('at').execute();
}

/** Objects that are there already, parents first. */
async function numberObjects(db: Kysely<unknown>): Promise<void> {
  await sql`update tree_object set change_seq = n.seq
    from (select id, row_number() over (partition by expedition_id order by path) as seq from tree_object
      where expedition_id is not null) as n
    where tree_object.id = n.id`.execute(db);
  await sql`insert into tree_clock (expedition_id, seq)
    select expedition_id, max(change_seq) from tree_object where expedition_id is not null group by expedition_id`.execute(
    db,
  );
}
