import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../../operations/caller.ts';
import { showAsRegistered } from '../../../outbox/show-as-registered.ts';
import { isOneOf } from '../../../store/engine/set-based.ts';
import { newKey } from '../../../store/new-key.ts';
import { addAuditRows } from '../../../store/ports/audit-chain.ts';
import { passOverOvertaken } from '../../../store/ports/identifier-order.ts';
import type { Queries, Store } from '../../../store/store.ts';

/** Which rows of the outbox a person sees to: one by its key, or all that failed for a reason; never beyond the scope. */
export interface RowChoice {
  readonly id?: string;
  readonly reason?: string;
  /** Over `r.client_symbol`. */
  readonly scope: RawBuilder<boolean>;
}

const MOST = 50_000;
const BATCH = 500;

/**
 * Puts chosen rows that failed in line again, now and with all their tries; how many. What a later confirmed word of the same
 * identifier has overtaken is settled instead. The audit trail names every identifier.
 */
export function retryChosen(store: Store, choice: RowChoice, caller: Caller, now: Date): Promise<number> {
  return eachBatch(store, choice, ['retry', 'needs-a-person'], async (db, rows) => {
    const ids = isOneOf(
      store.engine,
      'outbox.id',
      rows.map((row) => row.id),
      'keys',
    );
    await passOverOvertaken(
      db,
      now,
      isOneOf(
        store.engine,
        'e.id',
        rows.map((row) => row.id),
        'keys',
      ),
    );
    await db
      .updateTable('outbox')
      .set({ state: 'pending', attempts: 0, due_at: now.toISOString() })
      .where(ids)
      .where('state', 'in', ['retry', 'needs-a-person'])
      .execute();
    await keepAudit(db, store, rows, { action: 'retry-upstream', caller, now });
  });
}

/**
 * Settles chosen rows that need a person as they are: nothing more is sent for them, and a record that waited for the
 * confirmation counts as registered; how many. `reason` is why, for the audit trail.
 */
export function settleChosen(
  store: Store,
  choice: RowChoice,
  reason: string,
  caller: Caller,
  now: Date,
): Promise<number> {
  return eachBatch(store, choice, ['needs-a-person'], async (db, rows) => {
    await db
      .updateTable('outbox')
      .set({ state: 'not-applicable', finished_at: now.toISOString() })
      .where(
        isOneOf(
          store.engine,
          'outbox.id',
          rows.map((row) => row.id),
          'keys',
        ),
      )
      .execute();
    const registered = rows.filter((row) => row.action === 'register').map((row) => row.igsn);
    await showAsRegistered(db, store.engine, registered, now);
    await keepAudit(db, store, rows, { action: 'settle-upstream', caller, now, reason });
  });
}

interface Chosen {
  readonly id: string;
  readonly igsn: string;
  readonly action: string;
  readonly last_error: string | null;
}

async function eachBatch(
  store: Store,
  choice: RowChoice,
  states: readonly string[],
  body: (db: Queries, rows: readonly Chosen[]) => Promise<void>,
): Promise<number> {
  let [done, after] = [0, ''];
  while (done < MOST) {
    const rows = await store.unitOfWork(async (db) => {
      const found = await choose(db, choice, states, after);
      if (found.length > 0) await body(db, found);
      return found;
    });
    done += rows.length;
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  return done;
}

function choose(
  db: Queries,
  { id, reason, scope }: RowChoice,
  states: readonly string[],
  after: string,
): Promise<Chosen[]> {
  let query = db
    .selectFrom('outbox as o')
    .innerJoin('record as r', 'r.igsn', 'o.igsn')
    .select(['o.id', 'o.igsn', 'o.action', 'o.last_error'])
    .where('o.state', 'in', states)
    .where(scope)
    .orderBy('o.id')
    .limit(BATCH);
  if (id !== undefined) query = query.where('o.id', '=', id);
  else query = query.where(sql<string>`coalesce(o.last_error, '')`, '=', reason ?? '');
  return (after === '' ? query : query.where('o.id', '>', after)).execute();
}

async function keepAudit(
  db: Queries,
  { engine }: Store,
  rows: readonly Chosen[],
  said: { readonly action: string; readonly caller: Caller; readonly now: Date; readonly reason?: string },
): Promise<void> {
  const { action, caller, now, reason } = said;
  const lines = rows.map((row) => ({
    id: newKey(),
    at: now.toISOString(),
    actor: caller.name,
    origin: caller.origin,
    action,
    subject: row.igsn,
    before: JSON.stringify({ fault: row.last_error }),
    after: reason === undefined ? null : JSON.stringify({ reason }),
  }));
  await addAuditRows(db, engine, lines);
}
