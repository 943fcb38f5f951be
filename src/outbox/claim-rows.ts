import { type RawBuilder, sql } from 'kysely';
import { isOneOf, updateRows } from '../store/engine/set-based.ts';
import type { Engine, Queries, Store } from '../store/store.ts';
import type { UpstreamRequest } from '../upstream/upstream.ts';
import { isItsTurn } from './identifier-order.ts';

/** A claimed row of the outbox. `attempts` counts this claim too, and so tells it from every other claim of the row. */
export interface ClaimedRow extends UpstreamRequest {
  readonly id: string;
  readonly attempts: number;
}

/** How long a claim runs, in seconds. */
export const CLAIM_S = 120;

/**
 * Claims up to `limit` rows that are due for two minutes, what was never tried before what is tried again; two workers
 * never get the same one, and of one identifier there is never more than one under way. Rows whose worker died come back
 * when their claim has run out.
 */
export function claimRows(store: Store, now: Date, limit: number, routes?: readonly string[]): Promise<ClaimedRow[]> {
  return store.unitOfWork((db) => claimWithin(db, store.engine, now, limit, routes));
}

/** {@link claimRows} inside a transaction of the caller; of some routes or, where none are named, of all. */
export async function claimWithin(
  db: Queries,
  engine: Engine,
  now: Date,
  limit: number,
  routes?: readonly string[],
): Promise<ClaimedRow[]> {
  if (limit === 0) return [];
  const at = now.toISOString();
  const ends = new Date(now.getTime() + CLAIM_S * 1000).toISOString();
  const due = (routes ?? [undefined]).map((route) => dueRows(engine, at, limit, route));
  const { rows } = await sql<ClaimedRow>`
    update outbox set state = 'submitted', attempts = attempts + 1, due_at = ${ends}
    where id in (select id from (${sql.join(due, sql` union all `)}) as due order by state, due_at, id limit ${limit})
    returning id, igsn, version, action, intent, attempts`.execute(db);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The first rows that are due, of one route or of all. A route is part of the index over what waits, so that no row of another
 * one is looked at.
 */
export function dueRows(engine: Engine, at: string, limit: number, route?: string): RawBuilder<unknown> {
  const ofRoute = route === undefined ? sql`` : sql`o.route = ${route} and`;
  const skip = engine === 'postgres' ? sql`for update of o skip locked` : sql``;
  return sql`select * from (select o.id, o.state, o.due_at from outbox as o
    where ${ofRoute} o.state in ('pending', 'retry', 'submitted') and o.due_at <= ${at} and ${isItsTurn(at)}
    order by o.state, o.due_at, o.id limit ${limit} ${skip}) as one_route`;
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
