import type { Kysely } from 'kysely';
import type { Engine } from '../store.ts';
import { columnTypes } from './column-types.ts';

/** Who is told of changes by a call, where each stands, and the latest calls. A backlog is a position, not rows. */
export async function addWebhooks(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { key, text, bytesText, integer, long } = columnTypes(engine);
  await db.schema
    .createTable('webhook')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('party', text, (c) => c.notNull())
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('url', text, (c) => c.notNull())
    // A JSON list.
    .addColumn('events', text, (c) => c.notNull())
    .addColumn('secret_number', integer, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('paused_reason', text)
    .addColumn('position', long, (c) => c.notNull())
    .addColumn('position_at', text, (c) => c.notNull())
    .addColumn('failures', integer, (c) => c.notNull())
    .addColumn('failing_since', text)
    .addColumn('due_at', bytesText)
    .addColumn('holder', text)
    .addColumn('held_until', bytesText)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('changed_at', text, (c) => c.notNull())
    .addColumn('delivered_at', text)
    .execute();
  await db.schema
    .createTable('webhook_delivery')
    .addColumn('id', key, (c) => c.primaryKey())
    .addColumn('webhook_id', key, (c) => c.notNull().references('webhook.id').onDelete('cascade'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('outcome', text, (c) => c.notNull())
    .addColumn('status', integer)
    .addColumn('detail', text, (c) => c.notNull())
    .addColumn('duration_ms', integer, (c) => c.notNull())
    .addColumn('events', integer, (c) => c.notNull())
    .addColumn('first_number', long)
    .addColumn('last_number', long)
    .execute();
  await db.schema.createIndex('webhook_delivery_of').on('webhook_delivery').columns(['webhook_id', 'id']).execute();
}
