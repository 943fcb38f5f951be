import { insertRows, isOneOf, updateRows } from '../store/engine/set-based.ts';
import { newKey } from '../store/new-key.ts';
import { passOverOvertaken } from '../store/ports/identifier-order.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { UpstreamAnswer, UpstreamFailure } from '../upstream/upstream.ts';
import { type ClaimedRow, claimWithin, stillClaimed } from './claim-rows.ts';
import type { ClaimTurn } from './claim-turn.ts';
import { showAsRegistered } from './show-as-registered.ts';

const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_S = 3600;
const NO_ANSWER: UpstreamAnswer = { outcome: 'failed', reason: 'no answer', mayRetry: true };

/** How rows are settled, and which are claimed with it. */
export interface Settling {
  /** The routes of which rows are claimed; undefined means all. */
  readonly routes?: readonly string[] | undefined;
  /** Whose turn it is among those. */
  readonly turn?: ClaimTurn;
  /** When upstream is tried again after an outage; a failure of which no record is at fault waits so long. */
  readonly triedAgainAt?: Date | undefined;
  /** Whether a failure that may be upstream's or the record's counts as a try; yes where it is not said. */
  readonly countsUnclear?: boolean;
  /** Numbers from 0 to below 1, by which tries of many rows are spread. */
  readonly random?: () => number;
}

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
  settling: Settling = {},
): Promise<ClaimedRow[]> {
  const confirmed = rows.filter((_, at) => answers[at]?.outcome === 'confirmed');
  const untold = rows.filter((_, at) => answers[at]?.outcome === 'not-applicable');
  const failures = new Map<ClaimedRow, UpstreamFailure>();
  for (const [at, row] of rows.entries()) {
    const answer = answers[at] ?? NO_ANSWER;
    if (answer.outcome === 'failed') failures.set(row, answer);
  }
  return store.unitOfWork(async (db) => {
    await keepDone(db, store.engine, confirmed, 'confirmed', now);
    await keepDone(db, store.engine, untold, 'not-applicable', now);
    await keepFailed(db, store.engine, failures, now, settling);
    return claimWithin(db, store.engine, now, limit, settling.routes, settling.turn);
  });
}

async function keepDone(
  db: Queries,
  engine: Engine,
  rows: readonly ClaimedRow[],
  state: 'confirmed' | 'not-applicable',
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await db
    .updateTable('outbox')
    .set({ state, finished_at: at, due_at: at, last_error: null })
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
  failures: ReadonlyMap<ClaimedRow, UpstreamFailure>,
  now: Date,
  settling: Settling,
): Promise<void> {
  const ours = await stillClaimed(db, engine, [...failures.keys()]);
  const settled = ours.map((row) => failedRow(row, failures.get(row)!, now, settling));
  await updateRows(db, engine, 'outbox', 'id', settled);
  const givenUp = settled.filter((row) => row.state === 'needs-a-person');
  await insertRows(
    db,
    engine,
    'audit',
    givenUp.map((row) => giveUpEntry(row, now)),
  );
}

function failedRow(row: ClaimedRow, failure: UpstreamFailure, now: Date, settling: Settling) {
  const isTry = countsAsTry(failure, settling);
  const givesUp = !failure.mayRetry || (isTry && row.attempts >= MOST_ATTEMPTS);
  return {
    id: row.id,
    state: givesUp ? 'needs-a-person' : 'retry',
    attempts: isTry ? row.attempts : row.attempts - 1,
    due_at: dueAgain(row, failure, isTry, now, settling).toISOString(),
    last_error: failure.reason.slice(0, 2000),
  };
}

/** An outage of days must not use up the tries of what waits. */
function countsAsTry({ mayRetry, fault = 'record' }: UpstreamFailure, { countsUnclear = true }: Settling): boolean {
  return !mayRetry || fault === 'record' || (fault === 'unclear' && countsUnclear);
}

/** Later and later, at moments that differ, and never before upstream wants it. */
function dueAgain(
  { attempts }: ClaimedRow,
  { retryAfterS = 0 }: UpstreamFailure,
  isTry: boolean,
  now: Date,
  { triedAgainAt, random = Math.random }: Settling,
): Date {
  const pauseS = Math.min(LONGEST_PAUSE_S, 5 * 2 ** attempts) * (0.75 + 0.25 * random());
  const ownMs = now.getTime() + Math.max(pauseS, retryAfterS) * 1000;
  return new Date(isTry ? ownMs : Math.max(ownMs, triedAgainAt?.getTime() ?? 0));
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
