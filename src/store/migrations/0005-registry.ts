import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { type ColumnTypes, columnTypes } from './column-types.ts';

type Db = Kysely<unknown>;

/**
 * What a registry for outside clients keeps: contacts and state of parties, who may do what, tokens and sessions, documents as
 * received, media, other names of identifiers, answers given once, jobs, checks of landing pages, links between records.
 */
export async function addRegistry(db: Db, engine: Engine): Promise<void> {
  const types = columnTypes(engine);
  await extendParties(db, types);
  await makeNamespaceRequests(db, types);
  await makeAccess(db, types);
  await extendRecords(db, engine, types);
  await makeDocuments(db, types);
  await makeNames(db, types);
  await makeJobs(db, types);
  await makeChecks(db, types);
}

async function extendParties(db: Db, { text, integer, long }: ColumnTypes): Promise<void> {
  for (const table of ['agent', 'client']) {
    const texts = table === 'client' ? ['contact_name', 'contact_email', 'comments', 'experiments', 'upstream'] : [];
    for (const column of table === 'agent' ? ['contact_name', 'contact_email'] : texts) {
      await db.schema
        .alterTable(table)
        .addColumn(column, text, (c) => c.notNull().defaultTo(''))
        .execute();
    }
    await db.schema
      .alterTable(table)
      .addColumn('is_active', integer, (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.alterTable(table).addColumn('updated_at', text).execute();
  }
  await db.schema.alterTable('agent').addColumn('password_hash', text).execute();
  // How many identifiers count for the quota: kept beside every first registration, since counting them would take too long.
  await db.schema
    .alterTable('client')
    .addColumn('quota_used', long, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update client set quota_used = (select count(*) from record where client_symbol = client.symbol)`.execute(
    db,
  );
  await db.schema
    .alterTable('namespace')
    .addColumn('is_test', integer, (c) => c.notNull().defaultTo(0))
    .execute();
}

async function makeNamespaceRequests(db: Db, { key, text }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('namespace_request')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('namespace', text, (c) => c.notNull())
    .addColumn('client_symbol', text, (c) => c.notNull().references('client.symbol'))
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('requested_by', text, (c) => c.notNull())
    .addColumn('requested_at', text, (c) => c.notNull())
    .addColumn('decision', text)
    .addColumn('decision_reason', text)
    .addColumn('decided_by', text)
    .addColumn('decided_at', text)
    .execute();
}

async function makeAccess(db: Db, { key, text, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .alterTable('user_account')
    .addColumn('email', text, (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('user_account')
    .addColumn('is_active', integer, (c) => c.notNull().defaultTo(1))
    .execute();
  // The issuer and subject of OpenID Connect, joined by a blank, which neither may hold.
  await db.schema.alterTable('user_account').addColumn('oidc_subject', text).execute();
  await db.schema.createIndex('user_account_oidc').unique().on('user_account').column('oidc_subject').execute();
  // `party` is empty for the whole installation, an agent's symbol, or a client's.
  await db.schema
    .createTable('role_grant')
    .addColumn('user_id', key, (c) => c.notNull().references('user_account.id'))
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('party', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('role_grant_key', ['user_id', 'role', 'party'])
    .execute();
  await sql`insert into role_grant (user_id, role, party) select id, role, '' from user_account`.execute(db);
  await db.schema.alterTable('user_account').dropColumn('role').execute();
  // `account` is who the token stands for: a user's name or a party's symbol. `party` narrows it; empty does not.
  await db.schema
    .createTable('access_token')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('hash', text, (c) => c.notNull().unique())
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('party', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('expires_at', text)
    .addColumn('revoked_at', text)
    .addColumn('used_at', text)
    .execute();
  await db.schema.createIndex('access_token_account').on('access_token').column('account').execute();
  await db.schema
    .createTable('login_session')
    .addColumn('hash', text, (c) => c.primaryKey())
    .addColumn('user_id', key, (c) => c.notNull().references('user_account.id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('seen_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('login_failure')
    .addColumn('account', text, (c) => c.primaryKey())
    .addColumn('count', integer, (c) => c.notNull())
    .addColumn('failed_at', text, (c) => c.notNull())
    .addColumn('locked_until', text)
    .execute();
}

async function extendRecords(db: Db, engine: Engine, { text, integer }: ColumnTypes): Promise<void> {
  // 0 while a record has an address and nobody has described it yet.
  await db.schema
    .alterTable('record')
    .addColumn('is_described', integer, (c) => c.notNull().defaultTo(1))
    .execute();
  // Equal for records that look like the same sample; null where that was not looked for.
  await db.schema.alterTable('record').addColumn('likeness', text).execute();
  const alike = db.schema.createIndex('record_likeness').on('record').column('likeness');
  await alike.where(sql<boolean>`likeness is not null`).execute();
  await indexHiddenToo(db);
  // All of a client's records in the order of their bytes, whatever their state.
  await sql`create index record_of_client on record (client_symbol, igsn ${engine === 'postgres' ? sql`collate "C"` : sql``})`.execute(
    db,
  );
}

/** Harvesters must learn that a record was hidden, so it stays among those they are told of. */
async function indexHiddenToo(db: Db): Promise<void> {
  const isPublic = sql<boolean>`state in ('registered', 'withdrawn', 'hidden')`;
  const sets = ['agent_symbol', 'client_symbol', 'expedition', 'object_type'];
  const indexes = [...sets.map((set) => [`record_by_${set}`, [set, 'changed_seq']] as const)];
  for (const [name, columns] of [...indexes, ['record_by_time', ['changed_at', 'changed_seq']] as const]) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on('record')
      .columns([...columns])
      .where(isPublic)
      .execute();
  }
}

async function makeDocuments(db: Db, { text, integer, bytes }: ColumnTypes): Promise<void> {
  // Every document as it was received, counted from 0 for each part; without content the part was emptied.
  await db.schema
    .createTable('record_document')
    .addColumn('igsn', text, (c) => c.notNull().references('record.igsn'))
    .addColumn('part', text, (c) => c.notNull())
    .addColumn('number', integer, (c) => c.notNull())
    .addColumn('format', text, (c) => c.notNull())
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('content', bytes)
    .addColumn('content_hash', text, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('record_document_key', ['igsn', 'part', 'number'])
    .execute();
  await db.schema
    .createTable('record_media')
    .addColumn('igsn', text, (c) => c.notNull().references('record.igsn'))
    .addColumn('media_type', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('record_media_key', ['igsn', 'media_type'])
    .execute();
}

async function makeNames(db: Db, { text, bytesText }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('identifier_alias')
    .addColumn('spelling', bytesText, (c) => c.primaryKey())
    .addColumn('igsn', text, (c) => c.notNull().references('identifier.igsn'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('identifier_alias_igsn').on('identifier_alias').column('igsn').execute();
  // Both directions are kept, so that either record finds the other.
  await db.schema
    .createTable('record_link')
    .addColumn('igsn', text, (c) => c.notNull().references('record.igsn'))
    .addColumn('other', text, (c) => c.notNull().references('record.igsn'))
    .addColumn('relation', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('record_link_key', ['igsn', 'other', 'relation'])
    .execute();
}

async function makeJobs(db: Db, { key, text, integer, long }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('given_answer')
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('request_hash', text, (c) => c.notNull())
    .addColumn('status', integer, (c) => c.notNull())
    .addColumn('answer', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('given_answer_key', ['account', 'key'])
    .execute();
  await db.schema
    .createTable('job')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('account', text, (c) => c.notNull())
    .addColumn('party', text, (c) => c.notNull())
    .addColumn('parameters', text, (c) => c.notNull())
    .addColumn('done', long, (c) => c.notNull())
    .addColumn('accepted', long, (c) => c.notNull())
    .addColumn('rejected', long, (c) => c.notNull())
    .addColumn('total', long)
    .addColumn('holder', text)
    .addColumn('held_until', text)
    .addColumn('last_error', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('finished_at', text)
    .execute();
  await db.schema.createIndex('job_state').on('job').columns(['state', 'id']).execute();
}

async function makeChecks(db: Db, { text, bytesText, integer }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('landing_check')
    .addColumn('igsn', text, (c) => c.primaryKey().references('record.igsn'))
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('status', integer)
    .addColumn('media_type', text)
    .addColumn('final_url', text)
    .addColumn('detail', text, (c) => c.notNull())
    .addColumn('failures', integer, (c) => c.notNull())
    .addColumn('checked_at', text, (c) => c.notNull())
    .addColumn('due_at', bytesText, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('landing_check_due').on('landing_check').column('due_at').execute();
  await db.schema.createIndex('landing_check_outcome').on('landing_check').columns(['outcome', 'igsn']).execute();
}
