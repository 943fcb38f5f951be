import { type RawBuilder, sql } from 'kysely';
import { clientOfRow, routeOfRow } from '../store/ports/outbox-routes.ts';
import { openedAbove, openedRecords } from '../store/read/opened-above.ts';
import type { Store } from '../store/store.ts';

/**
 * Puts in line again what was told upstream while an embargo hid part of it, or its owner withheld some, until a day that has come by `now`: upstream is to know the rest.
 * How many; a second call finds none of them. A withdrawn or hidden record is left alone. Begins with the records that open on a day, so it costs
 * nothing where there are none, however many are registered.
 */
export function queueOpened(store: Store, now: Date): Promise<number> {
  const at = now.toISOString();
  return store.unitOfWork(async (db) => {
    const result = await sql`update outbox set state = 'pending', attempts = 0, due_at = ${at}, finished_at = null,
        route = ${routeOfRow}, client = ${clientOfRow}
      where state = 'confirmed' and action = 'register' and id in (${openedRows(at.slice(0, 10))})`.execute(db);
    return Number(result.numAffectedRows ?? 0n);
  });
}

/** The rows of the outbox that {@link queueOpened} looks at on a day (ISO, UTC), whatever their state. */
export function openedRows(today: string): RawBuilder<unknown> {
  return sql`select o.id from record as r join outbox as o on o.igsn = r.igsn and o.version = r.version and o.action = 'register'
    where r.igsn in (${openedRecords(today, 'told')} union ${openedAbove(today, 'told')})`;
}
