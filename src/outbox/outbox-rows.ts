import { sql } from 'kysely';
import type { Queries, Store } from '../store/store.ts';
import { passOverOvertaken } from './identifier-order.ts';

/** How many rows stand in each state. */
export async function countOutbox(db: Queries): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/**
 * Puts what a person was needed for, and what waits for its next try, back in line now; how many rows. What a later change of
 * the same identifier has overtaken is settled instead.
 */
export function retryRows(store: Store, now: Date): Promise<number> {
  return store.unitOfWork(async (db) => {
    await passOverOvertaken(db, now, sql<boolean>`e.state <> 'pending'`);
    const result = await db
      .updateTable('outbox')
      .set({ state: 'pending', attempts: 0, due_at: now.toISOString() })
      .where('state', 'in', ['retry', 'needs-a-person'])
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  });
}
