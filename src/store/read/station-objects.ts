import { sql } from 'kysely';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { ChangedObjects, StationObject } from '../../domain/station/station-object.ts';
import { isOneOf } from '../engine/set-based.ts';
import { asKept, fromDetailRow } from '../ports/field-columns.ts';
import { TREE_COLUMNS, toTreeObject } from '../ports/tree-rows.ts';
import type { Engine, Queries } from '../store.ts';

/**
 * Objects of an expedition by their ids as stations know them, in no order; those it does not have are left out. `known` are
 * fields, by id, that need not be read again.
 */
export async function findStationObjects(
  db: Queries,
  engine: Engine,
  expeditionId: string,
  ids: readonly string[],
  known: ReadonlyMap<string, FieldValues>,
): Promise<StationObject[]> {
  if (ids.length === 0) return [];
  const rows = await objects(db)
    .where('tree_object.expedition_id', '=', expeditionId)
    .where(isOneOf(engine, 'tree_object.id', ids, 'keys'))
    .execute();
  return withValues(db, engine, rows, known);
}

/**
 * The objects of an expedition that changed after a seq, at most `limit`, in the order of their seqs, and the ids of those
 * deleted meanwhile. The clock is read first: what changes while this reads comes with the next call.
 */
export async function listStationChanges(
  db: Queries,
  engine: Engine,
  expeditionId: string,
  after: number,
  limit: number,
): Promise<ChangedObjects> {
  const now = await findTreeSeq(db, expeditionId);
  const rows = await objects(db)
    .where('tree_object.expedition_id', '=', expeditionId)
    .where('tree_object.change_seq', '>', after)
    .where('tree_object.change_seq', '<=', now)
    .orderBy('tree_object.change_seq')
    .limit(limit)
    .execute();
  const isAll = rows.length < limit;
  const throughSeq = isAll ? Math.max(now, after) : rows.at(-1)!.change_seq;
  const deleted = await db
    .selectFrom('deleted_object')
    .select('id')
    .where('expedition_id', '=', expeditionId)
    .where('change_seq', '>', after)
    .where('change_seq', '<=', throughSeq)
    .orderBy('change_seq')
    .execute();
  return { objects: await withValues(db, engine, rows), deleted: deleted.map((row) => row.id), throughSeq, isAll };
}

/** The expedition an object lies in, or lay in before it was deleted; undefined where there never was one. */
export async function findKnownExpedition(db: Queries, objectId: string): Promise<string | undefined> {
  const live = await db.selectFrom('tree_object').select('expedition_id').where('id', '=', objectId).executeTakeFirst();
  if (live !== undefined) return live.expedition_id ?? undefined;
  const gone = await db
    .selectFrom('deleted_object')
    .select('expedition_id')
    .where('id', '=', objectId)
    .executeTakeFirst();
  return gone?.expedition_id;
}

/** The number of the last change of an expedition; 0 where nothing ever changed. */
export async function findTreeSeq(db: Queries, expeditionId: string): Promise<number> {
  const row = await db
    .selectFrom('tree_clock')
    .select('seq')
    .where('expedition_id', '=', expeditionId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** The numbers of the last changes of expeditions, by id. */
export async function findTreeSeqs(db: Queries, engine: Engine, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tree_clock')
    .select(['expedition_id', 'seq'])
    .where(isOneOf(engine, 'tree_clock.expedition_id', ids, 'keys'))
    .execute();
  return new Map(rows.map((row) => [row.expedition_id, row.seq]));
}

function objects(db: Queries) {
  return (
    db
      .selectFrom('tree_object')
      .leftJoin('record', 'record.igsn', 'tree_object.igsn')
      .select(TREE_COLUMNS)
      .select(['tree_object.change_seq', 'tree_object.changed_at', 'tree_object.changed_by'])
      // A number that was given and not described yet is reserved.
      .select(
        sql<string | null>`coalesce(record.state, case when tree_object.igsn is not null then 'reserved' end)`.as(
          'state',
        ),
      )
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof objects>['execute']>>[number];

async function withValues(
  db: Queries,
  engine: Engine,
  rows: readonly Row[],
  known: ReadonlyMap<string, FieldValues> = new Map(),
): Promise<StationObject[]> {
  const unknown = rows.filter((row) => !known.has(row.id)).map(({ id, type }) => ({ id, type: type as ObjectType }));
  const read = await findDetails(db, engine, unknown);
  return rows.map((row) => {
    const values = known.get(row.id);
    return toStationObject(row, (values && asKept(row.type as ObjectType, values)) ?? read.get(row.id) ?? {});
  });
}

/** The fields of objects, by id; one statement for each type. */
export async function findDetails(
  db: Queries,
  engine: Engine,
  objects: Iterable<{ readonly id: string; readonly type: ObjectType }>,
): Promise<Map<string, FieldValues>> {
  const values = new Map<string, FieldValues>();
  for (const [type, some] of Map.groupBy(objects, (one) => one.type)) {
    const ids = some.map((one) => one.id);
    const rows = await db
      .selectFrom(type)
      .selectAll()
      .where(isOneOf(engine, `${type}.id`, ids, 'keys'))
      .execute();
    for (const row of rows) values.set(row.id, fromDetailRow(type, row));
  }
  return values;
}

function toStationObject(row: Row, values: FieldValues): StationObject {
  const { expeditionId: _, registeredParentId: __, registrable: ___, ...object } = toTreeObject(row);
  return {
    ...object,
    recordState: row.state,
    values,
    seq: row.change_seq,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}
