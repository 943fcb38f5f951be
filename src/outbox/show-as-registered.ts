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
    .select(['igsn', 'state'])
    .where((is) => is.or([is('state', '=', 'pending'), is('state', '=', 'hidden').and('registered_at', 'is', null)]))
    .where(isOneOf(engine, 'record.igsn', igsns));
  // Locked, or a withdrawal in this moment would be undone; in an order that all keep, and before the clock.
  if (engine === 'postgres') query = query.orderBy('igsn').forUpdate();
  const rows = await query.execute();
  const inState = (state: string) => rows.filter((row) => row.state === state).map((row) => row.igsn);
  await noteConfirmed(db, engine, inState('hidden'), now);
  const waiting = new Set(inState('pending'));
  if (waiting.size === 0) return 0;
  const { firstSeq, at } = await tick(db, waiting.size, now.toISOString());
  const inOrder = [...new Set(igsns)].filter((igsn) => waiting.has(igsn));
  await sql`update record set state = 'registered', registered_at = ${at}, changed_at = ${at},
    changed_seq = ${firstSeq} + q.place from ${placesOf(engine, inOrder)} where record.igsn = q.igsn`.execute(db);
  return inOrder.length;
}

/** A hidden record that is confirmed need not wait once its owner shows it; to harvesters nothing changes by it. */
async function noteConfirmed(db: Queries, engine: Engine, hidden: readonly string[], now: Date): Promise<void> {
  if (hidden.length === 0) return;
  const registered_at = `${now.toISOString().slice(0, 19)}Z`;
  await db
    .updateTable('record')
    .set({ registered_at })
    .where(isOneOf(engine, 'record.igsn', hidden))
    .execute();
}
