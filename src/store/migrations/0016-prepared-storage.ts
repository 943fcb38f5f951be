import { type Kysely, sql } from 'kysely';
import type { Engine } from '../store.ts';

/**
 * Prepared documents are kept so that they are quick to read: PostgreSQL packs them with LZ4, which it unpacks in a third of the time that
 * its own packing takes, and keeps what is packed beside the rest of its row. Where a PostgreSQL was built without LZ4, all stays as it is.
 * What is there already is written anew with the next version of its shape.
 */
export async function storePreparedForReading(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') return;
  const { rows } = await sql`select 1 from pg_settings
    where name = 'default_toast_compression' and 'lz4' = any(enumvals)`.execute(db);
  if (rows.length === 0) return;
  await sql`alter table prepared_document alter column document set compression lz4`.execute(db);
  await sql`alter table prepared_document set (toast_tuple_target = 8160)`.execute(db);
}
