import { sql } from 'kysely';
import { isOneOf, placesOf } from '../store/engine/set-based.ts';
import { tick } from '../store/ports/change-clock.ts';
import type { Engine, Queries } from '../store/store.ts';

/**
 * Makes records that waited for their confirmation `registered`, with a new number of change each, in the order given, which
 * is the order of the core tree. What does not wait (registered before, or withdrawn meanwhile) stays as it is; the number of
 * records that became registered.
 */
export async function showAsRegistered(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
  now: Date,
): Promise<number> {
  if (igsns.length === 0) return 0;
  let query = db
    .selectFrom('record')
    .select('igsn')
    .where('state', '=', 'pending')
    .where(isOneOf(engine, 'record.igsn', igsns));
  // Locked, or a withdrawal in this moment would be undone; in an order that all keep, and before the clock.
  if (engine === 'postgres') query = query.orderBy('igsn').forUpdate();
  const waiting = new Set((await query.execute()).map((row) => row.igsn));
  if (waiting.size === 0) return 0;
  const { firstSeq, at } = await tick(db, waiting.size, now.toISOString());
  const inOrder = [...new Set(igsns)].filter((igsn) => waiting.has(igsn));
  await sql`update record set state = 'registered', registered_at = ${at}, changed_at = ${at},
    changed_seq = ${firstSeq} + q.place from ${placesOf(engine, inOrder)} where record.igsn = q.igsn`.execute(db);
  return inOrder.length;
}
