import { sql } from 'kysely';
import { clientOfRow, routeOfRow } from '../store/ports/outbox-routes.ts';
import { openedAbove } from '../store/read/opened-above.ts';
import type { Store } from '../store/store.ts';

/**
 * Puts in line again what was told upstream while an embargo hid part of it, or its owner withheld some, until a day that has come by `now`: upstream is to know the rest.
 * How many; a second call finds none of them. A withdrawn or hidden record is left alone.
 */
export function queueOpened(store: Store, now: Date): Promise<number> {
  const at = now.toISOString();
  return store.unitOfWork(async (db) => {
    // As text: a moment of a day sorts behind the day, and a day behind its month and year.
    const result = await sql`update outbox set state = 'pending', attempts = 0, due_at = ${at}, finished_at = null,
        route = ${routeOfRow}, client = ${clientOfRow}
      where state = 'confirmed' and action = 'register' and igsn in (
        select record.igsn from record where record.state = 'registered' and record.version = outbox.version
          and ((record.embargo_end <= ${at.slice(0, 10)} and outbox.finished_at < record.embargo_end)
            or (record.withheld_until <= ${at.slice(0, 10)} and outbox.finished_at < record.withheld_until)
            or record.igsn in (${openedAbove(at.slice(0, 10), sql.ref('o.finished_at'))})))`.execute(db);
    return Number(result.numAffectedRows ?? 0n);
  });
}
