import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Along which route each row of the outbox goes: the upstream its record's client names, empty for the installation's own. What
 * waits is indexed by it, so that a claim costs the same in every lane, however many rows wait in the others. And an index of
 * the few records of which something is kept back, for whoever reads records that repeat them.
 */
export async function addOutboxRoute(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  const outbox = db.schema.alterTable('outbox');
  await outbox.addColumn('route', text, (c) => c.notNull().defaultTo('')).execute();
  await sql`update outbox set route = coalesce((select client.upstream from record
    join client on client.symbol = record.client_symbol where record.igsn = outbox.igsn), '')
    where exists (select 1 from client where client.upstream <> '')`.execute(db);
  await db.schema
    .createIndex('outbox_of_route')
    .on('outbox')
    .columns(['route', 'state', 'due_at', 'id'])
    .where(sql<boolean>`state in ('pending', 'retry', 'submitted')`)
    .execute();
  await db.schema
    .createIndex('record_kept_back')
    .on('record')
    .column('igsn')
    .where(sql<boolean>`(state in ('hidden', 'reserved') or withheld is not null)`)
    .execute();
}
