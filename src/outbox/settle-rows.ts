import { insertRows, isOneOf, updateRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { UpstreamAnswer } from '../upstream/upstream.ts';
import { type ClaimedRow, claimWithin, stillClaimed } from './claim-rows.ts';
import { passOverOvertaken } from './identifier-order.ts';
import { showAsRegistered } from './show-as-registered.ts';

const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_S = 3600;
const NO_ANSWER: UpstreamAnswer = { outcome: 'failed', reason: 'no answer', mayRetry: true };

type Failure = Extract<UpstreamAnswer, { outcome: 'failed' }>;

/**
 * Keeps the answers; confirmed registrations become visible in the same transaction, which also claims up to `limit` rows
 * to go on with: half as many commits as settling and claiming by themselves. A confirmation counts whoever brings it, a
 * failure only from the worker whose claim still runs.
 */
export function settleRows(
  store: Store,
  now: Date,
  rows: readonly ClaimedRow[],
  answers: readonly UpstreamAnswer[],
  limit: number,
): Promise<ClaimedRow[]> {
  const confirmed = rows.filter((_, at) => answers[at]?.outcome === 'confirmed');
  const failures = new Map<ClaimedRow, Failure>();
  for (const [at, row] of rows.entries()) {
    const answer = answers[at] ?? NO_ANSWER;
    if (answer.outcome === 'failed') failures.set(row, answer);
  }
  return store.unitOfWork(async (db) => {
    await keepConfirmed(db, store.engine, confirmed, now);
    await keepFailed(db, store.engine, failures, now);
    return claimWithin(db, store.engine, now, limit);
  });
}

async function keepConfirmed(db: Queries, engine: Engine, rows: readonly ClaimedRow[], now: Date): Promise<void> {
  const at = now.toISOString();
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await db
    .updateTable('outbox')
    .set({ state: 'confirmed', finished_at: at, due_at: at, last_error: null })
    .where(isOneOf(engine, 'outbox.id', ids, 'keys'))
    .execute();
  const later = rows.filter((row) => row.version > 1 || row.action !== 'register').map((row) => row.id);
  if (later.length > 0) await passOverOvertaken(db, now, isOneOf(engine, 'c.id', later, 'keys'));
  const registered = rows.filter((row) => row.action === 'register').map((row) => row.igsn);
  await showAsRegistered(db, engine, registered, now);
}

async function keepFailed(
  db: Queries,
  engine: Engine,
  failures: ReadonlyMap<ClaimedRow, Failure>,
  now: Date,
): Promise<void> {
  const ours = await stillClaimed(db, engine, [...failures.keys()]);
  const settled = ours.map((row) => failedRow(row, failures.get(row)!, now));
  await updateRows(db, engine, 'outbox', 'id', settled);
  const givenUp = settled.filter((row) => row.state === 'needs-a-person');
  await insertRows(
    db,
    engine,
    'audit',
    givenUp.map((row) => giveUpEntry(row, now)),
  );
}

function failedRow(row: ClaimedRow, { reason, mayRetry }: Failure, now: Date) {
  const givesUp = !mayRetry || row.attempts >= MOST_ATTEMPTS;
  const pauseS = Math.min(LONGEST_PAUSE_S, 5 * 2 ** row.attempts);
  return {
    id: row.id,
    state: givesUp ? 'needs-a-person' : 'retry',
    due_at: new Date(now.getTime() + pauseS * 1000).toISOString(),
    last_error: reason.slice(0, 2000),
  };
}

function giveUpEntry(row: ReturnType<typeof failedRow>, now: Date) {
  return {
    id: newKey(),
    at: now.toISOString(),
    actor: 'outbox',
    origin: 'worker',
    action: 'give-up',
    subject: row.id,
    before: null,
    after: JSON.stringify({ reason: row.last_error }),
  };
}
