import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { ChangedObject, DetailedObject, NewObject, TreeObject, TreePort } from '../../operations/tree-ports.ts';
import { insertRows, isOneOf, type Row, updateRows } from '../engine/set-based.ts';
import type { Engine, Queries } from '../store.ts';
import { recalculateDepths } from './depth-recalculation.ts';
import { fromDetailRow, toDetailRow } from './field-columns.ts';
import { piecesOfSections } from './pieces-of-sections.ts';
import { registeredChildren } from './registered-children.ts';
import { moveObjects, seqsFor, takeSeqs } from './tree-clock.ts';
import { TREE_COLUMNS, toTreeObject } from './tree-rows.ts';

/** The core tree inside one transaction. */
export function treeStore(db: Queries, engine: Engine): TreePort {
  return {
    findByPaths: (paths) => find(db, engine, 'path', paths),
    findByIds: (ids) => find(db, engine, 'id', ids),
    programNames: () => programNames(db),
    findByFormerNumbers: (expeditionId, numbers) => findByFormerNumbers(db, engine, expeditionId, numbers),
    findExpeditions: (code) => findExpeditions(db, code),
    valuesOf: (type, ids) => valuesOf(db, engine, type, ids),
    childrenWithValues: (parentIds, type) => childrenWithValues(db, engine, parentIds, type),
    piecesBelow: (sections) => piecesOfSections(db, engine, sections),
    registeredChildren: (ids) => registeredChildren(db, engine, ids),
    insert: (objects, at, by) => insert(db, engine, objects, at, by),
    change: (objects, at, by) => change(db, engine, objects, at, by),
    giveIgsns: (given, at, expeditionId) =>
      moveObjects(
        db,
        engine,
        given.map((one) => ({ ...one, changed_at: at })),
        expeditionId,
      ),
    holdExpedition: async (id) => (await takeSeqs(db, id, 0)) - 1,
    registrableBelow: (path, afterPath, limit, only) => registrableBelow(db, path, afterPath, limit, only),
    countRegistrable: (path, only) => countRegistrable(db, path, only),
    recalculateDepths: (path) => recalculateDepths(db, path),
  };
}

async function find(
  db: Queries,
  engine: Engine,
  column: 'path' | 'id',
  values: readonly string[],
): Promise<TreeObject[]> {
  if (values.length === 0) return [];
  const wanted = isOneOf(engine, `tree_object.${column}`, values, column === 'id' ? 'keys' : 'text');
  const rows = await db.selectFrom('tree_object').select(TREE_COLUMNS).where(wanted).execute();
  return rows.map(toTreeObject);
}

async function programNames(db: Queries): Promise<string[]> {
  const rows = await db.selectFrom('tree_object').select('name').where('parent_id', 'is', null).orderBy('id').execute();
  return rows.map((row) => row.name);
}

async function findByFormerNumbers(db: Queries, engine: Engine, expeditionId: string, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('sample')
    .innerJoin('tree_object', 'tree_object.id', 'sample.id')
    .select(['tree_object.path', 'tree_object.combined_id', 'sample.former_number'])
    .where('tree_object.expedition_id', '=', expeditionId)
    .where('sample.former_number', 'is not', null)
    .where(isOneOf(engine, 'sample.former_number', numbers))
    .execute();
  return rows.map((row) => ({ path: row.path, combinedId: row.combined_id, number: row.former_number ?? '' }));
}

async function findExpeditions(db: Queries, code: string): Promise<TreeObject[]> {
  const rows = await db
    .selectFrom('tree_object')
    .select(TREE_COLUMNS)
    .where('type', '=', 'expedition')
    .where('combined_id', '=', code)
    .execute();
  return rows.map(toTreeObject);
}

async function valuesOf(
  db: Queries,
  engine: Engine,
  type: ObjectType,
  ids: readonly string[],
): Promise<Map<string, FieldValues>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom(type)
    .selectAll()
    .where(isOneOf(engine, `${type}.id`, ids, 'keys'))
    .execute();
  return new Map(rows.map((row) => [row.id, fromDetailRow(type, row)]));
}

