import { sql } from 'kysely';
import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type {
  DeletedObject,
  KeptOutcome,
  KnownBefore,
  LeasedKeys,
  ObjectChange,
  PlacedObject,
  StationPort,
} from '../../operations/station/station-ports.ts';
import type { NewObject, TreeObject } from '../../operations/tree-ports.ts';
import { insertRows, isOneOf } from '../engine/set-based.ts';
import { findDetails, findStationObjects } from '../read/station-objects.ts';
import type { Engine, Queries } from '../store.ts';
import { moveDepths } from './depth-recalculation.ts';
import { around, rules, runsBetween } from './entry-surroundings.ts';
import { keepGathered } from './keep-gathered.ts';
import { TREE_COLUMNS, toTreeObject } from './tree-rows.ts';

const LOOKED_BACK = 100;

/** What stations need of the store, inside one transaction. */
export function stationStore(db: Queries, engine: Engine): StationPort {
  return {
    objects: (expeditionId, ids, values) => findStationObjects(db, engine, expeditionId, ids, values),
    known: (operationIds, objectIds) => known(db, engine, operationIds, objectIds),
    around: (wanted) => around(db, engine, wanted),
    rules: (expeditionId) => rules(db, engine, expeditionId),
    detailsOf: (objects) => findDetails(db, engine, objects),
    runsBetween: (wanted) => runsBetween(db, wanted),
    blocksOf: (holders) => blocksOf(db, engine, holders),
    keep: (gathered) => keepGathered(db, engine, gathered),
    forgetOutcomes: (before) => forgetOutcomes(db, before),
    remove: (removed, at) => remove(db, engine, removed, at),
    forgetDeletions: async (ids) =>
      void (await db
        .deleteFrom('deleted_object')
        .where(isOneOf(engine, 'deleted_object.id', ids, 'keys'))
        .execute()),
    countChildren: (id) => countChildren(db, id),
    below: (path) => below(db, path),
    deletedBelow: (expeditionId, path, at) => deletedBelow(db, expeditionId, path, at),
    changesOf: (objectId) => changesOf(db, objectId),
    moveDepths: (scopes, seq) => moveDepths(db, scopes, seq),
    moveClock: async (id, seq) =>
      void (await db.updateTable('tree_clock').set({ seq }).where('expedition_id', '=', id).execute()),
  };
}

/** Both in one question, since both are asked for with every save. */
async function known(
  db: Queries,
  engine: Engine,
  operationIds: readonly string[],
  objectIds: readonly string[],
): Promise<KnownBefore> {
  const rows = await db
    .selectFrom('station_outcome')
    .select(['id', 'expedition_id', 'account as by', 'at', 'outcome as text', sql<number>`1`.as('is_outcome')])
    .where(isOneOf(engine, 'station_outcome.id', operationIds, 'keys'))
    .unionAll(
      db
        .selectFrom('deleted_object')
        .select([
          'id',
          'expedition_id',
          'deleted_by as by',
          'deleted_at as at',
          'object as text',
          sql<number>`0`.as('is_outcome'),
        ])
        .where(isOneOf(engine, 'deleted_object.id', objectIds, 'keys')),
    )
    .execute();
  const outcomes = new Map<string, KeptOutcome>();
  const deleted = new Map<string, DeletedObject>();
  for (const { id, expedition_id, by, at, text, is_outcome } of rows) {
    if (is_outcome === 0) {
      deleted.set(id, { object: JSON.parse(text) as NewObject, deletedAt: at, deletedBy: by });
      continue;
    }
    const { objectId, ...outcome } = JSON.parse(text) as KeptOutcome['outcome'] & { objectId: string | null };
    outcomes.set(id, { expeditionId: expedition_id, account: by, objectId, outcome });
  }
  return { outcomes, deleted };
}

async function forgetOutcomes(db: Queries, before: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('station_outcome').where('at', '<', before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

async function remove(
  db: Queries,
  engine: Engine,
  removed: readonly PlacedObject<NewObject>[],
  at: string,
): Promise<void> {
  const rows = removed.map(({ object, by, seq }) => ({
    id: object.id,
    // Only what lies in an expedition is ever deleted.
    expedition_id: object.expeditionId!,
    change_seq: seq,
    deleted_at: at,
    deleted_by: by,
    object: JSON.stringify(object),
  }));
  await insertRows(db, engine, 'deleted_object', rows);
  for (const [type, some] of Map.groupBy(removed, ({ object }) => object.type))
    await db
      .deleteFrom(type)
      .where(isOneOf(engine, `${type}.id`, idsOf(some), 'keys'))
      .execute();
  await db
    .deleteFrom('tree_object')
    .where(isOneOf(engine, 'tree_object.id', idsOf(removed), 'keys'))
    .execute();
}

const idsOf = (some: readonly PlacedObject<NewObject>[]): string[] => some.map(({ object }) => object.id);

async function below(db: Queries, path: string): Promise<TreeObject[]> {
  const [from, before] = subtreeBounds(path);
  const rows = await db
    .selectFrom('tree_object')
    .select(TREE_COLUMNS)
    .where('path', '>=', from)
    .where('path', '<', before)
    .orderBy('path')
    .execute();
  return rows.map(toTreeObject);
}

async function deletedBelow(db: Queries, expeditionId: string, path: string, at: string): Promise<DeletedObject[]> {
  const rows = await db
    .selectFrom('deleted_object')
    .select(['object', 'deleted_at', 'deleted_by'])
    .where('expedition_id', '=', expeditionId)
    .where('deleted_at', '=', at)
    .orderBy('change_seq')
    .execute();
  const found = rows
    .map((row) => ({
      object: JSON.parse(row.object) as NewObject,
      deletedAt: row.deleted_at,
      deletedBy: row.deleted_by,
    }))
    .filter(({ object }) => object.path.startsWith(`${path}/`));
  // A batch may delete, make and delete again under one name.
  const latest = new Map(found.map((one) => [one.object.path, one]));
  return [...latest.values()].toSorted((one, other) => (one.object.path < other.object.path ? -1 : 1));
}

async function countChildren(db: Queries, id: string): Promise<number> {
  const row = await db
    .selectFrom('tree_object')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('parent_id', '=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
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

async function blocksOf(db: Queries, engine: Engine, holders: readonly string[]): Promise<LeasedKeys[]> {
  return db
    .selectFrom('igsn_lease')
    .select(['holder', 'prefix', 'first_key as firstKey', 'last_key as lastKey'])
    .where(isOneOf(engine, 'igsn_lease.holder', holders))
    .execute();
}
