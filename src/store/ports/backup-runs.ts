import { type Selectable, sql } from 'kysely';
import type { BackupRun, BackupRunPort, PlaceRuns } from '../../operations/care/care-ports.ts';
import type { BackupRunTable } from '../schema.generated.ts';
import type { Queries } from '../store.ts';

type Row = Selectable<BackupRunTable>;

/** Backups inside a transaction, or on the reading side for its questions. */
export function backupRuns(db: Queries): BackupRunPort {
  const all = () => db.selectFrom('backup_run').selectAll().orderBy('id', 'desc');
  const first = async (query: ReturnType<typeof all>) => {
    const row = await query.limit(1).executeTakeFirst();
    return row && toRun(row);
  };
  return {
    add: async (run) => {
      const made = await db
        .insertInto('backup_run')
        .values(toRow(run))
        .onConflict((c) => c.doNothing())
        .returning('id')
        .execute();
      return made.length === 1;
    },
    take: (id, holder, heldUntil, now) => take(db, id, holder, heldUntil, now),
    asked: () => first(all().where('state', '=', 'asked')),
    running: () => first(all().where('state', '=', 'running')),
    advance: async (id, holder, { newBytes, verifiedAt, heldUntil, ...rest }) => {
      const set = {
        ...rest,
        ...(newBytes !== undefined && { new_bytes: newBytes }),
        ...(verifiedAt !== undefined && { verified_at: verifiedAt }),
        ...(heldUntil !== undefined && { held_until: heldUntil }),
      };
      const moved = await held(db, id, holder).set(set).executeTakeFirst();
      return moved.numUpdatedRows > 0n;
    },
    end: async (id, holder, state, now, lastError) => {
      const ended = { state, finished_at: now, holder: null, held_until: null, last_error: lastError ?? null };
      await held(db, id, holder).set(ended).execute();
    },
    list: async (limit) => (await all().limit(limit).execute()).map((row) => toRun(row)),
    latestByPlace: () => latestByPlace(db),
    latest: (state) => first(all().where('state', '=', state)),
    latestVerified: () => first(all().where('verified_at', 'is not', null)),
  };
}

async function latestByPlace(db: Queries): Promise<PlaceRuns[]> {
  // Keys sort by time as text on both engines; PostgreSQL has no largest uuid.
  const { rows } = await sql<Row>`select * from backup_run where cast(id as text) in (
    select max(cast(id as text)) from backup_run where state in ('done', 'failed') group by destination, state)
    order by id`.execute(db);
  const places = Map.groupBy(rows.map(toRun), (one) => one.destination);
  return [...places].map(([destination, runs]) => ({
    destination,
    done: runs.find((one) => one.state === 'done'),
    failed: runs.find((one) => one.state === 'failed'),
  }));
}

const held = (db: Queries, id: string, holder: string) =>
  db.updateTable('backup_run').where('id', '=', id).where('state', '=', 'running').where('holder', '=', holder);

async function take(db: Queries, id: string, holder: string, heldUntil: string, now: string): Promise<boolean> {
  const other = await db.selectFrom('backup_run').select('id').where('state', '=', 'running').executeTakeFirst();
  if (other !== undefined) return false;
  const taken = await db
    .updateTable('backup_run')
    .set({ state: 'running', step: 'Copying', holder, held_until: heldUntil, started_at: now })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

function toRow({
  askedBy,
  heldUntil,
  newBytes,
  verifiedAt,
  lastError,
  startedAt,
  finishedAt,
  ...rest
}: BackupRun): Row {
  return {
    ...rest,
    asked_by: askedBy,
    held_until: heldUntil,
    new_bytes: newBytes,
    verified_at: verifiedAt,
    last_error: lastError,
    started_at: startedAt,
    finished_at: finishedAt,
  };
}

function toRun({
  asked_by,
  held_until,
  new_bytes,
  verified_at,
  last_error,
  started_at,
  finished_at,
  ...rest
}: Row): BackupRun {
  return {
    ...rest,
    state: rest.state as BackupRun['state'],
    askedBy: asked_by,
    heldUntil: held_until,
    newBytes: new_bytes,
    verifiedAt: verified_at,
    lastError: last_error,
    startedAt: started_at,
    finishedAt: finished_at,
  };
}