async function childrenWithValues(
  db: Queries,
  engine: Engine,
  parentIds: readonly string[],
  type: ObjectType,
): Promise<DetailedObject[]> {
  if (parentIds.length === 0) return [];
  const rows = await db
    .selectFrom('tree_object')
    .select(TREE_COLUMNS)
    .where('type', '=', type)
    .where(isOneOf(engine, 'tree_object.parent_id', parentIds, 'keys'))
    .orderBy('path')
    .execute();
  const values = await valuesOf(
    db,
    engine,
    type,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...toTreeObject(row), values: values.get(row.id) ?? {} }));
}

async function insert(
  db: Queries,
  engine: Engine,
  objects: readonly NewObject[],
  at: string,
  by: string,
): Promise<void> {
  const seqs = await seqsFor(
    db,
    objects.map((one) => one.expeditionId),
  );
  await insertRows(
    db,
    engine,
    'tree_object',
    objects.map((one, nth) => ({ ...toTreeRow(one, at), changed_by: by, change_seq: seqs[nth]! })),
  );
  for (const [type, some] of byType(objects)) {
    await insertRows(
      db,
      engine,
      type,
      some.map((one) => toDetailRow(one.id, type, one.values)),
    );
  }
}

async function change(
  db: Queries,
  engine: Engine,
  objects: readonly ChangedObject[],
  at: string,
  by: string,
): Promise<void> {
  for (const [type, some] of byType(objects)) {
    await updateRows(
      db,
      engine,
      type,
      'id',
      some.map((one) => toDetailRow(one.id, type, one.values)),
    );
    await db
      .updateTable('tree_object')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where(
        isOneOf(
          engine,
          'tree_object.id',
          some.map((one) => one.id),
          'keys',
        ),
      )
      .execute();
  }
  await moveObjects(
    db,
    engine,
    objects.map(({ id }) => ({ id, changed_at: at, changed_by: by })),
  );
}

function below(db: Queries, path: string, only: 'all' | 'without-igsn') {
  const [from, before] = subtreeBounds(path);
  const query = db
    .selectFrom('tree_object')
    .where('registrable', '=', 1)
    .where((eb) => eb.or([eb('path', '=', path), eb.and([eb('path', '>=', from), eb('path', '<', before)])]));
  return only === 'all' ? query : query.where('igsn', 'is', null);
}

async function registrableBelow(db: Queries, path: string, after: string, limit: number, only: 'all' | 'without-igsn') {
  const [, before] = subtreeBounds(path);
  let query = db
    .selectFrom('tree_object')
    .select(TREE_COLUMNS)
    .where('registrable', '=', 1)
    .where('path', after === '' ? '>=' : '>', after === '' ? path : after)
    .where('path', '<', before)
    .orderBy('path')
    .limit(limit);
  // Between a path and its children lie paths such as `P/E5054-2`, which are no descendants of `P/E5054`.
  query = query.where((eb) => eb.or([eb('path', '=', path), eb('path', '>=', `${path}/`)]));
  if (only === 'without-igsn') query = query.where('igsn', 'is', null);
  return (await query.execute()).map(toTreeObject);
}

async function countRegistrable(db: Queries, path: string, only: 'all' | 'without-igsn'): Promise<number> {
  const { count } = await below(db, path, only)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

function byType<T extends { readonly type: ObjectType }>(objects: readonly T[]): Map<ObjectType, T[]> {
  return Map.groupBy(objects, (one) => one.type);
}

/** The row of a new object, without who changed it and when in the order of changes. */
export function toTreeRow(one: NewObject, at: string): Row {
  return {
    id: one.id,
    expedition_id: one.expeditionId,
    type: one.type,
    parent_id: one.parentId,
    registered_parent_id: one.registeredParentId,
    path: one.path,
    name: one.name,
    combined_id: one.combinedId,
    registrable: one.registrable ? 1 : 0,
    igsn: one.igsn ?? null,
    revision: 1,
    created_at: at,
    changed_at: at,
  };
}
