import { type RawBuilder, sql } from 'kysely';
import { isOneOf } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';

/** One thing to be told upstream, and how telling it went. Times are ISO 8601, UTC. */
export interface OutboxRow {
  readonly id: string;
  readonly igsn: string;
  readonly version: number;
  readonly action: string;
  readonly state: string;
  readonly attempts: number;
  readonly dueAt: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly lastError: string | null;
}

/** What was and is to be told about an identifier, the latest version first; at most 200. */
export function findOutboxOf(db: Queries, igsn: string): Promise<OutboxRow[]> {
  return rows(db)
    .where('o.igsn', '=', igsn)
    .orderBy('o.version', 'desc')
    .orderBy('o.action', 'desc')
    .limit(200)
    .execute();
}

/** The last word about each of some identifiers; those that upstream has nothing to be told of are left out. */
export async function findLastWords(
  db: Queries,
  engine: Engine,
  igsns: readonly string[],
): Promise<Map<string, OutboxRow>> {
  if (igsns.length === 0) return new Map();
  const found = await rows(db)
    .where(isOneOf(engine, 'o.igsn', igsns))
    .orderBy('o.version')
    .orderBy('o.action')
    .execute();
  return new Map(found.map((row) => [row.igsn, row]));
}

/** A row that a person must see to, with what it is about. */
export interface FailedRow extends OutboxRow {
  readonly client: string;
  readonly title: string;
  readonly type: string;
  readonly combinedId: string | null;
}

/** Rows that need a person, or one state else, in a scope over `r.client_symbol`; in order of keys behind `after`. */
export function listFailedRows(
  db: Queries,
  wanted: {
    readonly scope: RawBuilder<boolean>;
    readonly state: string;
    readonly reason?: string | undefined;
    readonly after: string;
    readonly limit: number;
  },
): Promise<FailedRow[]> {
  let query = rows(db)
    .innerJoin('record as r', 'r.igsn', 'o.igsn')
    .leftJoin('tree_object as t', 't.id', 'r.object_id')
    .select(['r.client_symbol as client', 'r.title', 'r.object_type as type', 't.combined_id as combinedId'])
    .where('o.state', '=', wanted.state)
    .where(wanted.scope)
    .orderBy('o.id')
    .limit(wanted.limit);
  if (wanted.after !== '') query = query.where('o.id', '>', wanted.after);
  if (wanted.reason !== undefined) query = query.where('o.last_error', '=', wanted.reason);
  return query.execute();
}

/** Why rows need a person: each reason with how many and since when, the most frequent first; at most 50. */
export async function countFailures(
  db: Queries,
  scope: RawBuilder<boolean>,
): Promise<readonly { readonly reason: string; readonly count: number; readonly since: string }[]> {
  const { rows: found } = await sql<{ reason: string; count: number; since: string }>`
    select coalesce(o.last_error, '') as reason, count(*) as count, min(o.created_at) as since
    from outbox as o join record as r on r.igsn = o.igsn
    where o.state = 'needs-a-person' and ${scope}
    group by coalesce(o.last_error, '') order by count(*) desc, min(o.created_at), coalesce(o.last_error, '') limit 50`.execute(
    db,
  );
  return found;
}

/** How many rows wait in each state in a scope over `r.client_symbol`, and since when the oldest does. */
export async function countQueue(
  db: Queries,
  scope: RawBuilder<boolean>,
): Promise<Map<string, { readonly count: number; readonly oldest: string }>> {
  const { rows: found } = await sql<{ state: string; count: number; oldest: string }>`
    select o.state, count(*) as count, min(o.created_at) as oldest
    from outbox as o join record as r on r.igsn = o.igsn
    where o.state in ('pending', 'retry', 'submitted', 'needs-a-person') and ${scope} group by o.state`.execute(db);
  return new Map(found.map(({ state, count, oldest }) => [state, { count, oldest }]));
}

function rows(db: Queries) {
  return db
    .selectFrom('outbox as o')
    .select(['o.id', 'o.igsn', 'o.version', 'o.action', 'o.state', 'o.attempts', 'o.due_at as dueAt'])
    .select(['o.created_at as createdAt', 'o.finished_at as finishedAt', 'o.last_error as lastError']);
}
