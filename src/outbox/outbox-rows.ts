import { sql } from 'kysely';
import { passOverOvertaken } from '../store/ports/identifier-order.ts';
import { clientOfRow, routeOfRow } from '../store/ports/outbox-routes.ts';
import type { Queries, Store } from '../store/store.ts';

/** How many rows stand in each state. */
export async function countOutbox(db: Queries): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** When the change that has waited longest for its upstream came into the outbox (UTC); undefined where none waits. What needs a person is not waiting. */
export async function oldestWaiting(db: Queries): Promise<string | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('created_at').as('since'))
    .where('state', 'in', ['pending', 'retry', 'submitted'])
    .executeTakeFirst();
  return row?.since ?? undefined;
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

/**
 * Puts in line what upstream was never told because there was none when it was kept, or because it was settled without one;
 * how many rows. What a later confirmed word of the same identifier has overtaken stays settled.
 */
export function queueUntold(store: Store, now: Date): Promise<number> {
  return store.unitOfWork(async (db) => {
    const result =
      await sql`update outbox set state = 'pending', attempts = 0, due_at = ${now.toISOString()}, finished_at = null,
        route = ${routeOfRow}, client = ${clientOfRow}
      where state = 'not-applicable' and not exists (select 1 from outbox as c
        where c.igsn = outbox.igsn and c.state = 'confirmed'
          and (c.version > outbox.version or (c.version = outbox.version and c.action > outbox.action)))`.execute(db);
    return Number(result.numAffectedRows ?? 0n);
  });
}
