import type { Kysely } from 'kysely';

/** Indexes for the day on which something of a record opens, of the records that have one: the daily look at them must not read all others. */
export async function addOpeningDays(db: Kysely<unknown>): Promise<void> {
  for (const column of ['embargo_end', 'withheld_until'])
    await db.schema.createIndex(`record_${column}`).on('record').column(column).where(column, 'is not', null).execute();
}
