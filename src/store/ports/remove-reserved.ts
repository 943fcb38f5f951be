import { sql } from 'kysely';
import type { Queries } from '../store.ts';

const HANGING_ON = ['record_document', 'record_media', 'landing_check', 'outbox', 'record_version'] as const;

/** Takes a reserved record out of the register with everything that hangs on it; any other is left alone. */
export async function removeReserved(db: Queries, igsn: string): Promise<void> {
  const row = await db
    .selectFrom('record')
    .select('client_symbol')
    .where('igsn', '=', igsn)
    .where('state', '=', 'reserved')
    .executeTakeFirst();
  if (row === undefined) return;
  for (const table of HANGING_ON) await db.deleteFrom(table).where('igsn', '=', igsn).execute();
  await db
    .deleteFrom('record_link')
    .where((of) => of.or([of('igsn', '=', igsn), of('other', '=', igsn)]))
    .execute();
  await sql`update client set quota_used = quota_used - 1 where symbol = ${row.client_symbol} and quota_used > 0
    and not exists (select 1 from record join namespace on namespace.namespace = record.namespace
      where record.igsn = ${igsn} and is_test = 1)`.execute(db);
  await db.deleteFrom('record').where('igsn', '=', igsn).execute();
}
