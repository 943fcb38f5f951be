import { sql } from 'kysely';
import type { JobState } from '../../domain/registration/job-state.ts';
import type { JobChange, JobPort, JobProgress, JobRow } from '../../operations/jobs/job-ports.ts';
import type { JobTable } from '../schema.generated.ts';
import type { Engine, Queries } from '../store.ts';

/** Clocks of servers may differ or jump; a lease that ends later than this is nobody's real one. */
const LONGEST_LEASE_MS = 3_600_000;
/** Keeps what jobs were made for apart from the answers of other requests. */
const MADE = 'job ';

/** Jobs inside one transaction, or on the reading side for its questions. */
export function jobStore(db: Queries, engine: Engine): JobPort {
  return {
    add: async (job) => void (await db.insertInto('job').values(toRow(job)).execute()),
    find: async (id) => fromRows(await all(db).where('id', '=', id).execute())[0],
    list: (account, limit, before) => list(db, account, limit, before),
    claimable: (now, limit) => claimable(db, now, limit),
    held: async () => fromRows(await all(db).where('state', '=', 'running').where('holder', 'is not', null).execute()),
    take: (seen, holder, heldUntil, now) => take(db, seen, holder, heldUntil, now),
    lock: (id, holder) => lock(db, engine, id, holder),
    advance: (id, progress, heldUntil, now) => advance(db, id, progress, heldUntil, now),
    change: (id, from, change, now) => changeJob(db, id, from, change, now),
    remove: async (id) => void (await db.deleteFrom('job').where('id', '=', id).execute()),
    madeFor: (account, key) => madeFor(db, account, key),
    rememberMade: async (account, key, { id, hash }, now) => {
      const values = { account, key: MADE + key, request_hash: hash, status: 202, answer: id, created_at: now };
      await db.insertInto('given_answer').values(values).execute();
    },
  };
}

const all = (db: Queries) => db.selectFrom('job').selectAll();

async function list(db: Queries, account: string | undefined, limit: number, before: string | undefined) {
  let query = all(db).orderBy('id', 'desc').limit(limit);
  if (account !== undefined) query = query.where('account', '=', account);
  if (before !== undefined) query = query.where('id', '<', before);
  return fromRows(await query.execute());
}

async function claimable(db: Queries, now: string, limit: number): Promise<JobRow[]> {
  const far = new Date(Date.parse(now) + LONGEST_LEASE_MS).toISOString();
  const due = all(db)
    .select(sql<number>`row_number() over (partition by account, kind order by id)`.as('place'))
    .where(({ eb, and, or }) => {
      const isDue = or([eb('held_until', 'is', null), eb('held_until', '<=', now), eb('held_until', '>', far)]);
      return and([eb('state', 'in', ['queued', 'running']), isDue]);
    });
  const query = db
    .selectFrom(due.as('due'))
    .selectAll()
    .orderBy('place')
    .orderBy('changed_at')
    .orderBy('id')
    .limit(limit);
  return fromRows((await query.execute()).map(({ place: _, ...row }) => row));
}

async function take(db: Queries, seen: JobRow, holder: string, heldUntil: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('job')
    .set({ state: 'running', holder, held_until: heldUntil, changed_at: now, finished_at: null })
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where(sql<boolean>`coalesce(holder, '') = ${seen.holder ?? ''}`)
    .where(sql<boolean>`coalesce(held_until, '') = ${seen.heldUntil ?? ''}`)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

async function lock(db: Queries, engine: Engine, id: string, holder: string): Promise<boolean> {
  let query = db
    .selectFrom('job')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('holder', '=', holder);
  if (engine === 'postgres') query = query.forUpdate();
  return (await query.executeTakeFirst()) !== undefined;
}

async function advance(db: Queries, id: string, progress: JobProgress, heldUntil: string, now: string) {
  await db
    .updateTable('job')
    .set({ ...progress, held_until: heldUntil, last_error: null, changed_at: now })
    .where('id', '=', id)
    .execute();
}

async function changeJob(db: Queries, id: string, from: readonly JobState[], change: JobChange, now: string) {
  const { state, heldUntil = null, lastError, finishedAt = null, parameters } = change;
  const result = await db
    .updateTable('job')
    .set({ state, holder: null, held_until: heldUntil, finished_at: finishedAt, changed_at: now })
    .$if(lastError !== undefined, (query) => query.set({ last_error: lastError ?? null }))
    .$if(parameters !== undefined, (query) => query.set({ parameters: parameters! }))
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

async function madeFor(db: Queries, account: string, key: string) {
  const row = await db
    .selectFrom('given_answer')
    .select(['answer as id', 'request_hash as hash'])
    .where('account', '=', account)
    .where('key', '=', MADE + key)
    .executeTakeFirst();
  return row;
}

function toRow(job: JobRow): JobTable {
  const { heldUntil, lastError, createdAt, changedAt, finishedAt, ...rest } = job;
  return {
    ...rest,
    held_until: heldUntil,
    last_error: lastError,
    created_at: createdAt,
    changed_at: changedAt,
    finished_at: finishedAt,
  };
}

function fromRows(rows: readonly JobTable[]): JobRow[] {
  return rows.map(({ held_until, last_error, created_at, changed_at, finished_at, state, ...rest }) => ({
    ...rest,
    state: state as JobState,
    heldUntil: held_until,
    lastError: last_error,
    createdAt: created_at,
    changedAt: changed_at,
    finishedAt: finished_at,
  }));
}
