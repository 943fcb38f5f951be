import { sql } from 'kysely';
import { insertRows, isOneOf, updateRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import { tick } from '../store/ports/change-clock.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { UpstreamAnswer, UpstreamRequest } from '../upstream/upstream.ts';

/** A claimed row of the outbox. */
export interface ClaimedRow extends UpstreamRequest {
  readonly id: string;
  readonly attempts: number;
}

const CLAIM_S = 120;
const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_S = 3600;

const later = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();

/**
 * Claims up to `limit` rows that are due, oldest first, for two minutes; two workers never get the same one. Rows whose
 * worker died come back when their claim has run out.
 */
export function claimRows(store: Store, now: Date, limit: number): Promise<ClaimedRow[]> {
  return store.unitOfWork((db) => claim(db, store.engine, now, limit));
}

async function claim(db: Queries, engine: Engine, now: Date, limit: number): Promise<ClaimedRow[]> {
  if (limit === 0) return [];
  const skip = engine === 'postgres' ? sql`for update skip locked` : sql``;
  const { rows } = await sql<ClaimedRow>`
    update outbox set state = 'submitted', attempts = attempts + 1, due_at = ${later(now, CLAIM_S)}
    where id in (select id from outbox where state in ('pending', 'retry', 'submitted') and due_at <= ${now.toISOString()}
      order by state, due_at, id limit ${limit} ${skip})
    returning id, igsn, version, action, intent, attempts`.execute(db);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Keeps the answers; confirmed registrations become visible in the same transaction, which also claims up to `limit` rows
 * to go on with: half as many commits as settling and claiming by themselves.
 */
export function settleRows(
  store: Store,
  now: Date,
  rows: readonly ClaimedRow[],
  answers: readonly UpstreamAnswer[],
  limit: number,
): Promise<ClaimedRow[]> {
  return store.unitOfWork(async (db) => {
    const settled = rows.map((row, at) =>
      settledRow(row, answers[at] ?? { outcome: 'failed', reason: 'no answer', mayRetry: true }, now),
    );
    await updateRows(db, store.engine, 'outbox', 'id', settled);
    const confirmed = rows.filter((row, at) => answers[at]?.outcome === 'confirmed' && row.action === 'register');
    await showAsRegistered(
      db,
      store.engine,
      confirmed.map((row) => row.igsn),
      now,
    );
    await auditFailures(db, store.engine, settled, now);
    return claim(db, store.engine, now, limit);
  });
}

/** Gives back rows that were claimed and not sent, because the worker is told to stop. */
export async function releaseRows(store: Store, now: Date, rows: readonly ClaimedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const back = rows.map((row) => ({
    id: row.id,
    state: 'pending',
    attempts: row.attempts - 1,
    due_at: now.toISOString(),
  }));
  await store.unitOfWork((db) => updateRows(db, store.engine, 'outbox', 'id', back));
}

function settledRow(row: ClaimedRow, answer: UpstreamAnswer, now: Date) {
  if (answer.outcome === 'confirmed') {
    return {
      id: row.id,
      state: 'confirmed',
      finished_at: now.toISOString(),
      due_at: now.toISOString(),
      last_error: null,
    };
  }
  const givesUp = !answer.mayRetry || row.attempts >= MOST_ATTEMPTS;
  const pauseS = Math.min(LONGEST_PAUSE_S, 5 * 2 ** row.attempts);
  return {
    id: row.id,
    state: givesUp ? 'needs-a-person' : 'retry',
    finished_at: null,
    due_at: later(now, pauseS),
    last_error: answer.reason.slice(0, 2000),
  };
}

async function showAsRegistered(db: Queries, engine: Engine, igsns: readonly string[], now: Date): Promise<void> {
  if (igsns.length === 0) return;
  const pending = await db
    .selectFrom('record')
    .select('igsn')
    .where('state', '=', 'pending')
    .where(isOneOf(engine, 'record.igsn', igsns))
    .execute();
  if (pending.length === 0) return;
  const { firstSeq, at } = await tick(db, pending.length, now.toISOString());
  // In the order in which they were registered, which is the order of the core tree.
  const isPending = new Set(pending.map((row) => row.igsn));
  const rows = [...new Set(igsns)]
    .filter((igsn) => isPending.has(igsn))
    .map((igsn, offset) => ({
      igsn,
      state: 'registered',
      registered_at: at,
      changed_at: at,
      changed_seq: firstSeq + offset,
    }));
  await updateRows(db, engine, 'record', 'igsn', rows);
}

async function auditFailures(
  db: Queries,
  engine: Engine,
  settled: readonly ReturnType<typeof settledRow>[],
  now: Date,
): Promise<void> {
  const failed = settled.filter((row) => row.state === 'needs-a-person');
  const rows = failed.map((row) => ({
    id: newKey(),
    at: now.toISOString(),
    actor: 'outbox',
    origin: 'worker',
    action: 'give-up',
    subject: row.id,
    before: null,
    after: JSON.stringify({ reason: row.last_error }),
  }));
  await insertRows(db, engine, 'audit', rows);
}

/** How many rows stand in each state. */
export async function countOutbox(db: Queries): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** Puts what a person was needed for, and what waits for its next try, back in line now; how many rows. */
export function retryRows(store: Store, now: Date): Promise<number> {
  return store.unitOfWork(async (db) => {
    const result = await db
      .updateTable('outbox')
      .set({ state: 'pending', attempts: 0, due_at: now.toISOString() })
      .where('state', 'in', ['retry', 'needs-a-person'])
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  });
}
