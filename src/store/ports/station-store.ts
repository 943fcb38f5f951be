import { type RawBuilder, sql } from 'kysely';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { DeletedObject, KeptOutcome, ObjectChange, StationPort } from '../../operations/station/station-ports.ts';
import type { DetailedObject, NewObject } from '../../operations/tree-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import { findStationObjects } from '../read/station-objects.ts';
import type { Engine, Queries } from '../store.ts';
import { fromDetailRow } from './field-columns.ts';
import { takeSeqs } from './tree-clock.ts';
import { TREE_COLUMNS, toTreeObject } from './tree-rows.ts';

const LOOKED_BACK = 100;

/** What stations need of the store, inside one transaction. */
export function stationStore(db: Queries, engine: Engine): StationPort {
  return {
    objects: (expeditionId, ids) => findStationObjects(db, engine, expeditionId, ids),
    outcomes: (ids) => outcomes(db, engine, ids),
    keepOutcomes: (kept, at) => keepOutcomes(db, engine, kept, at),
    forgetOutcomes: (before) => forgetOutcomes(db, before),
    deleted: (ids) => deleted(db, engine, ids),
    remove: (object, at, by) => remove(db, object, at, by),
    forgetDeletion: async (id) => void (await db.deleteFrom('deleted_object').where('id', '=', id).execute()),
    countChildren: (id) => countChildren(db, id),
    runsBetween: (holeId, topDrfM, bottomDrfM) => runsBetween(db, holeId, topDrfM, bottomDrfM),
    changesOf: (objectId) => changesOf(db, objectId),
    leaseHolder: (prefix, key) => leaseHolder(db, prefix, key),
  };
}

async function outcomes(db: Queries, engine: Engine, ids: readonly string[]): Promise<Map<string, KeptOutcome>> {
  const rows = await db
    .selectFrom('station_outcome')
    .selectAll()
    .where(isOneOf(engine, 'station_outcome.id', ids, 'keys'))
    .execute();
  return new Map(
    rows.map((row) => {
      const { objectId, ...outcome } = JSON.parse(row.outcome) as KeptOutcome['outcome'] & { objectId: string | null };
      return [row.id, { expeditionId: row.expedition_id, account: row.account, objectId, outcome }];
    }),
  );
}

function keepOutcomes(db: Queries, engine: Engine, kept: readonly KeptOutcome[], at: string): Promise<void> {
  const rows = kept.map(({ expeditionId, account, objectId, outcome }) => ({
    id: outcome.id,
    expedition_id: expeditionId,
    account,
    at,
    outcome: JSON.stringify({ ...outcome, objectId }),
  }));
  return insertRows(db, engine, 'station_outcome', rows);
}

async function forgetOutcomes(db: Queries, before: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('station_outcome').where('at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function deleted(db: Queries, engine: Engine, ids: readonly string[]): Promise<Map<string, DeletedObject>> {
  const rows = await db
    .selectFrom('deleted_object')
    .selectAll()
    .where(isOneOf(engine, 'deleted_object.id', ids, 'keys'))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { object: JSON.parse(row.object) as NewObject, deletedAt: row.deleted_at, deletedBy: row.deleted_by },
    ]),
  );
}

async function remove(db: Queries, object: NewObject, at: string, by: string): Promise<void> {
  const { id, expeditionId, type } = object;
  // Only what lies in an expedition is ever deleted.
  const seq = await takeSeqs(db, expeditionId!, 1);
  const columns = {
    id,
    expedition_id: expeditionId!,
    change_seq: seq,
    deleted_at: at,
    deleted_by: by,
    object: JSON.stringify(object),
  };
  await db.insertInto('deleted_object').values(columns).execute();
  await db.deleteFrom(type).where('id', '=', id).execute();
  await db.deleteFrom('tree_object').where('id', '=', id).execute();
}

async function countChildren(db: Queries, id: string): Promise<number> {
  const row = await db
    .selectFrom('tree_object')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('parent_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function runsBetween(
  db: Queries,
  holeId: string,
  topDrfM: number,
  bottomDrfM: number,
): Promise<DetailedObject[]> {
  const lengthM: RawBuilder<number> = sql`coalesce(c.drilled_length_m, 0)`;
  const rows = await db
    .selectFrom('tree_object')
    .innerJoin('core_run as c', 'c.id', 'tree_object.id')
    .selectAll('c')
    .select(TREE_COLUMNS)
    .where('tree_object.parent_id', '=', holeId)
    .where('tree_object.type', '=', 'core_run')
    .where('c.drillers_top_depth_m', '<=', bottomDrfM)
    .where(sql<boolean>`c.drillers_top_depth_m + ${lengthM} >= ${topDrfM}`)
    .orderBy('tree_object.path')
    .execute();
  return rows.map((row) => ({ ...toTreeObject(row), values: fromDetailRow('core_run', row) }));
}

async function changesOf(db: Queries, objectId: string): Promise<ObjectChange[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'after'])
    .where('subject', '=', objectId)
    .where('action', 'in', ['create', 'change', 'restore'])
    .orderBy('id', 'desc')
    .limit(LOOKED_BACK)
    .execute();
  return rows.map((row) => ({ at: row.at, by: row.actor, after: JSON.parse(row.after ?? '{}') as FieldValues }));
}

async function leaseHolder(db: Queries, prefix: string, key: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('igsn_lease')
    .select('holder')
    .where('prefix', '=', prefix)
    .where('first_key', '<=', key)
    .where('last_key', '>=', key)
    .executeTakeFirst();
  return row?.holder;
}
