import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Mails that wait to be sent, are being sent, were sent or given up. */
export async function addMail(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer } = columnTypes(engine);
  await db.schema
    .createTable('mail')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('recipient', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    // Empty once it was sent: it may hold the secret link of whoever it went to.
    .addColumn('body', text, (c) => c.notNull())
    .addColumn('about_kind', text, (c) => c.notNull())
    .addColumn('about_id', text, (c) => c.notNull())
    // What is to be said once only, by any number of servers; null may be said again.
    .addColumn('once', bytesText, (c) => c.unique())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('attempts', integer, (c) => c.notNull())
    // When it is tried next or, while it is being sent, when that is given up.
    .addColumn('due_at', text, (c) => c.notNull())
    // From when on the days are counted after which it is given up: the first try, once there was one.
    .addColumn('queued_at', text, (c) => c.notNull())
    .addColumn('tried_at', text)
    .addColumn('sent_at', text)
    .addColumn('last_error', text)
    .execute();
  await sql`create index mail_due on mail (due_at, id) where state in ('waiting', 'retry', 'sending')`.execute(db);
  await db.schema.createIndex('mail_state').on('mail').columns(['state', 'id']).execute();
  await db.schema.createIndex('mail_tried').on('mail').columns(['tried_at']).execute();
  await db.schema.createIndex('mail_about').on('mail').columns(['about_id', 'about_kind']).execute();
}
