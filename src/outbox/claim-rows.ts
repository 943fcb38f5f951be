import { type RawBuilder, sql } from 'kysely';
import { isOneOf, updateRows } from '../store/engine/set-based.ts';
import { isItsTurn } from '../store/ports/identifier-order.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import { type ClaimedState, ClaimTurn, type Queue } from './claim-turn.ts';
import { dueQueues, inLine, isDueIn } from './due-queues.ts';

/** A claimed row of the outbox. `attempts` counts this claim too, and so tells it from every other claim of the row. */
export interface ClaimedRow extends UpstreamRequest {
  readonly id: string;
  readonly attempts: number;
}

/** How long a claim runs, in seconds. */
export const CLAIM_S = 120;

/** How many queues give rows in one statement. */
const QUEUES_AT_ONCE = 16;

/**
 * Claims up to `limit` rows that are due for two minutes; two workers never get the same one, and of one identifier there is never
 * more than one under way. Clients share the claim evenly, and of each client what was never tried, what is tried again and what a
 * dead worker left: none of them waits until another's queue is empty. `turn` remembers where the last claim ended. Rows whose
 * worker died come back when their claim has run out.
 */
export function claimRows(
  store: Store,
  now: Date,
  limit: number,
  routes?: readonly string[],
  turn?: ClaimTurn,
): Promise<ClaimedRow[]> {
  return store.unitOfWork((db) => claimWithin(db, store.engine, now, limit, routes, turn));
}

/** {@link claimRows} inside a transaction of the caller; of some routes or, where none are named, of all. */
export async function claimWithin(
  db: Queries,
  engine: Engine,
  now: Date,
  limit: number,
  routes?: readonly string[],
  turn: ClaimTurn = new ClaimTurn(),
): Promise<ClaimedRow[]> {
  if (limit === 0) return [];
  const at = now.toISOString();
  const find = async () => turn.remember((await dueQueues(engine, at, routes).execute(db)).rows);
  const claimed: QueuedRow[] = [];
  const known = turn.remembered();
  let isLooked = known === undefined;
  let queues = known ?? (await find());
  while (claimed.length < limit) {
    // Those remembered have no more; somebody else may wait by now.
    if (queues.length === 0 && !isLooked) [queues, isLooked] = [await find(), true];
    if (queues.length === 0) break;
    const wanted = limit - claimed.length;
    const served = queues.slice(0, Math.min(wanted, QUEUES_AT_ONCE));
    const share = Math.ceil(wanted / served.length);
    const rows = await claimOf(db, engine, now, served, { turn, share, limit: wanted });
    claimed.push(...rows);
    turn.note(served.at(-1)!);
    // Who gave a whole share may have more, for what others leave.
    queues = [...queues.slice(served.length), ...served.filter((queue) => countOf(queue, rows) >= share)];
  }
  return claimed.map(({ route: _, client: __, ...row }) => row).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

type QueuedRow = ClaimedRow & Queue;

interface Share {
  readonly turn: ClaimTurn;
  /** The most rows of one queue. */
  readonly share: number;
  /** The most rows of all. */
  readonly limit: number;
}

async function claimOf(
  db: Queries,
  engine: Engine,
  now: Date,
  queues: readonly Queue[],
  { turn, share, limit }: Share,
): Promise<readonly QueuedRow[]> {
  const at = now.toISOString();
  const ends = new Date(now.getTime() + CLAIM_S * 1000).toISOString();
  const due = queues.map(
    (queue, number) => sql`select id, place, ${sql.lit(number)} as queue from (
    ${sql.join(
      turn.states(queue).map(
        (state, rank) => sql`select id, place, ${sql.lit(rank)} as rank
        from (${dueRows(engine, at, share, queue, state)}) as of_state`,
      ),
      sql` union all `,
    )}) as one_queue order by place, rank limit ${share}`,
  );
  const { rows } = await sql<QueuedRow>`
    update outbox set state = 'submitted', attempts = attempts + 1, due_at = ${ends}
    where id in (select id from (${sql.join(
      due.map((one) => sql`select * from (${one}) as shared`),
      sql` union all `,
    )}) as due order by place, queue limit ${limit})
    returning id, igsn, version, action, intent, attempts, route, client`.execute(db);
  return rows;
}

const countOf = ({ route, client }: Queue, rows: readonly QueuedRow[]): number =>
  rows.filter((row) => row.route === route && row.client === client).length;

/**
 * The first rows of one queue that are due in one state, numbered by `place` from 1. All of what chooses them stands in the index over
 * what waits, so that no row of another queue is looked at.
 */
export function dueRows(
  engine: Engine,
  at: string,
  limit: number,
  { route, client }: Queue,
  state: ClaimedState,
): RawBuilder<unknown> {
  const skip = engine === 'postgres' ? sql`for update of o skip locked` : sql``;
  return sql`select n.id, row_number() over (order by n.due_at, n.id) as place from (
    select o.id, o.due_at from ${inLine(engine)}
    where o.route = ${route} and o.client = ${client} and ${isDueIn(state, at)} and ${isItsTurn(at)}
    order by o.due_at, o.id limit ${limit} ${skip}) as n`;
}

/** Those of the rows whose claim still is the caller's: another worker may have taken a row whose claim ran out. */
export async function stillClaimed(
  db: Queries,
  engine: Engine,
  rows: readonly ClaimedRow[],
): Promise<readonly ClaimedRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  let query = db
    .selectFrom('outbox')
    .select(['id', 'attempts'])
    .where('state', '=', 'submitted')
    .where(isOneOf(engine, 'outbox.id', ids, 'keys'))
    .orderBy('id');
  if (engine === 'postgres') query = query.forUpdate();
  const attempts = new Map((await query.execute()).map((row) => [row.id, row.attempts]));
  return rows.filter((row) => attempts.get(row.id) === row.attempts);
}

/** Gives back rows that were claimed and not sent, because the worker is told to stop. */
export async function releaseRows(store: Store, now: Date, rows: readonly ClaimedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await store.unitOfWork(async (db) => {
    const ours = await stillClaimed(db, store.engine, rows);
    const back = ours.map(({ id, attempts }) => ({
      id,
      state: 'pending',
      attempts: attempts - 1,
      due_at: now.toISOString(),
    }));
    await updateRows(db, store.engine, 'outbox', 'id', back);
  });
}
