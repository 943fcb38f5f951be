import { insertRows, updateRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import { showAsRegistered } from './show-as-registered.ts';

const BATCH = 500;

/** The states in which a row still has something to tell upstream, by itself or after a person has seen to it. */
export const WAITING_STATES = ['pending', 'retry', 'submitted', 'needs-a-person'] as const;

/** What ending the wait did: rows settled, and records that thereby became registered. */
export interface SettledWithoutUpstream {
  readonly settled: number;
  readonly registered: number;
}

/** How many rows wait for an upstream, in any of {@link WAITING_STATES}. */
export async function countWaiting(db: Queries): Promise<number> {
  const { count } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', WAITING_STATES)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * For an installation that gave up its upstream: settles everything that waits for one as `not-applicable`, 500 a unit of work,
 * and makes registered what waited for a confirmation, because this register is the only end now. A second call finds
 * nothing. `actor` goes into the audit trail.
 */
export async function settleWithoutUpstream(store: Store, now: Date, actor: string): Promise<SettledWithoutUpstream> {
  let [settled, registered] = [0, 0];
  for (;;) {
    const step = await store.unitOfWork((db) => settleBatch(db, store.engine, now, actor));
    if (step.settled === 0) return { settled, registered };
    settled += step.settled;
    registered += step.registered;
  }
}

async function settleBatch(db: Queries, engine: Engine, now: Date, actor: string): Promise<SettledWithoutUpstream> {
  let query = db
    .selectFrom('outbox')
    .select(['id', 'igsn', 'action'])
    .where('state', 'in', WAITING_STATES)
    .orderBy('state')
    .orderBy('due_at')
    .orderBy('id')
    .limit(BATCH);
  if (engine === 'postgres') query = query.forUpdate();
  const rows = await query.execute();
  if (rows.length === 0) return { settled: 0, registered: 0 };
  const at = now.toISOString();
  const settled = rows.map(({ id }) => ({ id, state: 'not-applicable', finished_at: at }));
  await updateRows(db, engine, 'outbox', 'id', settled);
  const igsns = rows.filter((row) => row.action === 'register').map((row) => row.igsn);
  const result = { settled: rows.length, registered: await showAsRegistered(db, engine, igsns, now) };
  const entry = { id: newKey(), at, actor, origin: 'cli', action: 'settle-without-upstream', subject: 'outbox' };
  await insertRows(db, engine, 'audit', [{ ...entry, before: null, after: JSON.stringify(result) }]);
  return result;
}
