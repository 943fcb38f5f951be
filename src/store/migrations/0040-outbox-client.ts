import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/**
 * Whose record each row of the outbox is about. What waits is indexed by it, within its route, so that a claim can take from every
 * client in turn without a look at the rows of the others. It takes the place of the index by route alone.
 */
export async function addOutboxClient(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  const outbox = db.schema.alterTable('outbox');
  await outbox.addColumn('client', text, (c) => c.notNull().defaultTo('')).execute();
  await sql`update outbox set client = coalesce(
    (select record.client_symbol from record where record.igsn = outbox.igsn), '')`.execute(db);
  await db.schema
    .createIndex('outbox_in_line')
    .on('outbox')
    .columns(['route', 'client', 'state', 'due_at', 'id'])
    .where(sql<boolean>`state in ('pending', 'retry', 'submitted')`)
    .execute();
  await db.schema.dropIndex('outbox_of_route').execute();
}
