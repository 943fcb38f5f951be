import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { DETAIL_COLUMNS_0001 } from './0001-detail-columns.ts';
import { type ColumnTypes, columnTypes, fieldColumnType } from './column-types.ts';

type Db = Kysely<unknown>;

/** Makes everything the first version keeps. Tables come in the order of their references. */
export async function makeFirstTables(db: Db, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  await makeInstallation(db, types);
  await makeParties(db, types);
  await makeTree(db, types);
  await makeDetails(db, types);
  await makeIdentifiers(db, types);
  await makeRegister(db, types);
  await makeJournal(db, types);
}

async function makeInstallation(db: Db, { text, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute();
  // One row that every change of the register touches: it orders changes as they commit (see ADR 3).
  await db.schema
    .createTable('change_clock')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('seq', long, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .execute();
  await sql`insert into change_clock (id, seq, at) values (1, 0, '1970-01-01T00:00:00Z')`.execute(db);
  await db.schema
    .createTable('job_lease')
    .addColumn('name', text, (c) => c.primaryKey())
    .addColumn('holder', text, (c) => c.notNull())
    .execute();
}

async function makeParties(db: Db, { key, text, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('agent')
    .addColumn('symbol', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('client')
    .addColumn('symbol', text, (c) => c.primaryKey())
    .addColumn('agent_symbol', text, (c) => c.notNull().references('agent.symbol'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('domains', text, (c) => c.notNull())
    .addColumn('quota', integer, (c) => c.notNull())
    .addColumn('password_hash', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('namespace')
    .addColumn('namespace', text, (c) => c.primaryKey())
    .addColumn('agent_symbol', text, (c) => c.notNull().references('agent.symbol'))
    .addColumn('client_symbol', text, (c) => c.notNull().references('client.symbol'))
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('user_account')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('password_hash', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute();
}

async function makeTree(db: Db, { key, text, bytesText, decimal, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('tree_object')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('expedition_id', key)
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('parent_id', key, (c) => c.references('tree_object.id'))
    .addColumn('registered_parent_id', key, (c) => c.references('tree_object.id'))
    .addColumn('path', bytesText, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('combined_id', text, (c) => c.notNull())
    .addColumn('registrable', integer, (c) => c.notNull())
    .addColumn('igsn', text, (c) => c.unique())
    .addColumn('top_drf_m', decimal)
    .addColumn('bottom_drf_m', decimal)
    .addColumn('top_csf_a_m', decimal)
    .addColumn('bottom_csf_a_m', decimal)
    .addColumn('top_csf_b_m', decimal)
    .addColumn('bottom_csf_b_m', decimal)
    .addColumn('revision', integer, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('tree_object_parent').on('tree_object').columns(['parent_id', 'path']).execute();
  await db.schema
    .createIndex('tree_object_family')
    .on('tree_object')
    .columns(['registered_parent_id', 'path'])
    .execute();
  await db.schema.createIndex('tree_object_combined_id').on('tree_object').column('combined_id').execute();
}

async function makeDetails(db: Db, types: ColumnTypes): Promise<void> {
  for (const [table, columns] of Object.entries(DETAIL_COLUMNS_0001)) {
    let making = db.schema
      .createTable(table)
      .addColumn('id', types.key, (c) => c.primaryKey().references('tree_object.id').onDelete('cascade'));
    for (const [name, type] of Object.entries(columns)) making = making.addColumn(name, fieldColumnType(type, types));
    await making.execute();
  }
}

async function makeIdentifiers(db: Db, { key, text, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('igsn_counter')
    .addColumn('prefix', text, (c) => c.primaryKey())
    .addColumn('next_key', long, (c) => c.notNull())
    .execute();
  // Never deleted from: the constraint that keeps an IGSN from being given twice. object_id is no foreign key on purpose.
  await db.schema
    .createTable('identifier')
    .addColumn('igsn', text, (c) => c.primaryKey())
    .addColumn('namespace', text, (c) => c.notNull())
    .addColumn('prefix', text)
    .addColumn('key', long)
    .addColumn('object_id', key)
    .addColumn('origin', text, (c) => c.notNull())
    .addColumn('allocated_at', text, (c) => c.notNull())
    .addUniqueConstraint('identifier_prefix_key', ['prefix', 'key'])
    .execute();
  await db.schema
    .createTable('igsn_lease')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('prefix', text, (c) => c.notNull())
    .addColumn('first_key', long, (c) => c.notNull())
    .addColumn('last_key', long, (c) => c.notNull())
    .addColumn('holder', text, (c) => c.notNull())
    .addColumn('leased_at', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('igsn_lease_prefix').on('igsn_lease').columns(['prefix', 'first_key']).execute();
}

async function makeRegister(db: Db, { key, text, integer, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('record')
    .addColumn('igsn', text, (c) => c.primaryKey().references('identifier.igsn'))
    .addColumn('namespace', text, (c) => c.notNull())
    .addColumn('agent_symbol', text, (c) => c.notNull())
    .addColumn('client_symbol', text, (c) => c.notNull())
    .addColumn('object_id', key)
    .addColumn('object_type', text, (c) => c.notNull())
    .addColumn('expedition', text, (c) => c.notNull())
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('content_hash', text, (c) => c.notNull())
    .addColumn('landing_url', text)
    .addColumn('changed_seq', long, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('submitted_at', text, (c) => c.notNull())
    .addColumn('registered_at', text)
    .addColumn('withdrawn_at', text)
    .addColumn('withdrawn_reason', text)
    .addColumn('successor', text)
    .execute();
  await db.schema.createIndex('record_change').unique().on('record').column('changed_seq').execute();
  // Only what the public may see: a record that waits for its upstream is not written into five indexes twice.
  const isPublic = sql<boolean>`state in ('registered', 'withdrawn')`;
  for (const set of ['agent_symbol', 'client_symbol', 'expedition', 'object_type']) {
    const index = db.schema.createIndex(`record_by_${set}`).on('record').columns([set, 'changed_seq']);
    await index.where(isPublic).execute();
  }
  const byTime = db.schema.createIndex('record_by_time').on('record').columns(['changed_at', 'changed_seq']);
  await byTime.where(isPublic).execute();
  await db.schema.createIndex('record_object').on('record').column('object_id').execute();
  await db.schema
    .createTable('record_version')
    .addColumn('igsn', text, (c) => c.notNull().references('record.igsn'))
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('description', text, (c) => c.notNull())
    .addColumn('content_hash', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('record_version_key', ['igsn', 'version'])
    .execute();
}

async function makeJournal(db: Db, { key, text, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('actor', text, (c) => c.notNull())
    .addColumn('origin', text, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('before', text)
    .addColumn('after', text)
    .execute();
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'id']).execute();
  await db.schema
    .createTable('outbox')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('igsn', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('action', text, (c) => c.notNull())
    .addColumn('intent', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', integer, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('finished_at', text)
    .addColumn('last_error', text)
    .addUniqueConstraint('outbox_once', ['igsn', 'version', 'action'])
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'due_at', 'id']).execute();
}
